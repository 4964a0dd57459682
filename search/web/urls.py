"""Addresses of search: pages below a home, data at the root of any host."""

from django.urls import path

from search.web.api import search_api
from search.web.clicks import open_result
from search.web.outlets.atom import atom
from search.web.outlets.ical import agenda
from search.web.outlets.table import table
from search.web.suggestions import suggestions
from search.web.views import search_page

page_patterns = [
    path("", search_page, name="search"),
    path("aller/", open_result, name="search_open"),
    path("flux.atom", atom, name="search_atom"),
    path("agenda.ics", agenda, name="search_ical"),
    path("export.csv", table, name="search_csv"),
]
api_patterns = [
    path("", search_api, name="search_api"),
    path("suggestions/", suggestions, name="search_suggestions"),
]
