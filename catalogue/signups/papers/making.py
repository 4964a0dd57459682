"""Each paper of a date, as a PDF in French."""

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from catalogue.enums import EditorialStatus
from catalogue.schedule.durations import duration_label
from catalogue.signups.day.codes import check_in_url, qr_svg, short_code
from catalogue.signups.enums import HOLDING, RegistrationState
from catalogue.signups.models import Registration
from catalogue.signups.papers.certifying import address_of, certificates_of, printed
from catalogue.signups.papers.facts import facts_of
from catalogue.signups.papers.half_days import half_days_of
from catalogue.signups.papers.people import NOBODY, listed, seated, told
from catalogue.signups.papers.signature import signature_of
from catalogue.signups.papers.typesetting import typeset
from catalogue.signups.presence import Presences

_COLUMNS = 4  # half-days that fit on a sheet
_SPARE_LINES = 3  # for who comes without having signed up
_NOTED = {RegistrationState.PRESENT: "présence notée", RegistrationState.ABSENT: "absence notée", "": ""}
_EXPECTED = [state for state in HOLDING if state != RegistrationState.OFFERED]


def expected_at(date: Page) -> list[Registration]:
    """Who has a seat and keeps it, by name."""
    found = Registration.objects.of_date(date).filter(state__in=_EXPECTED, forgotten_at__isnull=True)
    return sorted(found, key=lambda one: (one.name.casefold(), one.pk))


def may_be_convened(registration: Registration, date: Page) -> bool:
    """Whether the seat is kept, and it is not over."""
    return registration.state in _EXPECTED and date.status == EditorialStatus.PLANNED and date.ends_at > timezone.now()


def attendance_sheet(date: Page) -> bytes:
    """« Feuille d’émargement » ; a remote session's has hours of connection in place of signatures.

    Printed again once a meeting was noted, it says so in the boxes.
    """
    with override("fr"):
        columns = [{"day": half.day, "part": half.part, "meeting": half.meeting} for half in half_days_of(date)]
        groups = [columns[start : start + _COLUMNS] for start in range(0, len(columns), _COLUMNS)]
        expected, presences = expected_at(date), Presences(date)
        noted = {one.pk: {key: _NOTED[state] for key, state in presences.states(one).items()} for one in expected}
        people = seated(expected, noted) + [NOBODY] * _SPARE_LINES
        return typeset("attendance", {"date": facts_of(date), "groups": groups, "people": people})


def people_list(date: Page) -> bytes:
    """For who hosts; who waits is in it too, last."""
    waiting = Registration.objects.of_date(date).waiting().filter(forgotten_at__isnull=True)
    expected = expected_at(date)
    places = sum(one.places for one in expected)
    total = f"{places} sur {date.seats}" if date.seats else str(places)
    with override("fr"):
        people = [listed(one) for one in [*expected, *waiting]]
        return typeset("people", {"date": facts_of(date), "people": people, "sum": total})


def badges(date: Page) -> bytes:
    with override("fr"):
        return typeset("badges", {"date": facts_of(date), "people": seated(expected_at(date), {})})


def convocations(date: Page, registrations: Iterable[Registration]) -> bytes:
    """A page a person, with the code to show at the door."""
    with override("fr"):
        people = [told(one) | {"code": short_code(one), "qr": qr_svg(check_in_url(one))} for one in registrations]
        return typeset("convocations", {"date": facts_of(date), "people": people})


def certificates(date: Page, registrations: Sequence[Registration]) -> bytes:
    """A page a person; the caller has asked whether each is due one (`certifying.is_due`)."""
    with override("fr"):
        issued = certificates_of(registrations, date)
        people = []
        for one in registrations:
            certificate = issued[one.pk]
            address = address_of(certificate)
            hours = duration_label(certificate.minutes) if certificate.minutes else ""
            said = {"when": certificate.when, "hours": hours, "code": printed(certificate.code), "address": address}
            people.append(told(one) | said | {"qr": qr_svg(address)})
        return typeset("certificates", {"date": facts_of(date) | {"signature": signature_of(date)}, "people": people})
