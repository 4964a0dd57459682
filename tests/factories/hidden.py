"""Pages that are not for everybody, of every type: drafts, private ones, those whose day is past; what names them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import cycle

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, get_page_models

from home.bulk import add_pages
from home.models import HomePage
from tests.factories.tree import number
from tests.factories.whole import Whole

# A site's root is never hidden alone: what stands below it goes with it.
PAGE_TYPES = [model for model in get_page_models() if model not in (Page, HomePage)]
Title = Callable[[str, type[Page]], str]
Hidden = dict[tuple[str, type[Page]], Page]


def parents(home: Page) -> dict[type[Page], Page]:
    """Below which page of a home those of each type stand, the nearest; types that it has none of are left out."""
    below = Page.objects.descendant_of(home, inclusive=True).live().order_by("depth", "path").specific()
    places = [(page, page.allowed_subpage_models()) for page in below]
    found = {model: next((page for page, models in places if model in models), None) for model in PAGE_TYPES}
    return {model: parent for model, parent in found.items() if parent}


def _draft(pages: Iterable[Page]) -> None:
    pass


def _expired(pages: Iterable[Page]) -> None:
    """No worker has come by since."""
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(expire_at=timezone.now() - timedelta(days=1))


def _private(pages: Iterable[Page]) -> None:
    """Behind a password, for those who have an account, for a group: by turns."""
    kinds = cycle([PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN, PageViewRestriction.GROUPS])
    made = PageViewRestriction.objects.bulk_create(
        PageViewRestriction(page_id=page.pk, restriction_type=kind, password="mot-de-passe")
        for page, kind in zip(pages, kinds, strict=False)
    )
    group = Group.objects.order_by("pk").first()
    links = PageViewRestriction.groups.through
    links.objects.bulk_create(links(pageviewrestriction=one, group=group) for one in made)


HIDE: dict[str, Callable[[Iterable[Page]], None]] = {"draft": _draft, "private": _private, "expired": _expired}


def make_hidden(whole: Whole, home: Page, title: Title, hows: Iterable[str] = HIDE) -> Hidden:
    """The hidden pages of a home, by how they are hidden and their type; `title` gives theirs from both."""
    found: Hidden = {}
    below = defaultdict(list)
    for model, parent in parents(home).items():
        below[parent].append(model)
    for parent, models in below.items():
        pages = {(how, model): _page(whole, model, title(how, model)) for how in hows for model in models}
        for live in (False, True):
            ours = [page for (how, _model), page in pages.items() if (how != "draft") is live]
            add_pages(type(parent).objects.get(pk=parent.pk), ours, live=live)
        found |= pages
    for how in hows:
        HIDE[how]([page for (kind, _model), page in found.items() if kind == how])
    return found


def _page(whole: Whole, model: type[Page], title: str) -> Page:
    """Its address tells nothing of its title."""
    return _called(whole.brief(model), title)


def _called(page: Page, title: str) -> Page:
    page.title, page.slug, page.show_in_menus = title, f"p-{number()}", True
    if hasattr(page, "summary"):
        page.summary = title
    return page


def make_naming(hidden: Hidden, home: Page, title: Callable[[type[Page]], str]) -> dict[type[Page], Page]:
    """Published pages of every type that a home may have, which name hidden ones wherever they may name any."""
    whole = Whole(home, hidden.values())
    pages = {}
    for model, parent in parents(home).items():
        pages[model] = _called(whole.page(model), title(model))
        add_pages(type(parent).objects.get(pk=parent.pk), [pages[model]])
    return pages
