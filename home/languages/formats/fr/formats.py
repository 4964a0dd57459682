"""« 1er décembre 2026 »: see home/wagtail_patches/first_of_month.py. The rest is Django's."""

DATE_FORMAT = "jS F Y"
DATETIME_FORMAT = "jS F Y H:i"
MONTH_DAY_FORMAT = "jS F"
