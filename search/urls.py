"""Addresses of search."""

page_patterns: list = []
api_patterns: list = []
