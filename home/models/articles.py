"""Articles, their authors and their index."""

import math
from collections.abc import Iterable

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import BodyStreamBlock
from home.cards import Fact, cards_of
from home.enums import PageType
from home.forms import ArticleFilterForm
from home.guide.panel import GuidePanel
from home.models.base import SitePage
from home.models.listings import ListingPage
from home.structured_data import article
from home.videos import video_at

_WORDS_PER_MINUTE = 220  # silent reading of French prose, rounded down
_RELATED = 3


class ArticleIndexPage(ListingPage):
    """The articles of a site, newest first."""

    filter_form_class = ArticleFilterForm

    parent_page_types = ["home.HomePage", "home.RegionPage"]
    subpage_types = ["home.ArticlePage", "home.AuthorPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "liste des articles"
        verbose_name_plural = "listes des articles"

    def get_items(self, location):
        return ArticlePage.objects.for_region(location.region).order_by("-published_on", "-pk")


class AuthorPage(SitePage):
    """Somebody, or a team, who signs articles: a short biography and their articles."""

    role = models.CharField("fonction", max_length=120, blank=True)
    biography = models.TextField("biographie", max_length=800, blank=True, help_text="Quelques phrases.")

    content_panels = [*SitePage.intro_panels, FieldPanel("role"), FieldPanel("biography")]
    search_fields = [*SitePage.search_fields, index.SearchField("biography"), index.SearchField("role")]

    parent_page_types = ["home.ArticleIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "auteur"
        verbose_name_plural = "auteurs"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.visible().filter(author__in=[self.pk]).with_cards()
        context["cards"] = cards_of(request, articles.order_by("-published_on", "-pk")[:24])[0]
        return context


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey("home.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticlePage(SitePage):
    """News or an experience to share, signed and dated."""

    page_type = PageType.ARTICLE
    card_icon = "article"

    author = models.ForeignKey(
        AuthorPage,
        verbose_name="auteur",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    published_on = models.DateField("date", default=timezone.localdate)
    body = StreamField(BodyStreamBlock(), verbose_name="texte")
    video_url = models.URLField("vidéo", blank=True, help_text="YouTube, Vimeo ou Dailymotion. Chargée après un clic.")
    themes = ParentalManyToManyField("catalogue.ThemePage", verbose_name="thèmes", blank=True, related_name="articles")
    tags = ClusterTaggableManager("mots-clés", through=ArticleTag, blank=True)

    content_panels = [
        GuidePanel("ecrire-un-article"),
        *SitePage.intro_panels,
        MultiFieldPanel([PageChooserPanel("author"), FieldPanel("published_on")], heading="Signature"),
        FieldPanel("body"),
        FieldPanel("video_url"),
        MultiFieldPanel([FieldPanel("themes"), FieldPanel("tags")], heading="Classement"),
    ]
    search_fields = [*SitePage.search_fields, index.SearchField("body"), index.FilterField("published_on")]

    parent_page_types = ["home.ArticleIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "article"
        verbose_name_plural = "articles"

    @property
    def reading_minutes(self) -> int:
        """Whole minutes to read the body, one at least."""
        words = sum(
            len(str(text).split()) for block in self.body for text in block.block.get_searchable_content(block.value)
        )
        return max(1, math.ceil(words / _WORDS_PER_MINUTE))

    @property
    def video(self):
        return video_at(self.video_url)

    def card_meta(self):
        return [Fact("calendrier", date_format(self.published_on, "jS F Y"))]

    def related(self, themes: Iterable[int], tags: list) -> list["ArticlePage"]:
        """Articles that share a theme or a tag, most shared first, then the newest; one query."""
        alike = models.Q(themes__in=themes) | models.Q(tagged_items__tag__in=tags)
        shared = models.Count("themes", filter=models.Q(themes__in=themes), distinct=True) + models.Count(
            "tagged_items", filter=models.Q(tagged_items__tag__in=tags), distinct=True
        )
        found = ArticlePage.objects.visible().in_language_of(self).exclude(pk=self.pk)
        found = found.filter(alike).annotate(shared=shared).order_by("-shared", "-published_on", "-pk")
        return list(found.with_cards()[:_RELATED])

    def public_themes(self) -> list[Page]:
        """Those of its themes that visitors may see, in the order of the themes' list."""
        pages = self._meta.get_field("themes").related_model.objects.visible()
        return list(pages.filter(pk__in=self.themes.values_list("id", flat=True)).defer_streamfields().order_by("path"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        themes, tags = self.public_themes(), list(self.tags.all())
        author = AuthorPage.objects.visible().filter(pk=self.author_id).select_related("illustration").first()
        context |= {
            "author": author,
            "meta": [*self.card_meta(), Fact("horloge", _("%d min de lecture") % self.reading_minutes)],
            "themes": [{"title": one.title, "url": one.get_url(request), "icon": one.card_icon} for one in themes],
            "tags": tags,
            "related": cards_of(request, self.related([theme.pk for theme in themes], tags))[0],
            "structured_data": article(self, self.get_full_url(request), author),
        }
        return context
