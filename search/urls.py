"""Addresses of search: pages below a home, data at the root of any host."""

from django.urls import path

from search.api import search_api
from search.views import search_page

page_patterns = [path("", search_page, name="search")]
api_patterns = [path("", search_api, name="search_api")]
