"""« Affiche » of a date: what, when, where, for how much, and how to sign up. It says nothing of who did."""

from django.utils.translation import override
from wagtail.models import Page

from catalogue.enums import EditorialStatus
from catalogue.signups.day.codes import qr_svg
from catalogue.signups.papers.facts import facts_of
from catalogue.signups.papers.typesetting import typeset
from home.models import HomePage, OrganisationPage, RegionPage, region_of
from home.telephones import shown
from home.typesetting.texts import cuttable


def poster(date: Page) -> bytes:
    """A sheet, in French."""
    address = date.get_full_url() or ""
    offices = OrganisationPage.objects.visible().filter(pk=date.organisation_id)  # it hangs where anybody reads
    with override("fr"):
        facts = facts_of(date)
        facts["organisation"] = offices.values_list("title", flat=True).first() or facts["issuer"]
        told = {
            "kind": str(date.page_type.label),
            "summary": date.summary,
            "price": getattr(date, "price_label", ""),
            "invitation": _invitation(date),
            "phone": shown(_telephone(date)),
            "address": cuttable(address.partition("://")[2].rstrip("/")),
            "qr": qr_svg(address),
        }
        return typeset("poster", {"date": facts, "poster": told})


def _invitation(date: Page) -> str:
    """« Inscriptions », or what became of it."""
    return date.state_words if date.status != EditorialStatus.PLANNED else "Renseignements et inscriptions"


def _telephone(date: Page) -> str:
    """Of the date, else of its region or of the nation."""
    identity = region_of(date) or HomePage.objects.ancestor_of(date).first()
    return getattr(date, "signup_phone", "") or _of(identity)


def _of(identity: HomePage | RegionPage | None) -> str:
    return (identity.contact_phone or getattr(identity, "coordinator_phone", "")) if identity else ""
