"""`{% filter in_french %}` around a whole page, `{{ date|date:"N"|short }}` (see home.typography)."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from home.typography import in_french, shortened

register = template.Library()


@register.filter("in_french", is_safe=True)
def _in_french(html: str) -> SafeString:
    return mark_safe(in_french(html))  # noqa: S308  # the page as its templates made it, with other spaces


register.filter("short", shortened)
