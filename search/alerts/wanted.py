"""A search as an alert keeps it: where and in which language it was asked, in one form for one search."""

import hashlib
import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from home.models import RegionPage
from home.sites import default_site
from home.time_zones import DEFAULT_ZONE
from search.answering.services import matching_ids
from search.filtering.facets import KEYS
from search.filtering.labels import Labels
from search.web.forms import EVERYWHERE, SearchForm

_NO_WORD = re.compile(r"[^\w'’-]+")
_SHOWN = 80  # characters of a text


@dataclass(frozen=True)
class Wanted:
    """`search`: keys and values as an address has them, in one order; `region`: the home at whose address."""

    search: str
    language: str
    region: RegionPage | None = None

    @classmethod
    def of_form(cls, form: SearchForm, region: RegionPage | None) -> "Wanted":
        """What a form understood, whatever its order of results."""
        return cls(urlencode(sorted(pair for pair in form.pairs() if pair[0] != "tri")), form.labels.locale, region)

    @property
    def digest(self) -> str:
        """The same for the same search: nobody means something else by capitals."""
        pairs = [(key, value.casefold()) for key, value in parse_qsl(self.search)]
        where = str(self.region.translation_key) if self.region else ""
        return hashlib.sha256(json.dumps([where, self.language, pairs]).encode()).hexdigest()

    def form(self, labels: Labels) -> SearchForm:
        slug, zone = (self.region.slug, self.region.time_zone) if self.region else ("", DEFAULT_ZONE)
        return SearchForm(QueryDict(self.search), labels=labels, region=slug, zone=zone)

    def title(self, labels: Labels) -> str:
        """What is searched, in words. It goes by mail to whoever is named: a text keeps its words alone, no address."""
        form = self.form(labels)
        words = harmless(form.query.text)
        parts = [_("« %(words)s »") % {"words": words}] if words else []
        for key, value in form.pairs():
            if key in KEYS:
                parts.append(_("Toutes les régions") if value == EVERYWHERE else labels.label(key, value))
        parts += [str(form.around)] if form.around else []
        parts += [self.region.title] if self.region and form.is_narrowed else []
        return " · ".join(parts)[:300]

    def ids(self, labels: Labels) -> list[int]:
        """Pages that it finds now, as any visitor would who asks for all its words."""
        with override(self.language):
            read = self.form(labels).understood
            return matching_ids(read.query, read.filters)

    @property
    def root_url(self) -> str:
        """The host that its links name, without a path: the region's own when there is one."""
        parts = self.region.get_url_parts() if self.region else None
        site = default_site()
        return str(parts[1]) if parts else (site.root_url if site else "")

    @property
    def url(self) -> str:
        """Full address of the search."""
        with override(self.language):
            home = self.region.full_url if self.region else None
            below = f"{home}recherche/" if home else f"{self.root_url}{reverse('search')}"
        return f"{below}?{self.search}"


def harmless(text: str) -> str:
    """The words of a text that somebody typed, without what a mail program would make a link of."""
    return " ".join(_NO_WORD.sub(" ", text).split())[:_SHOWN].strip()


class Homes:
    """Public homes of regions by key and language, in one query."""

    def __init__(self) -> None:
        pages = RegionPage.objects.visible().select_related("locale").defer_streamfields()
        self._found = {(page.translation_key, page.locale.language_code): page for page in pages}

    def get(self, key: UUID, language: str) -> RegionPage | None:
        return self._found.get((key, language))
