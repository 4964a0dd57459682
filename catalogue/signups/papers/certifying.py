"""« Attestation de participation » : who has one, its code, and whether a code is one."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from catalogue.enums import EditorialStatus
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Certificate, Registration
from catalogue.signups.models.certificates import new_code
from catalogue.signups.papers.facts import attested_minutes, minutes_attended, organiser_of
from catalogue.signups.presence import Presences

_LONGEST_WHEN = 160
_GROUP = 4  # letters between two dashes, on the paper


def is_over(date: Page) -> bool:
    return date.status == EditorialStatus.PLANNED and date.ends_at <= timezone.now()


def is_due(registration: Registration, date: Page) -> bool:
    """Whether somebody was there, and it is over."""
    return registration.state == RegistrationState.PRESENT and not registration.forgotten_at and is_over(date)


def certificates_of(registrations: Collection[Registration], date: Page) -> dict[int, Certificate]:
    """Of each, by the registration's id: made the first time, later it says what is printed now."""
    facts = {"title": date.title[:255], "organisation": organiser_of(date)[:255]}
    own = _attended(registrations, date)
    issued = Certificate.objects.filter(registration__in=registrations)
    known = {one.registration_id: one for one in issued}
    for pk, one in known.items():
        for name, value in (facts | own[pk or 0]).items():
            setattr(one, name, value)
    Certificate.objects.bulk_update(known.values(), [*facts, "when", "minutes"])
    new = [
        Certificate(registration=one, code=new_code(), **facts, **own[one.pk])
        for one in registrations
        if one.pk not in known
    ]
    Certificate.objects.bulk_create(new, ignore_conflicts=True)  # another printed it at the same moment
    return {one.registration_id: one for one in issued.all() if one.registration_id is not None}


def _attended(registrations: Collection[Registration], date: Page) -> dict[int, dict[str, Any]]:
    """Of a date in several meetings, only those where each was."""
    presences, found = Presences(date), {}
    when, minutes = date.when[:_LONGEST_WHEN], attested_minutes(date)
    for one in registrations:
        found[one.pk] = {"when": when, "minutes": minutes}
        attended = presences.attended(one)
        if len(attended) < len(presences.meetings):
            found[one.pk] = {
                "when": f"{when}\u00a0: présence à {len(attended)} {presences.noun} sur {len(presences.meetings)}",
                "minutes": minutes_attended(date, attended),
            }
    return found


def certificate_at(code: str) -> Certificate | None:
    """The true certificate of a code, as it is printed or without its dashes; None for any other."""
    found = Certificate.objects.filter(code=code.replace("-", "")).select_related("registration").first()
    if found is None or (found.registration and found.registration.state != RegistrationState.PRESENT):
        return None
    return found


def printed(code: str) -> str:
    """`7F3A-2CDE-…`."""
    return "-".join(re.findall(f".{{1,{_GROUP}}}", code))


def address_of(certificate: Certificate) -> str:
    root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return root + reverse("signups_certificate", args=[printed(certificate.code)])


def holder_of(certificate: Certificate) -> str:
    """The name, while it is kept."""
    return certificate.registration.name if certificate.registration else ""


def initials(name: str) -> str:
    """« Anne-Laure Le Goff » is « A. L. L. G. »."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"\w+", name))


def is_same_name(one: str, other: str) -> bool:
    """As people type it: accents, capitals, dashes and the order of first and last name aside."""
    return bool(_words(one)) and _words(one) == _words(other)


def _words(name: str) -> list[str]:
    plain = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    return sorted(re.findall(r"\w+", plain))
