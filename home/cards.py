"""Cards: how any page shows itself in a list."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Page

from home.regions import RegionRef, region_ref
from home.renditions import CARD


@dataclass(frozen=True)
class Badge:
    """A short state; `tone` is ok, warning, danger, info or neutral."""

    label: str | Promise
    tone: str = "neutral"


@dataclass(frozen=True)
class Fact:
    """A line of a card, with the name of its icon."""

    icon: str
    text: str


@dataclass(frozen=True)
class Card:
    """Everything `components/card.html` shows; made without a query from a page of `with_cards()`.

    `drawing`: the icon of the subject that is drawn in a picture's place, when there is no image.
    `date` and `end` are set for dated pages, in the zone of their place: `{% agenda_item %}` shows it.
    """

    title: str
    url: str
    type_label: str
    icon: str
    summary: str
    image: object | None
    drawing: str = ""
    meta: list[Fact] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    region: RegionRef | None = None
    date: datetime | None = None
    end: datetime | None = None

    @property
    def past(self) -> bool:
        """Over: what goes on is not."""
        return self.end is not None and self.end <= timezone.now()


def card_of(page: Page, request=None, image=None) -> Card:
    """The card of a page whose type is a SitePage."""
    region = region_ref(page.path)
    return Card(
        title=page.title,
        url=page.get_url(request),
        type_label=page.page_type.label,
        icon=page.card_icon,
        summary=page.summary,
        image=image,
        drawing=page.card_drawing,
        meta=page.card_meta(),
        badges=page.card_badges(),
        region=region if region and region.pk != page.pk else None,
        date=page.card_date,
        end=page.card_end,
    )


def cards_of(request, *lists: Iterable[Page]) -> list[list[Card]]:
    """Cards of several lists of pages; one query fetches the pictures of all of them."""
    read = [list(pages) for pages in lists]
    images = card_images({page.illustration_id for pages in read for page in pages} - {None})
    return [[card_of(page, request, images.get(page.illustration_id)) for page in pages] for pages in read]


def card_images(image_ids: set[int]) -> dict[int, object]:
    """Renditions for cards by image id. One that is missing is made now: a task made it, unless it is late."""
    if not image_ids:
        return {}
    size = Filter(CARD)
    made = get_image_model().get_rendition_model().objects.filter(image_id__in=image_ids, filter_spec=size.spec)
    found = {r.image_id: r for r in made.select_related("image") if r.focal_point_key == size.get_cache_key(r.image)}
    for image in get_image_model().objects.filter(pk__in=image_ids - found.keys()) if image_ids - found.keys() else ():
        found[image.pk] = image.get_rendition(size)
    return found
