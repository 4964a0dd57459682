"""`{% filter in_french %}` around a whole page, `{{ date|date:"N"|short }}` (see home.typography)."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from home.frame import Frame
from home.languages.offered import with_french_said
from home.typography import in_french, shortened

register = template.Library()


@register.filter("in_french", is_safe=True)
def _in_french(html: str) -> SafeString:
    return mark_safe(in_french(html))  # noqa: S308  # the page as its templates made it, with other spaces


@register.filter("with_french_said", is_safe=True)
def _with_french_said(html: str, frame: Frame) -> SafeString:
    return mark_safe(with_french_said(html, frame))  # noqa: S308  # the same page, some links of which say a word more


register.filter("short", shortened)
