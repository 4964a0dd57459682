"""A telephone number as it is read and as it is called."""

from django import template

from home.telephones import dialled, shown

register = template.Library()

register.filter("shown", shown)
register.filter("dialled", dialled)
