"""What is forgotten, when, and what is given to somebody who asks for their data. Sums stay."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from catalogue.models import WorkshopPage
from catalogue.signups.changing import give_back
from catalogue.signups.dated_pages import Date, date_of
from catalogue.signups.models import (
    DateAlert,
    Opinion,
    Registration,
    SentNotice,
    SignupSettings,
    StaffAct,
    StaffMessage,
    decision_on,
)
from catalogue.signups.models.registrations import folded
from catalogue.signups.places import places_with_settings
from home.models import OutgoingMail
from home.places import meant

KEPT = SignupSettings().kept  # after the end of the date, where nothing else is said
_SIGNATORY = ("employer_name", "employer_email")
_ERASED = ("name", "email", "establishment", "city", "phone", "need", "accessibility", "motivation", *_SIGNATORY)


def purge(*, dry_run: bool = False) -> int:
    """Forget the persons of dates that are over for longer than their region says; how many. Activity, département,
    places and state stay.
    """
    old = Registration.objects.filter(_too_old(timezone.now()), forgotten_at__isnull=True)
    return old.count() if dry_run else _forget(old)


def _too_old(now: datetime) -> Q:
    """Dates of each place by what it says; the others, and those of places that say nothing, by KEPT."""
    found, said = Q(pk__in=[]), Q(pk__in=[])
    for own, here in places_with_settings():
        found |= here & Q(seats__told_end__lt=now - own.kept)
        said |= here
    return found | Q(seats__told_end__lt=now - KEPT) & ~said


def export(address: str) -> list[dict]:
    """All that is kept of an address, in words that its owner reads."""
    found = Registration.objects.filter(folded_email=folded(address)).exclude(folded_email="")
    told = [_told(registration) for registration in found.select_related("seats__page").order_by("pk")]
    told += [_told_signatory(registration) for registration in _signed_by(address)]
    return told + [_told_alert(alert) for alert in DateAlert.objects.filter(folded_email=folded(address))]


def erase(address: str) -> int:
    """Forget an address at once, also where it still holds a seat, which goes to who waits; how many registrations."""
    found = Registration.objects.filter(folded_email=folded(address)).exclude(folded_email="")
    for registration in found.active().filter(seats__told_start__gt=timezone.now()).select_related("seats__page"):
        give_back(registration, date_of(registration.seats.page), notify=False)
    DateAlert.objects.filter(folded_email=folded(address)).delete()
    written = {address.strip(), *found.values_list("email", flat=True)}  # SQLite knows capitals of ASCII only
    OutgoingMail.objects.filter(Q(recipient__in=written) | Q(recipient__iexact=address.strip())).delete()
    return _forget(found) + _signed_by(address).update(**dict.fromkeys(_SIGNATORY, ""))


def discard(registrations: Iterable[Registration], date: Date, *, by: Any) -> int:
    """What no person wrote: seats go to who waits, nobody is written to, and what was said is forgotten; how many.

    Who waits first, or a robot would be told of the seat of another.
    """
    first_waiting = sorted(registrations, key=lambda one: one.holds)
    gone = [one.pk for one in first_waiting if give_back(one, date, notify=False, by=by)]
    return _forget(Registration.objects.filter(pk__in=gone))


def _signed_by(address: str):
    """Applications whose employer's signatory has this address: somebody who wrote nothing here."""
    return Registration.objects.filter(employer_email__iexact=address.strip()).exclude(employer_email="").order_by("pk")


def _forget(registrations) -> int:
    pks = list(registrations.values_list("pk", flat=True))
    with transaction.atomic():
        _keep_departements(pks)
        SentNotice.objects.filter(registration__in=pks).delete()
        Opinion.objects.filter(registration__in=pks).update(answers=[])
        StaffAct.objects.filter(registration__in=pks).update(reason="")
        blank = dict.fromkeys((*_ERASED, "folded_email"), "") | {"answers": [], "forgotten_at": timezone.now()}
        forgotten = Registration.objects.filter(pk__in=pks).update(**blank)
        known = Registration.objects.filter(seats=OuterRef("seats"), forgotten_at__isnull=True)
        StaffMessage.objects.filter(~Exists(known), seats__registrations__in=pks).delete()
    return forgotten


def _keep_departements(pks: list[int]) -> None:
    """Of the commune that each said; nothing of namesakes in several."""
    found = Registration.objects.filter(pk__in=pks)
    for city in found.exclude(city="").values_list("city", flat=True).distinct():
        codes = {one.departement for one in meant(city)}
        if len(codes) == 1:
            found.filter(city=city).update(departement=codes.pop())


def _told(registration: Registration) -> dict:
    return {
        "date": registration.seats.page.title,
        "debut": registration.seats.told_start.isoformat(),
        "inscrit": registration.created_at.isoformat(),
        "etat": registration.state_label,
        "places": registration.places,
        "nom": registration.name,
        "courriel": registration.email,
        "etablissement": registration.establishment,
        "activite": registration.activity,
        "commune": registration.city,
        "telephone": registration.phone,
        "besoin": registration.need,
        "accessibilite": registration.accessibility,
        "motivation": registration.motivation,
        "accord_employeur": registration.get_employer_display(),
        "signataire": [registration.employer_name, registration.employer_email],
        "decision": decision.reason if (decision := decision_on(registration)) else "",
        "reponses": registration.answers,
        "avis": [
            {"moment": opinion.get_moment_display(), "note": opinion.note, "reponses": opinion.answers}
            for opinion in Opinion.objects.filter(registration=registration).order_by("moment")
        ],
    }


def _told_signatory(registration: Registration) -> dict:
    """Nothing of the person who applied."""
    title = registration.seats.page.title
    return {"accord_donne_pour": title, "nom": registration.employer_name, "courriel": registration.employer_email}


def _told_alert(alert: DateAlert) -> dict:
    workshop = WorkshopPage.objects.filter(translation_key=alert.workshop).first()
    return {
        "alerte": workshop.title if workshop else "",
        "courriel": alert.email,
        "demandee": alert.created_at.isoformat(),
        "confirmee": alert.confirmed_at and alert.confirmed_at.isoformat(),
    }
