"""Search as visitors meet it: pages, JSON, suggestions, feeds, calendars, tables."""
