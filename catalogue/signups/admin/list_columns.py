"""What the list of who signed up for a date shows of each."""

from django.utils.text import Truncator
from wagtail.admin.ui.tables import Column, DateColumn

from catalogue.signups.dated_pages import Date

_WORDS_IN_LIST = 40


class PersonColumn(Column):
    cell_template_name = "signups/admin/person.html"


class _ActionsColumn(Column):
    cell_template_name = "signups/admin/actions.html"


_NAME = PersonColumn("name", label="Nom", sort_key="name")
_STATE = Column("state", label="État", accessor="state_label", sort_key="state")
_PRESENCE = Column("presence", label="Présence", accessor="presence")
_RECEIVED = DateColumn("created_at", label="Reçue", sort_key="created_at")
_ACTIONS = _ActionsColumn("actions", label="Actions")
_OF_SESSIONS = [
    Column("places", label="Places", sort_key="places"),
    Column("need", label="Ce qu’il faut régler"),
    Column("accessibility", label="Accessibilité"),
]
# What is decided on; the rest is read on the person's own screen.
_OF_APPLICATIONS = [
    Column("motivation", label="Motivation", accessor=lambda one: Truncator(one.motivation).words(_WORDS_IN_LIST)),
    Column("employer", label="Employeur d’accord", accessor="get_employer_display"),
]


def columns_of(date: Date, *, in_meetings: bool) -> list[Column]:
    """`in_meetings`: presence is noted at several, and told in sum."""
    presence = [_PRESENCE] if in_meetings else []
    said = _OF_APPLICATIONS if date.takes_applications else _OF_SESSIONS
    return [_NAME, _STATE, *presence, *said, _RECEIVED, _ACTIONS]
