"""The stage on which the demonstration is set: the homes, and adding below them what is not there yet.

What a higher app has to show comes last: a function of it registered under `build_demonstration` takes the stage, how
many times the whole is multiplied, and the progress to tell.
"""

from functools import cached_property

from wagtail.models import Page

from catalogue.models import Audience
from home.bulk import add_pages
from home.models import HomePage, RegionPage

NATIONAL = "national"
HOOK = "build_demonstration"


class Stage:
    """The national home, the regions, and what was built so far, by slug."""

    def __init__(self, home: HomePage, regions: dict[str, RegionPage]) -> None:
        self.home = home
        self.regions = regions

    def owner(self, slug: str) -> Page:
        """The home that owns what `owner: slug` says."""
        return self.home if slug == NATIONAL else self.regions[slug]

    def branch(self, owner: str, slug: str) -> Page:
        return Page.objects.child_of(self.owner(owner)).get(slug=slug).specific

    def add(self, owner: str, branch: str, pages: list[Page]) -> None:
        """Publish, below a branch, those of `pages` whose slug is not taken."""
        parent = self.branch(owner, branch)
        taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
        add_pages(parent, [page for page in pages if page.slug not in taken])

    def add_owned(self, branch: str, owned: list[tuple[str, Page]]) -> None:
        """The same for pages of several owners."""
        for owner in dict.fromkeys(owner for owner, _page in owned):
            self.add(owner, branch, [page for o, page in owned if o == owner])

    def by_slug(self, model: type[Page]) -> dict[str, Page]:
        return {page.slug: page for page in model.objects.filter(locale=self.home.locale_id)}

    @cached_property
    def audiences(self) -> dict[str, Audience]:
        return {audience.slug: audience for audience in Audience.objects.filter(locale=self.home.locale_id)}
