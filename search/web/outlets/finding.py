"""What a search of an address finds, whole, for those who read it elsewhere than on the page."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.enums import PageType
from home.location import Location
from home.regions import NATIONAL
from home.sites import default_site
from home.views import located_below_home
from search.answering.services import ranked_ids
from search.content.models import Entry
from search.filtering.filters import public_entries
from search.filtering.labels import Labels
from search.web.answer import zone_of
from search.web.forms import SearchForm, query_string

MAX_ENTRIES = 1_000
DATED_TYPES = (PageType.SESSION, PageType.PROMOTION, PageType.EVENT)


@dataclass
class Outlet:
    """The search of a request: its form, where it was asked, and what it finds in its order."""

    request: HttpRequest
    form: SearchForm
    location: Location

    @classmethod
    def of(cls, request, region: str | None) -> "Outlet":
        location = located_below_home(request, region)
        here = location.region.slug if location.region else ""
        form = SearchForm(request.GET, labels=Labels(get_language()), region=here, zone=zone_of(location))
        return cls(request, form, location)

    def entries(self) -> list[Entry]:
        """The best MAX_ENTRIES, as the results page finds them on all its pages; everything when nothing was asked."""
        return self._found(self.form.understood.filters)

    def dated_entries(self) -> list[Entry]:
        """Those among them that have a date. Where no text decides, the others take no place of theirs."""
        filters = self.form.understood.filters
        asked = filters.values.get("type", ())
        dated = tuple(code for code in DATED_TYPES if not asked or code in asked)
        if not self.form.understood.query.text and dated:
            filters = replace(filters, values={**filters.values, "type": dated})
        return [entry for entry in self._found(filters) if entry.starts_at and entry.ends_at]

    def _found(self, filters) -> list[Entry]:
        query = self.form.understood.query
        if query.text and not query:
            return []  # a text without a word finds nothing
        ids = ranked_ids(query, filters, MAX_ENTRIES)
        entries = public_entries().select_related("page").defer("body", "keywords").in_bulk(ids)
        return [entries[pk] for pk in ids if pk in entries]

    def url_of(self, entry: Entry) -> str:
        """Full address of an entry."""
        return Page(pk=entry.pk, url_path=entry.url_path).get_full_url(self.request) or ""

    @property
    def search_url(self) -> str:
        """Full address of the same search, for people."""
        return self._with_query(self.location.view_url(self.request, "recherche"))

    @property
    def own_url(self) -> str:
        """Full address of the file, with what was understood of its query."""
        return self._with_query(self.request.path)

    def _with_query(self, path: str) -> str:
        pairs = self.form.pairs()
        return self.request.build_absolute_uri(f"{path}?{query_string(pairs)}" if pairs else path)

    @property
    def author(self) -> str:
        """Whose site was asked."""
        return self.location.identity.site_name or self.location.identity.title

    @property
    def title(self) -> str:
        name = self.author
        text = self.form.query.text
        return _("%(text)s, sur %(name)s") % {"text": text, "name": name} if text else name

    @cached_property
    def authority(self) -> str:
        """The national host, which ids bear whatever host was asked: an entry has one id."""
        return site.hostname if (site := default_site()) else "localhost"

    def region_label(self, entry: Entry) -> str:
        return self.form.labels.label("region", entry.region or NATIONAL)
