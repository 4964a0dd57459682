"""Dates by the dozen, for those who edit them: a session from its workshop, copies at other dates, whole tables."""
