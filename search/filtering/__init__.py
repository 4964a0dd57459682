"""Filters, facets and their labels."""
