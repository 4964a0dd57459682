"""What is forgotten, when, and what is given to somebody who asks for their data. Sums stay."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from catalogue.signups.changing import give_back
from catalogue.signups.dated_pages import date_of
from catalogue.signups.models import Registration, SentNotice
from catalogue.signups.models.registrations import folded
from home.models import OutgoingMail

KEPT = timedelta(days=396)  # thirteen months after the end of the date
_ERASED = ("name", "email", "establishment", "city", "phone", "need", "accessibility")


def purge(*, dry_run: bool = False) -> int:
    """Forget the persons of dates that are over for longer than KEPT; how many. Activity, places and state stay."""
    old = Registration.objects.filter(forgotten_at__isnull=True, seats__told_end__lt=timezone.now() - KEPT)
    return old.count() if dry_run else _forget(old)


def export(address: str) -> list[dict]:
    """All that is kept of an address, in words that its owner reads."""
    found = Registration.objects.filter(folded_email=folded(address)).exclude(folded_email="")
    return [_told(registration) for registration in found.select_related("seats__page").order_by("pk")]


def erase(address: str) -> int:
    """Forget an address at once, also where it still holds a seat, which goes to who waits; how many registrations."""
    found = Registration.objects.filter(folded_email=folded(address)).exclude(folded_email="")
    for registration in found.active().filter(seats__told_start__gt=timezone.now()).select_related("seats__page"):
        give_back(registration, date_of(registration.seats.page), notify=False)
    written = {address.strip(), *found.values_list("email", flat=True)}  # SQLite knows capitals of ASCII only
    OutgoingMail.objects.filter(Q(recipient__in=written) | Q(recipient__iexact=address.strip())).delete()
    return _forget(found)


def _forget(registrations) -> int:
    pks = list(registrations.values_list("pk", flat=True))
    with transaction.atomic():
        SentNotice.objects.filter(registration__in=pks).delete()
        blank = dict.fromkeys((*_ERASED, "folded_email"), "") | {"answers": [], "forgotten_at": timezone.now()}
        return Registration.objects.filter(pk__in=pks).update(**blank)


def _told(registration: Registration) -> dict:
    return {
        "date": registration.seats.page.title,
        "debut": registration.seats.told_start.isoformat(),
        "inscrit": registration.created_at.isoformat(),
        "etat": registration.get_state_display(),
        "places": registration.places,
        "nom": registration.name,
        "courriel": registration.email,
        "etablissement": registration.establishment,
        "activite": registration.activity,
        "commune": registration.city,
        "telephone": registration.phone,
        "besoin": registration.need,
        "accessibilite": registration.accessibility,
        "reponses": registration.answers,
    }
