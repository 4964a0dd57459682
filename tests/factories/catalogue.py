"""Themes, workshops, sessions, events, cycles, materials."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from catalogue.models import (
    Audience,
    CyclePage,
    EventPage,
    FormatPage,
    MaterialFile,
    MaterialPage,
    PromotionPage,
    SessionPage,
    ThemePage,
    WorkshopPage,
)
from home.models import SiteDocument
from tests.factories.tree import add, number


def make_audience(home, **values) -> Audience:
    n = number()
    return Audience.objects.create(
        **{"name": f"Public {n}", "slug": f"public-{n}", "locale_id": home.locale_id} | values
    )


def make_theme(home, **values) -> ThemePage:
    return add(home, "themes", ThemePage(**{"title": f"Thème {number()}", "summary": "Un sujet."} | values))


def make_format(home, **values) -> FormatPage:
    defaults = {"title": f"Format {number()}", "group_min": 4, "group_max": 10}
    return add(home, "formats", FormatPage(**defaults | values))


def make_workshop(home, *, themes=(), audiences=(), materials=(), live: bool = True, **values) -> WorkshopPage:
    defaults = {
        "title": f"Atelier {number()}",
        "summary": "Ce que l’on y apprend.",
        "objectives": [("objective", "Savoir faire.")],
        "programme": [("step", {"title": "Tour de table", "minutes": 15, "text": ""})],
    }
    page = WorkshopPage(**defaults | values)
    page.themes, page.audiences, page.materials = list(themes), list(audiences), list(materials)
    return add(home, "ateliers", page, live=live)


def in_days(days: float, hours: float = 2) -> dict:
    """Start and end of something that begins in some days and lasts some hours.

    Whatever the hour at which tests run, some hours are within a day of Paris: what is two days away or more begins at
    nine there; what is nearer counts from now, and ends before midnight.
    """
    start = timezone.localtime().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
    if abs(days) >= 2:
        start = start.replace(hour=9)
    end = start + timedelta(hours=hours)
    if hours < 24:
        end = min(end, start.replace(hour=23, minute=59))
    return {"starts_at": start, "ends_at": end}


def make_session(home, workshop, *, days: float = 10, live: bool = True, **values) -> SessionPage:
    defaults = {
        "title": f"{workshop.title}, séance {number()}",
        "summary": workshop.summary,
        "venue": "Salle des fêtes",
        "city": "Quimper",
        "signup_url": "https://example.org/inscription",
        "seats": 10,
        "seats_left": 8,
        "signup_kind": "ailleurs",
    }
    return add(home, "agenda", SessionPage(workshop=workshop, **in_days(days) | defaults | values), live=live)


def make_event(home, *, days: float = 20, themes=(), live: bool = True, **values) -> EventPage:
    defaults = {"title": f"Événement {number()}", "summary": "Une journée.", "venue": "Palais", "city": "Pau"}
    defaults["signup_kind"] = "aucune"
    page = EventPage(**in_days(days, hours=7) | defaults | values)
    page.themes = list(themes)
    return add(home, "agenda", page, live=live)


def make_cycle(home, **values) -> CyclePage:
    defaults = {"title": f"Cycle {number()}", "code": "ant", "summary": "Une formation.", "duration": "10 jours"}
    return add(home, "formations", CyclePage(**defaults | values))


def make_promotion(home, cycle, *, days: float = 40, live: bool = True, **values) -> PromotionPage:
    defaults = {"title": f"Promotion {number()}", "venue": "Centre", "city": "Rennes", "signup_email": "a@example.org"}
    return add(home, "formations", PromotionPage(cycle=cycle, **in_days(days, 80) | defaults | values), live=live)


def make_document(content: bytes, filename: str, **values) -> SiteDocument:
    """A document of the library; in tests its text is read at once, when the transaction commits."""
    document = SiteDocument(title=values.pop("title", filename), **values)
    document.file = ContentFile(content, name=filename)
    document.file_size = len(content)
    document._set_file_hash()
    document.save()
    return document


def make_material(home, *, themes=(), audiences=(), documents=(), live: bool = True, **values) -> MaterialPage:
    defaults = {"title": f"Ressource {number()}", "summary": "Un support.", "licence": "cc-by", "kind": "diaporama"}
    page = MaterialPage(**defaults | values)
    page.themes, page.audiences = list(themes), list(audiences)
    page.files = [MaterialFile(document=document, sort_order=order) for order, document in enumerate(documents)]
    return add(home, "ressources", page, live=live)
