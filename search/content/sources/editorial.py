"""Entries of editorial pages: articles, authors, plain pages, regions, organisations."""

from collections import defaultdict
from datetime import datetime, time

from django.utils import timezone

from catalogue.models import ThemePage
from home.models import Animator, ArticlePage, ArticleTag, AuthorPage
from search.content.entries import EntryData, Source, mention, put_at, written
from search.content.sources.related import links, public_by_id, tag_names


class BodySource(Source):
    """Pages with a body and nothing else."""


class FaqSource(Source):
    texts = ("groups",)


class HomeSource(Source):
    texts = ("key_figures", "body")


class AuthorSource(Source):
    texts = ("role", "biography")


class ArticleSource(Source):
    """By its tags and its author too, filed under its themes; dated by what its editor says."""

    def load(self):
        self.theme_ids = links(ArticlePage, "themes", self.ids)
        self.themes = public_by_id(ThemePage, {pk for found in self.theme_ids.values() for pk in found})
        self.tags = tag_names(ArticleTag, self.ids)
        self.authors = public_by_id(AuthorPage, {page.author_id for page in self.pages})

    def fill(self, page: ArticlePage, entry: EntryData):
        entry.keywords = "\n".join(self.tags[page.pk])
        entry.terms["theme"] = [self.themes[pk].slug for pk in self.theme_ids.get(page.pk, ()) if pk in self.themes]
        entry.dated_at = datetime.combine(page.published_on, time.min, timezone.get_default_timezone())
        if page.author_id in self.authors:
            mention(entry, self.authors[page.author_id].title)


class OrganisationSource(Source):
    """By its territory, its place and those who animate there."""

    texts = ("territory", "city", "postcode", "body")

    def load(self):
        self.animators: defaultdict[int, list[str]] = defaultdict(list)
        rows = Animator.objects.filter(organisation__in=self.ids).order_by("sort_order", "pk")
        for page_id, *words in rows.values_list("organisation_id", "name", "topics"):
            self.animators[page_id] += filter(None, words)

    def fill(self, page, entry: EntryData):
        entry.place = " ".join(part for part in (page.postcode, page.city) if part)
        put_at(entry, page.city, page.postcode)
        entry.position = written(page.latitude, page.longitude) or entry.position
        entry.body = "\n".join(filter(None, (entry.body, *self.animators[page.pk])))
        mention(entry, page.get_kind_display())
