"""Entries of dated pages: sessions, promotions, events."""

from django.db.models import prefetch_related_objects

from catalogue.enums import Mode, Price
from catalogue.models import CyclePage, EventPage, FormatPage, PromotionPage, SessionPage, WorkshopPage
from catalogue.schedule.meetings import packed
from home.models import OrganisationPage
from search.content.entries import EntryData, Source, mention, put_at
from search.content.sources.classified import Classification
from search.content.sources.related import public_by_id


class DatedSource(Source):
    """When, where and by whom."""

    texts: tuple[str, ...] = ("venue", "city")

    def load(self):
        self.organisations = public_by_id(OrganisationPage, {page.organisation_id for page in self.pages})

    def fill(self, page: SessionPage | PromotionPage | EventPage, entry: EntryData):
        entry.starts_at, entry.ends_at, entry.time_zone = page.starts_at, page.ends_at, page.time_zone
        entry.when, entry.place = page.when, page.place
        if page.mode != Mode.REMOTE:
            put_at(entry, page.city, page.postcode)
        entry.status, entry.mode = page.status, page.mode
        if page.organisation_id in self.organisations:
            mention(entry, self.organisations[page.organisation_id].title)


def tell_price(page: SessionPage | PromotionPage, entry: EntryData) -> None:
    """Whether one pays; a price that nobody gave says neither."""
    if page.price is not None:
        entry.terms["prix"] = [str(Price.PAID if page.price else Price.FREE)]


class SessionSource(DatedSource):
    """Filed as its workshop is."""

    texts = ("venue", "city", "host")

    def load(self):
        super().load()
        prefetch_related_objects(self.pages, "days")
        workshops = {page.workshop_id for page in self.pages}
        self.workshops = public_by_id(WorkshopPage, workshops, "summary", "level", "format_id")
        self.classification = Classification(WorkshopPage, list(self.workshops))
        self.formats = public_by_id(FormatPage, {workshop.format_id for workshop in self.workshops.values()})

    def fill(self, page, entry: EntryData):
        super().fill(page, entry)
        entry.days = packed(page.meetings)
        tell_price(page, entry)
        workshop = self.workshops.get(page.workshop_id)
        if workshop is not None:
            entry.level = workshop.level
            entry.format = self.formats[workshop.format_id].slug if workshop.format_id in self.formats else ""
            self.classification.add_to(entry, workshop.pk)
            mention(entry, workshop.title, workshop.summary)


class PromotionSource(DatedSource):
    """Of its cycle."""

    def load(self):
        super().load()
        prefetch_related_objects(self.pages, "days")
        self.cycles = public_by_id(CyclePage, {page.cycle_id for page in self.pages}, "code")

    def fill(self, page, entry: EntryData):
        super().fill(page, entry)
        entry.days = packed(page.meetings)
        tell_price(page, entry)
        cycle = self.cycles.get(page.cycle_id)
        if cycle is not None:
            entry.cycle = cycle.code
            mention(entry, cycle.title, cycle.get_code_display())


class EventSource(DatedSource):
    texts = ("venue", "city", "body", "programme", "replays")

    def load(self):
        super().load()
        self.classification = Classification(EventPage, self.ids)

    def fill(self, page, entry: EntryData):
        super().fill(page, entry)
        self.classification.add_to(entry, page.pk)
