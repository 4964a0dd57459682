"""Components that show nothing but what they are given: each is drawn once for the same values.

No query, no request and no clock: the template, the values and the language say all of it, so that what is kept is
never stale. A component that reads anything else is no matter for this.
"""

from collections.abc import Hashable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

_MOST = 2_000  # some 2 kB each; those that nobody asks for go first


def drawn(template: str, /, **given: Hashable) -> SafeString:
    """A component with these parameters, in the language in force. No moment: equal ones differ by their clocks."""
    return _draw(template, get_language(), **given)


@lru_cache(_MOST, typed=True)  # safe HTML equals a text of the same letters, which is to be escaped
def _draw(template: str, _language: str | None, /, **given: Hashable) -> SafeString:
    return render_to_string(template, given)
