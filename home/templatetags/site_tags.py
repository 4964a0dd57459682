"""Tags that hand ready objects to the components."""

import json
from collections.abc import Hashable
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Page

from home import renditions
from home.cards import Badge, Card, Fact
from home.drawn import drawn
from home.enums import PageType
from home.languages.names import interface_language
from home.maps.france import FrenchRegion
from home.nearby.asking import AskingForm

register = template.Library()

# As django.utils.html.json_script: nothing in the data may close the element.
_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Picture:
    """What components ask of an image; `alt` is empty for a decorative one."""

    url: str
    width: int
    height: int
    alt: str = ""


def _picture(rendition, alt: str = "") -> Picture | None:
    return Picture(rendition.url, rendition.width, rendition.height, alt) if rendition else None


@register.simple_tag
def content_lang() -> str:
    """`<h1{% content_lang %}>`: says the language of the page's own words where the interface does not speak it.

    The frame of such a page is in French, and its `body` says so (Frame.interface_lang).
    """
    language = get_language()
    return "" if interface_language(language) == language else format_html(' lang="{}"', language)


@register.simple_tag
def asked_of_list(page: Page | None) -> list[BoundField]:
    """« Commune ou code postal » and « Thème » of a list that filters by place, to ask for them from elsewhere."""
    form_class = page and getattr(page.specific_class, "filter_form_class", None)
    return list(AskingForm(form_class)) if form_class and "pres" in form_class.base_fields else []


@register.simple_tag
def picture(image, size: str, alt: str = "") -> Picture | None:
    """`{% picture page.illustration "wide" as photo %}`: an image in a size of home.renditions, or None.

    Sizes: card, wide, picture, logo, share. Decorative unless `alt` is given.
    """
    if not image:
        return None
    return _picture(get_rendition_or_not_found(image, getattr(renditions, size.upper())), alt)


@register.simple_tag
def type_labels() -> str:
    """`{% type_labels %}`: the name of each type of page by its code, as JSON for a script."""
    return json.dumps({code: str(label) for code, label in PageType.choices}, ensure_ascii=False)


@register.simple_tag(name="drawn")
def drawn_component(template: str, **given: Hashable) -> SafeString:
    """`{% drawn "components/site_footer.html" foot=foot %}`: a component of values alone (see home.drawn)."""
    return drawn(template, **given)


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """`{% icon "fleche" %}`: a pictogram of static/img/icons.svg, decorative; `extra` is one more CSS class."""
    return drawn("components/icon.html", **{"name": name, "class": extra})


@register.inclusion_tag("components/page_head.html", takes_context=True)
def page_head(context, icon: str = "", kicker: str = "", badge=None, lede: str | None = None, meta=None) -> dict:
    """`{% page_head icon="atelier" kicker=… %}`: the head of the context's page; its summary unless `lede` is given."""
    page, frame = context["page"], context["frame"]
    return {
        "title": page.title,
        "breadcrumbs": frame.breadcrumbs,
        "icon": icon,
        "kicker": kicker,
        "badge": badge,
        "lede": page.summary if lede is None else lede,
        "meta": meta,
    }


@register.simple_tag
def card(item: Card, heading_level: int = 3) -> SafeString:
    """`{% card item %}`: a home.cards.Card in a grid. Its picture decorates, so it has no text of its own."""
    return drawn(
        "components/card.html",
        title=item.title,
        url=item.url,
        type_label=str(item.type_label),
        icon=item.icon,
        summary=item.summary,
        drawing=item.drawing,
        image=_picture(item.image),
        meta=tuple(item.meta),
        badges=_in_words(item.badges),
        region=item.region,
        heading_level=heading_level,
    )


@register.simple_tag
def agenda_item(item: Card, heading_level: int = 3, summary: bool = False) -> SafeString:
    """`{% agenda_item item %}`: the card of a dated page in a list by date."""
    region = [Fact("region", item.region.name)] if item.region else []
    return drawn(
        "components/agenda_item.html",
        date=item.date and item.date.date(),
        past=item.past,
        title=item.title,
        url=item.url,
        badges=_in_words(item.badges),
        summary=item.summary if summary else "",
        meta=(*item.meta, *region),
        heading_level=heading_level,
    )


@register.simple_tag
def tile(title: str, url: str, icon: str) -> SafeString:
    """`{% tile title url icon %}`: a theme in a grid of them."""
    return drawn("components/tile.html", title=title, url=url, icon=icon)


@register.simple_tag
def map_region(region: FrenchRegion, url: str | None = None) -> SafeString:
    """`{% map_region region url %}`: one of a map, a link when it has a site."""
    return drawn("components/map_region.html", region=region, url=url)


def _in_words(badges: list[Badge]) -> tuple[Badge, ...]:
    """In those of the language in force."""
    return tuple(Badge(str(badge.label), badge.tone) for badge in badges)


@register.simple_tag
def json_ld(data: dict | None) -> str:
    """`{% json_ld data %}`: a schema.org description; nothing for None. It is data: no policy of scripts blocks it."""
    if not data:
        return ""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(_JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308  escaped above


@register.simple_tag
def site_name() -> str:
    """The network's name, in mails, which have no request."""
    return settings.WAGTAIL_SITE_NAME


@register.filter
def webcal(url: str) -> str:
    """`{{ url|webcal }}`: a full address as the one that diaries subscribe to."""
    return f"webcal:{url.partition(':')[2]}"
