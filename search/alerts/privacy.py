"""What is forgotten of alerts, when, and what is given to somebody who asks for their data."""

from django.utils.translation import gettext as _

from home.location import Location
from home.models import OutgoingMail
from home.privacy_notes import PrivacyNote
from search.alerts.models import SearchAlert


def forget_old(dry_run: bool = False) -> int:
    """Delete those that nobody confirmed in time, or not for a year; how many. Safe to run twice."""
    ended = SearchAlert.objects.ended()
    return ended.count() if dry_run else ended.delete()[1].get(SearchAlert._meta.label, 0)


def export(address: str) -> list[dict]:
    """All that is kept of an address, in words that its owner reads."""
    return [
        {
            "alerte": alert.title,
            "recherche": alert.search,
            "courriel": alert.email,
            "demandee": alert.asked_at.isoformat(),
            "confirmee": alert.confirmed_at and alert.confirmed_at.isoformat(),
            "dernier_courriel": alert.mailed_at and alert.mailed_at.isoformat(),
        }
        for alert in SearchAlert.objects.of_address(address).order_by("pk")
    ]


def erase(address: str) -> int:
    """Forget an address, and what waits to be sent to it; how many alerts."""
    own = SearchAlert.objects.of_address(address)
    OutgoingMail.objects.filter(recipient__in=[address.strip(), *own.values_list("email", flat=True)]).delete()
    return own.delete()[1].get(SearchAlert._meta.label, 0)


def said(count: int) -> str:
    return f"{count} alertes de recherche" if count > 1 else f"{count} alerte de recherche"


def privacy_notes(location: Location) -> list[PrivacyNote]:
    words = _(
        "« Me prévenir », sous une recherche, demande une adresse électronique, qui ne sert qu’à dire ce qui y est "
        "nouveau : elle s’efface dès que l’on arrête l’alerte, au bout d’un an sans nouvelle confirmation, et après "
        "deux jours si elle n’a pas été confirmée."
    )
    return [PrivacyNote(_("Alertes de recherche"), [words])]
