"""« Affiche » of a date: what, when, where, for how much, and how to sign up. It says nothing of who did."""

from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from catalogue.enums import EditorialStatus, SignupKind, State
from catalogue.signups.day.codes import qr_svg
from catalogue.signups.papers.facts import facts_of
from catalogue.signups.papers.typesetting import typeset
from home.models import HomePage, OrganisationPage, RegionPage, region_of
from home.telephones import shown
from home.typesetting.texts import cuttable

_MOST_DAYS = 6  # that a poster names one by one


def is_to_hang(date: Page) -> bool:
    """Nobody hangs up what is over; that it is cancelled, postponed or full is said on the sheet."""
    return date.ends_at > timezone.now()


def poster(date: Page) -> bytes:
    """A sheet, in French."""
    return typeset("poster", told_of(date))


def told_of(date: Page) -> dict:
    """All that the sheet depends on."""
    address = date.get_full_url() or ""
    offices = OrganisationPage.objects.visible().filter(pk=date.organisation_id)  # it hangs where anybody reads
    with override("fr"):
        facts = facts_of(date)
        facts["organisation"] = offices.values_list("title", flat=True).first() or facts["issuer"]
        told = {
            "kind": str(date.page_type.label),
            "off": date.state_words if date.status != EditorialStatus.PLANNED else "",
            "summary": date.summary,
            "days": facts["days"] if len(facts["days"]) <= _MOST_DAYS else [],
            "price": getattr(date, "price_label", ""),
            "invitation": _invitation(date),
            "phone": shown(getattr(date, "signup_phone", "") or telephone_of(region_of(date) or _nation_of(date))),
            "address": as_read(address),
            "qr": qr_svg(address),
        }
        return {"date": facts, "poster": told}


def as_read(address: str) -> str:
    """« bretagne.example.org/agenda/une-fiche »."""
    return cuttable(address.partition("://")[2].rstrip("/"))


def telephone_of(identity: HomePage | RegionPage | None) -> str:
    return (identity.contact_phone or getattr(identity, "coordinator_phone", "")) if identity else ""


def _invitation(date: Page) -> str:
    """What the code leads to, as things stand."""
    state = date.state
    if state == State.FULL:
        return f"{date.state_words}, liste d’attente ouverte" if date.signs_up_here else date.state_words
    if state == State.CLOSED:
        return str(state.label)
    takes = state.takes_signups and date.signup_kind != SignupKind.NONE
    return "Renseignements et inscriptions" if takes else "Renseignements"


def _nation_of(date: Page) -> HomePage | None:
    return HomePage.objects.ancestor_of(date).first()
