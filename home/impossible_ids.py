"""An id that no row can have leads nowhere: 404, as one that no row has.

A number of thirty digits, a word in its place, a character that no text may hold: the query fails where others would
find nothing. Wagtail looks up what addresses, forms and scripts name in hundreds of places, so the failure is caught
here, once. A form whose own fields know such ids says so by itself, and never comes here.
"""

import re

from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import UUIDField
from django.http import Http404

_NO_NUMBER = re.compile(r"Field '\w+' expected a number but got ")
_TOO_LARGE = "Python int too large to convert to SQLite INTEGER"
_OUT_OF_RANGE = "22003"  # PostgreSQL's code of the same
_NUL = "PostgreSQL text fields cannot contain NUL"  # its driver's words, before anything is asked


class ImpossibleIdMiddleware:
    """Turns what such an id raises in a view into 404."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if names_no_row(exception):
            raise Http404 from exception


def names_no_row(exception: Exception) -> bool:
    """Whether a query failed for an id that no row can have."""
    if isinstance(exception, OverflowError):
        return str(exception) == _TOO_LARGE
    if isinstance(exception, DataError):
        return getattr(exception.__cause__, "sqlstate", None) == _OUT_OF_RANGE or str(exception).startswith(_NUL)
    if isinstance(exception, ValidationError):
        return getattr(exception, "message", None) == UUIDField.default_error_messages["invalid"]
    return isinstance(exception, ValueError) and bool(_NO_NUMBER.match(str(exception)))
