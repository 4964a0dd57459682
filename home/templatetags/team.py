"""How to reach who runs the site, when nothing else can be asked: no query, no context."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def team_address() -> str:
    """The address to write to when the site itself fails; empty where none is set."""
    return settings.CONTACT_EMAIL
