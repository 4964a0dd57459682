"""Which source makes the entries of each page type. A test fails on a type that has none."""

from wagtail.models import Page

from catalogue import models as catalogue
from home import models as home
from search.content.entries import EntryData, Source
from search.content.sources.dated import EventSource, PromotionSource, SessionSource
from search.content.sources.editorial import (
    ArticleSource,
    AuthorSource,
    BodySource,
    FaqSource,
    HomeSource,
    OrganisationSource,
)
from search.content.sources.materials import MaterialSource
from search.content.sources.teaching import CycleSource, FormatSource, ThemeSource, WorkshopSource

SOURCES: dict[type[Page], type[Source]] = {
    home.HomePage: HomeSource,
    home.RegionPage: HomeSource,
    home.RegionIndexPage: BodySource,
    home.ContentPage: BodySource,
    home.ContactPage: BodySource,
    home.FaqPage: FaqSource,
    home.ArticleIndexPage: BodySource,
    home.ArticlePage: ArticleSource,
    home.AuthorPage: AuthorSource,
    home.OrganisationIndexPage: BodySource,
    home.OrganisationPage: OrganisationSource,
    catalogue.ThemeIndexPage: BodySource,
    catalogue.ThemePage: ThemeSource,
    catalogue.WorkshopIndexPage: BodySource,
    catalogue.WorkshopPage: WorkshopSource,
    catalogue.SessionPage: SessionSource,
    catalogue.TrainingIndexPage: BodySource,
    catalogue.CyclePage: CycleSource,
    catalogue.PromotionPage: PromotionSource,
    catalogue.AgendaPage: BodySource,
    catalogue.EventPage: EventSource,
    catalogue.MaterialIndexPage: BodySource,
    catalogue.MaterialPage: MaterialSource,
    catalogue.FormatIndexPage: BodySource,
    catalogue.FormatPage: FormatSource,
}


def entries_of(model: type[Page], ids: list[int]) -> list[EntryData]:
    """Entries of the public pages of one model among `ids`; the number of queries does not depend on theirs."""
    pages = list(model.objects.visible().filter(pk__in=ids).select_related("locale").order_by("pk"))
    return SOURCES[model](pages).entries() if pages else []
