"""The calendars of pages, below their own addresses; they go before Wagtail's, which take all the rest."""

from django.urls import re_path

from catalogue.schedule.views import calendar_file

urlpatterns = [re_path(r"^(?P<path>(?:[\w-]+/)+)calendrier\.ics$", calendar_file, name="calendar_file")]
