"""Addresses of alerts: below that of a search, and the personal page."""

from django.urls import path

from search.alerts import views

page_patterns = [
    path("", views.ask_for_alert, name="search_ask_for_alert"),
    path("merci/", views.asked, name="search_asked_for_alert"),
]
personal_patterns = [path("alertes/<str:token>/", views.show_alert, name="search_alert")]
