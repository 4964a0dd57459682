"""« Cherché, jamais programmé » : what people wait for, by theme and département, though no date of it was ever found.

Fewer than three people are never told of: by what and where they ask, they might be known.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column

from home.admin.dashboard.panels import DashboardPanel
from home.models import RegionPage, User
from home.places import departements
from home.regions import public_regions
from search.alerts.models import SearchAlert
from search.alerts.report import FEWEST, CountedAlertsView
from search.filtering.labels import Labels
from search.language.analysis import FRENCH
from search.usage.readers import coordinates, own_regions, reads_all

_SHOWN = 5
_ANOTHER_THEME, _EVERYWHERE = "Autre sujet", "Partout"


def unmet_read_by(user: User) -> QuerySet:
    """`theme`, `place` and the number of people (`asked`): the nation's staff reads all of it, a region's coordination
    what is asked of the region or of a département in it, at whatever address.
    """
    alerts = SearchAlert.objects.confirmed().filter(is_met=False).exclude(theme="", place="")
    if not reads_all(user):
        alerts = alerts.filter(_lies_in(own_regions(user)))
    counted = alerts.order_by().values("theme", "place").annotate(asked=Count("folded_email", distinct=True))
    return counted.filter(asked__gte=FEWEST)


def _lies_in(slugs: list[str]) -> Q:
    homes = RegionPage.objects.filter(slug__in=slugs, locale__language_code=FRENCH)
    codes = {home.insee_code for home in homes.only("translation_key")} - {""}
    inside = [code for code, (_name, region) in departements().items() if region in codes]
    return Q(place__in=[*slugs, *inside])


class _Names:
    """What people read for themes and places."""

    @cached_property
    def themes(self) -> Mapping[str, Any]:
        return Labels(FRENCH).values("theme")

    def theme(self, slug: str) -> str:
        return str(self.themes.get(slug, slug)) if slug else _ANOTHER_THEME

    def place(self, place: str) -> str:
        """« Lot (46) », « Bretagne »."""
        if place in departements():
            return f"{departements()[place][0]} ({place})"
        return public_regions().get(place, place) or _EVERYWHERE


class UnmetReportView(CountedAlertsView):
    """One line for a theme and a place."""

    page_title = "Cherché, jamais programmé"
    header_icon = "date"
    verbose_name_plural = "attentes"
    index_url_name = "search_unmet_report"
    index_results_url_name = "search_unmet_report_results"
    default_ordering = ("-asked", "theme", "place")
    list_export = ["theme", "place", "asked"]
    export_headings = {"theme": "Thème", "place": "Lieu", "asked": "Personnes"}

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("theme", label="Thème", accessor=lambda row: self._names.theme(row["theme"]), sort_key="theme"),
            Column("place", label="Lieu", accessor=lambda row: self._names.place(row["place"]), sort_key="place"),
            Column("asked", label="Personnes", sort_key="asked"),
        ]

    @cached_property
    def _names(self) -> _Names:
        return _Names()

    @property
    def custom_field_preprocess(self) -> dict[str, dict]:
        said = {"theme": self._names.theme, "place": self._names.place}
        return {column: dict.fromkeys(self.FORMATS, name) for column, name in said.items()}

    def get_base_queryset(self) -> QuerySet:
        return unmet_read_by(self.request.user)


class UnmetPanel(DashboardPanel):
    """Beside « Ce que l’on cherche », on the dashboard."""

    template_name = "search/admin/unmet_panel.html"
    order = 96

    def read(self, user: User) -> dict:
        if not (reads_all(user) or coordinates(user)):
            return {"unmet": []}
        names, most = _Names(), unmet_read_by(user).order_by("-asked", "theme", "place")[:_SHOWN]
        return {
            "unmet": [
                {"theme": names.theme(row["theme"]), "place": names.place(row["place"]), "asked": row["asked"]}
                for row in most
            ]
        }
