"""Pages that visitors do not find where a link leads to, and why."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.querysets import is_served
from home.walls.reader import title_for_reader

GONE = "supprimée"


@dataclass(frozen=True)
class Unseen:
    """A target: its title, as the reader may know it, nothing when it is gone; and what became of it."""

    title: str
    reason: str


def served_pages() -> Q:
    """Of pages: live, and not past their day."""
    return Q(live=True) & (Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))


def unseen(ids: Collection[int], *, closed: bool = False) -> dict[int, Unseen]:
    """Those among some pages that no visitor finds; with `closed`, those too that ask for a password or an account.

    Two queries at most.
    """
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids)} if ids else {}
    private = _private_paths() if closed and pages else ()
    found = {pk: _of(pages.get(pk), private) for pk in ids}
    return {pk: target for pk, target in found.items() if target}


def _of(page: Page | None, private: tuple[str, ...]) -> Unseen | None:
    if page is None:
        return Unseen("", GONE)
    if not is_served(page):
        return Unseen(title_for_reader(page) or page.title, _why_not_served(page))
    return Unseen(title_for_reader(page) or page.title, "protégée") if page.path.startswith(private) else None


def _why_not_served(page: Page) -> str:
    if page.live or page.expired:
        return "expirée"
    return "dépubliée" if page.first_published_at else "brouillon"


def _private_paths() -> tuple[str, ...]:
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True).distinct())
