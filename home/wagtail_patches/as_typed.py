"""Filters of lists, and the port of a site, read dates and numbers as they are typed in France: home/as_typed/.

Forms made from models have a setting for it (home/as_typed/setup.py); filters, and this form, name their fields
themselves. Read on django-filter 26.2 and Wagtail 8.0.1. Upstream: none known.
"""

import django_filters
from wagtail.models import Site
from wagtail.sites.forms import SiteForm

from home.as_typed import fields
from home.as_typed.setup import CountSpanField, DateSpanField, FirstMomentField
from home.wagtail_patches.patch import Patch, instead


def with_typed_port(known):
    return known | {"port": Site._meta.get_field("port").formfield(form_class=fields.IntegerField)}


PATCHES = (
    Patch(django_filters.DateFilter, "field_class", instead(fields.DateField)),
    Patch(django_filters.DateTimeFilter, "field_class", instead(FirstMomentField)),
    Patch(django_filters.DateFromToRangeFilter, "field_class", instead(DateSpanField)),
    Patch(django_filters.RangeFilter, "field_class", instead(CountSpanField)),
    Patch(SiteForm, "base_fields", with_typed_port),
)
