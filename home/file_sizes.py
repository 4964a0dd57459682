"""The weight of a file, as people who are no technicians read it."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

_THOUSAND = 1000


def shown_size(size: int) -> str:
    """« 49 Ko », « 1,2 Mo »; bytes count as less than one Ko."""
    if size < _THOUSAND**2:
        return _("%(size)s Ko") % {"size": max(1, round(size / _THOUSAND))}
    return _("%(size)s Mo") % {"size": number_format(size / _THOUSAND**2, 1)}
