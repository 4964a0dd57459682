"""Entries of themes, workshops, cycles and formats."""

from collections import defaultdict

from catalogue.enums import Suitability
from catalogue.models import FormatPage, FormatSuitability, WorkshopPage
from search.content.entries import EntryData, Source
from search.content.sources.classified import Classification
from search.content.sources.related import public_by_id


class ThemeSource(Source):
    """Under its own name and under each expression that providers use for it."""

    def fill(self, page, entry: EntryData):
        entry.keywords = "\n".join(line.strip() for line in page.vocabulary.splitlines() if line.strip())
        entry.terms["theme"] = [page.slug]


class WorkshopSource(Source):
    texts = ("objectives", "programme", "prerequisites", "methods", "evaluation", "to_bring")

    def load(self):
        self.classification = Classification(WorkshopPage, self.ids)
        self.formats = public_by_id(FormatPage, {page.format_id for page in self.pages})

    def fill(self, page, entry: EntryData):
        entry.level = page.level
        entry.format = self.formats[page.format_id].slug if page.format_id in self.formats else ""
        self.classification.add_to(entry, page.pk)


class CycleSource(Source):
    texts = (
        "body",
        "prerequisites",
        "objectives",
        "modules",
        "duration",
        "access_terms",
        "access_delay",
        "price",
        "contacts",
        "methods",
        "evaluation",
        "accessibility",
    )

    def fill(self, page, entry: EntryData):
        entry.cycle = page.code
        entry.keywords = page.get_code_display()


class FormatSource(Source):
    """For the audiences that it suits, or may suit."""

    texts = ("body", "pros", "cons", "duration")

    def load(self):
        self.audiences, self.notes = defaultdict(list), defaultdict(list)
        rows = FormatSuitability.objects.filter(format__in=self.ids).select_related("audience").order_by("sort_order")
        for row in rows:
            self.notes[row.format_id].append(row.note)
            if row.suitability != Suitability.UNSUITED:
                self.audiences[row.format_id].append(row.audience.slug)

    def fill(self, page, entry: EntryData):
        entry.format = page.slug
        entry.terms["public"] = self.audiences[page.pk]
        entry.body = "\n".join(filter(None, (entry.body, *self.notes[page.pk])))
