"""Pages that every site of a kind has below its home."""

from dataclasses import dataclass

from wagtail.models import Page

from catalogue.models import (
    AgendaPage,
    FormatIndexPage,
    MaterialIndexPage,
    ThemeIndexPage,
    TrainingIndexPage,
    WorkshopIndexPage,
)
from home.bulk import add_pages
from home.models import (
    ArticleIndexPage,
    ContactPage,
    ContentPage,
    FaqPage,
    OrganisationIndexPage,
    RegionIndexPage,
)


@dataclass(frozen=True)
class Branch:
    """A page to have below a home."""

    model: type[Page]
    slug: str
    title: str
    in_menu: bool = False


NATIONAL = [
    Branch(ThemeIndexPage, "themes", "Thèmes", in_menu=True),
    Branch(WorkshopIndexPage, "ateliers", "Ateliers", in_menu=True),
    Branch(AgendaPage, "agenda", "Agenda", in_menu=True),
    Branch(MaterialIndexPage, "ressources", "Ressources", in_menu=True),
    Branch(TrainingIndexPage, "formations", "Formations", in_menu=True),
    Branch(FormatIndexPage, "formats", "Formats d’accompagnement"),
    Branch(ArticleIndexPage, "articles", "Articles"),
    Branch(RegionIndexPage, "regions", "Régions", in_menu=True),
    Branch(OrganisationIndexPage, "annuaire", "Annuaire"),
    Branch(FaqPage, "faq", "Questions fréquentes"),
    Branch(ContactPage, "contact", "Contact", in_menu=True),
    Branch(ContentPage, "accessibilite", "Accessibilité : non conforme"),
    Branch(ContentPage, "mentions-legales", "Mentions légales"),
    Branch(ContentPage, "donnees-personnelles", "Données personnelles"),
]

REGIONAL = [
    Branch(AgendaPage, "agenda", "Agenda", in_menu=True),
    Branch(WorkshopIndexPage, "ateliers", "Ateliers", in_menu=True),
    Branch(MaterialIndexPage, "ressources", "Ressources", in_menu=True),
    Branch(TrainingIndexPage, "formations", "Formations", in_menu=True),
    Branch(ArticleIndexPage, "articles", "Articles", in_menu=True),
    Branch(OrganisationIndexPage, "annuaire", "Annuaire", in_menu=True),
    Branch(ContactPage, "contact", "Contact", in_menu=True),
    Branch(ContentPage, "mentions-legales", "Mentions légales"),
]


def ensure_child(parent: Page, page: Page) -> Page:
    """The child of `parent` that bears the slug of `page`, made from `page` and published when there is none."""
    existing = Page.objects.child_of(parent).filter(slug=page.slug).first()
    if existing is not None:
        return existing.specific
    add_pages(parent, [page])
    return page


def ensure_branches(home: Page, branches: list[Branch]) -> dict[str, Page]:
    """Every branch below `home`, by slug; those that are missing are published together."""
    there = set(Page.objects.child_of(home).values_list("slug", flat=True))
    missing = [branch for branch in branches if branch.slug not in there]
    add_pages(home, [b.model(title=b.title, slug=b.slug, show_in_menus=b.in_menu) for b in missing])
    slugs = [branch.slug for branch in branches]
    return {page.slug: page for page in Page.objects.child_of(home).filter(slug__in=slugs)}
