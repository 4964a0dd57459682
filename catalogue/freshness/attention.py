"""Pages that ask for an editor's attention: a review due, dead links, something reported."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import DateField, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page

from catalogue.freshness import page_links
from catalogue.freshness.links import site_page_models
from catalogue.models import CheckedLink, LinkUse, PageLink, StaleReport
from home.page_links.unseen import Unseen, unseen
from home.regions import side_name
from home.walls.territory import Territory


def is_due() -> Q:
    """A review date that has come, on a page of whatever type: its table is asked, not each page's."""
    today, due = timezone.localdate(), Q()
    for model in site_page_models():
        due |= Q(pk__in=model.objects.filter(review_on__lte=today).values("pk"))
    return due


def has_dead_link() -> Q:
    return Q(pk__in=LinkUse.objects.filter(link__in=CheckedLink.objects.dead()).values("page"))


def has_lost_link() -> Q:
    return Q(pk__in=PageLink.objects.lost().values("page"))


def is_reported() -> Q:
    return Q(pk__in=StaleReport.objects.values("material"))


REASONS = {
    "echeance": ("Révision arrivée à échéance", is_due),
    "liens": ("Liens morts", has_dead_link),
    "pages": ("Liens vers des pages disparues", has_lost_link),
    "signalements": ("Signalements", is_reported),
}


def pages_to_review(territory: Territory) -> QuerySet[Page]:
    """Live pages of a territory that ask for attention, with `review_on`; the longest due first."""
    asking = is_due() | has_dead_link() | has_lost_link() | is_reported()
    dates = [F(f"{model._meta.get_ancestor_link(Page).related_query_name()}__review_on") for model in _models()]
    pages = Page.objects.live().filter(asking, territory.pages(), alias_of__isnull=True)
    pages = pages.annotate(review_on=Coalesce(*dates, output_field=DateField()))
    return pages.order_by(F("review_on").asc(nulls_last=True), "path")


def _models() -> list:
    return [model for model in site_page_models() if model._meta.get_ancestor_link(Page)]


_SHOWN_REPORTS = 3  # of a page, in the report; the others are one link away


@dataclass(frozen=True)
class LostLink:
    """A link to a page of the site that visitors do not find; `words`: those of the link, none in a block."""

    words: str
    target: Unseen

    def __str__(self) -> str:
        where = f"« {self.words} »" if self.words else "dans un bloc"
        page = f"page « {self.target.title} »" if self.target.title else "page"
        return f"{where} : {page} {self.target.reason}"


@dataclass
class Attention:
    """Why a page is in the report, in objects ready to show and in words for a spreadsheet."""

    due: str = ""
    dead_links: list[CheckedLink] = field(default_factory=list)
    reports: list[StaleReport] = field(default_factory=list)  # the newest first
    lost_links: list[LostLink] = field(default_factory=list)

    @property
    def newest_reports(self) -> list[StaleReport]:
        return self.reports[:_SHOWN_REPORTS]

    @property
    def dead_links_text(self) -> str:
        return " ; ".join(f"{link.url} ({link.detail})" for link in self.dead_links)

    @property
    def lost_links_text(self) -> str:
        return " ; ".join(map(str, self.lost_links))

    @property
    def reports_text(self) -> str:
        return " ; ".join(" : ".join(filter(None, (r.get_reason_display(), r.text))) for r in self.reports)


def explain(pages: list[Page] | QuerySet[Page]) -> None:
    """Give each page its `attention` and its `region_name`; four queries at most, whatever their number."""
    ids = [page.pk for page in pages]
    links, reports = defaultdict(list), defaultdict(list)
    dead = LinkUse.objects.filter(page__in=ids, link__in=CheckedLink.objects.dead()).select_related("link")
    for use in dead.order_by("link__url"):
        links[use.page_id].append(use.link)
    for report in StaleReport.objects.filter(material__in=ids).order_by("-created_at", "-pk"):
        reports[report.material_id].append(report)
    lost = page_links.lost_links(ids)
    targets = unseen({link.target for found in lost.values() for link in found})
    today = timezone.localdate()
    for page in pages:
        gone = [LostLink(link.words, targets[link.target]) for link in lost[page.pk] if link.target in targets]
        due = page.review_on is not None and page.review_on <= today
        page.attention = Attention(
            date_format(page.review_on, "jS F Y") if due else "", links[page.pk], reports[page.pk], gone
        )
        page.region_name = side_name(page.path)
