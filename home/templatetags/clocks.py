"""Says whose hours a field reads."""

from django import template

from home.clocks import clock_label

register = template.Library()
register.simple_tag(clock_label, name="clock")
