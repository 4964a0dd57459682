"""The papers of a date, in the menu of its list."""

from django.urls import reverse
from wagtail.admin.widgets.button import Button, ButtonWithDropdown
from wagtail.models import Page

from catalogue.signups.papers.certifying import is_over
from catalogue.signups.papers.poster import is_to_hang

_ALWAYS = {
    "signups_attendance_sheet": "Feuille d’émargement",
    "signups_people_list": "Liste pour l’animation",
    "signups_badges": "Badges",
}
_TO_HANG = {"signups_poster": "Affiche"}
_BEFORE, _AFTER = {"signups_convocations": "Convocations"}, {"signups_certificates": "Attestations des présents"}


def papers_button(page_id: int, date: Page) -> ButtonWithDropdown:
    names = _ALWAYS | (_AFTER if is_over(date) else _BEFORE) | (_TO_HANG if is_to_hang(date) else {})
    return ButtonWithDropdown(
        "Imprimer",
        icon_name="doc-full",
        buttons=[
            Button(label, url=reverse(name, args=[page_id]), icon_name="download", priority=number)
            for number, (name, label) in enumerate(names.items())
        ],
    )
