"""From pages to what search knows of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import override
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from catalogue.enums import PassageKind
from home.blocks.sections import sections_of
from home.models import RegionPage
from home.places import place_of
from home.regions import NATIONAL, ancestor_paths

_CHER = "18"


@dataclass
class PassageData:
    """A slide, page or section of a file; or of the page's own text, which has no document and no file number."""

    document_id: int | None
    file_number: int
    file_name: str
    kind: str
    number: int
    anchor: str
    title: str
    text: str


@dataclass
class EntryData:
    """A public page as search shows it, filters it and indexes it; columns are those of models.Entry."""

    page_id: int
    type: str
    title: str
    slug: str
    summary: str
    locale: str
    language: str
    region: str
    url_path: str
    keywords: str = ""
    body: str = ""
    mentions: str = ""  # names of other things, found as the body is and never shown
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    time_zone: str = ""  # of the place, whose days count
    days: str = ""  # each date to keep, when there are several (catalogue.schedule.meetings)
    when: str = ""
    place: str = ""
    position: str = ""  # of the place, as `written` says it; empty for what is nowhere
    status: str = ""
    dated_at: datetime | None = None
    changed_at: datetime | None = None
    revision: int = 0
    expire_at: datetime | None = None
    level: str = ""
    licence: str = ""
    mode: str = ""
    cycle: str = ""
    format: str = ""
    source_id: str = ""
    is_shared: bool = False  # a region's, accepted in the national library
    terms: dict[str, list[str]] = field(default_factory=dict)
    passages: list[PassageData] = field(default_factory=list)  # of files
    sections: list[PassageData] = field(default_factory=list)  # of the body, which holds their words too


class Source:
    """How pages of one type become entries.

    `texts` are the fields that make the body. A subclass loads in `load` what it needs for a whole batch, in a number
    of queries that does not depend on its size, and adds it to each entry in `fill`. It may only tell of other pages
    that are public themselves.
    """

    texts: tuple[str, ...] = ("body",)

    def __init__(self, pages: list[Page]) -> None:
        self.pages = pages
        self.ids = [page.pk for page in pages]
        self.load()

    def load(self) -> None:
        """Read what several pages need."""

    def fill(self, page: Page, entry: EntryData) -> None:
        """Add to `entry` what this type of page has of its own."""

    def entries(self) -> list[EntryData]:
        regions = dict(RegionPage.objects.values_list("path", "slug"))  # the cache may be late
        return [self._entry(page, regions) for page in self.pages]

    def _entry(self, page: Page, regions: dict[str, str]) -> EntryData:
        entry = EntryData(
            page_id=page.pk,
            type=str(page.page_type),
            title=page.title,
            slug=page.slug,
            summary=page.summary,
            locale=page.locale.language_code,
            language=page.locale.language_code,
            region=region_slug(page.path, regions),
            url_path=page.url_path,
            body="\n".join(text for name in self.texts for text in texts_in_field(page, name)),
            dated_at=page.first_published_at,
            changed_at=page.last_published_at or page.first_published_at,
            revision=page.live_revision_id or 0,
            expire_at=page.expire_at,
            sections=_sections(page, self.texts),
        )
        with override(entry.locale):  # dates and labels in words are the page's own
            self.fill(page, entry)
        return entry


def _sections(page: Page, names: tuple[str, ...]) -> list[PassageData]:
    """What stands under the headings, in the folds and below the questions of a page."""
    streams = [getattr(page, name) for name in names if isinstance(page._meta.get_field(name), StreamField)]
    return [
        PassageData(
            document_id=None,
            file_number=0,
            file_name="",
            kind=PassageKind.SECTION,
            number=number,
            anchor=section.anchor,
            title=section.title,
            text="\n".join(text for text in section.texts if text.strip()),
        )
        for number, section in enumerate(sections_of(streams), 1)
    ]


def region_slug(path: str, regions: dict[str, str]) -> str:
    """Slug of the nearest region at or above a tree path, « national » when there is none."""
    return next((regions[above] for above in reversed(ancestor_paths(path)) if above in regions), NATIONAL)


def texts_in_field(page: Page, name: str) -> Iterable[str]:
    """The words of a field, without markup."""
    value, model_field = getattr(page, name), page._meta.get_field(name)
    if isinstance(model_field, StreamField | RichTextField):
        return [str(text) for text in model_field.get_searchable_content(value) if str(text).strip()]
    return [str(value)] if value else []


def written(latitude: float | None, longitude: float | None) -> str:
    """A position as entries keep it: exact, the same text for the same place. Empty when it is not known."""
    return "" if latitude is None or longitude is None else f"{latitude!r} {longitude!r}"


def put_at(entry: EntryData, city: str, postcode: str) -> None:
    """Where an address is: the position of its commune, and its département, by whose name the entry is found too; but
    for Cher: « pas cher » asks for none.
    """
    if commune := place_of(city, postcode):
        entry.position = written(commune.latitude, commune.longitude)
        entry.terms["departement"] = [commune.departement]
        mention(entry, commune.departement_name if commune.departement != _CHER else "")


def mention(entry: EntryData, *names: str) -> None:
    """More words to find the entry by, that weigh as its body does and are not shown as its text."""
    entry.mentions = "\n".join(part for part in (entry.mentions, *names) if part)
