"""What a person works on: their regions and the nation, each with nobody else's pages in it."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from home.regions import ancestor_paths, pages_of_type

_CACHE_NAME = "_territory"


@dataclass(frozen=True)
class Territory:
    """The part of the tree that a person works on.

    `homes`: paths of their regions' homes, in every language; `national`: they have rights outside regions;
    `roots`: paths of the pages that hold regions, theirs or not. `everything`: an administrator.
    """

    homes: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    national: bool = False
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or self.national or bool(self.homes)

    def home_of(self, path: str) -> str | None:
        """Path of the home of the region that a page lies in, None when the page is national."""
        return home_path(path, self.roots)

    def owns(self, path: str) -> bool:
        """Whether a page lies in this territory."""
        if self.everything:
            return True
        home = self.home_of(path)
        return self.national if home is None else home in self.homes

    def leads_to(self, path: str) -> bool:
        """Whether a page is in this territory, or above it."""
        return self.owns(path) or any(home.startswith(path) for home in self.homes)

    def pages(self, path: str = "path") -> Q:
        """The same as `owns`, as a condition on a queryset; `path`: the look-up that leads to a page's path."""
        if self.everything:
            return Q()
        owned = Q(pk__in=[])
        for home in self.homes:
            owned |= Q(**{f"{path}__startswith": home})
        return owned | national_pages(self.roots, path) if self.national else owned

    def sites(self):
        """The sites whose whole tree lies here."""
        return Site.objects.filter(self.pages("root_page__path"))


def home_path(path: str, roots) -> str | None:
    """Path of the region's home above a page (or of itself), None for a national page."""
    for root in roots:
        if path.startswith(root) and len(path) > len(root):
            return path[: len(root) + Page.steplen]
    return None


def stored_region_roots() -> tuple[str, ...]:
    """Paths of the pages that hold regions, from the database: rights must not rest on a cache."""
    return tuple(pages_of_type("regionindexpage").order_by("path").values_list("path", flat=True))


def national_pages(roots, path: str = "path") -> Q:
    """Pages outside every region; those that hold regions are national."""
    condition = ~Q(pk__in=[])
    for root in roots:
        condition &= ~(Q(**{f"{path}__startswith": root}) & ~Q(**{path: root}))
    return condition


def territory_of(user) -> Territory:
    """A person's territory, from their groups' page rights.

    Kept on the user, as Wagtail keeps those rights: two queries a request, besides Wagtail's own for the rights.
    """
    if user.is_superuser and user.is_active:
        return Territory(everything=True)
    if not hasattr(user, _CACHE_NAME):
        setattr(user, _CACHE_NAME, _read(user))
    return getattr(user, _CACHE_NAME)


def _read(user) -> Territory:
    grants = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    paths = {grant.page.path for grant in grants}
    if not paths:
        return Territory()
    roots = stored_region_roots()
    above = {ancestor for path in paths for ancestor in ancestor_paths(path)}
    regions = pages_of_type("regionpage")
    keys = regions.filter(path__in=above).values("translation_key")
    homes = regions.filter(translation_key__in=keys).values_list("path", flat=True)
    national = any(home_path(path, roots) is None for path in paths)
    return Territory(homes=tuple(sorted(homes)), roots=roots, national=national)
