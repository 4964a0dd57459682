"""What a page costs when every field is filled in: the same with one and with three of each thing, within budget."""

from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from catalogue.enums import CycleCode
from catalogue.models import FormatSuitability, MaterialFile, MaterialLink
from home.models import Animator, ContentPage, FaqPage
from home.renditions import prepare_renditions
from tests import factories as make
from tests.factories.filling import Filling
from tests.test_queries import COLD, WARM, costs

pytestmark = pytest.mark.django_db


def _by_day() -> dict:
    """In ten days, within a day whatever the hour of the test: a card in a block asks for the days of others."""
    start = timezone.now().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=10)
    return {"starts_at": start, "ends_at": start + timedelta(hours=2)}


class FullSite:
    """One page of each type that can hold more than one thing, and what they name."""

    def __init__(self, home, region):
        self.home, self.region = home, region
        self.images = [make.make_image() for _ in range(4)]
        for image in self.images:
            prepare_renditions.call(image.pk)
        self.documents = [make.make_document(b"Texte.", f"fiche-{n}.txt") for n in range(4)]
        self.themes = [make.make_theme(home, illustration=self._image(n)) for n in range(3)]
        self.audiences = [make.make_audience(home) for _ in range(3)]
        self.organisation = make.make_organisation(home, illustration=self._image(0))
        self.workshop = make.make_workshop(home, themes=self.themes[:1], illustration=self._image(1))
        self.cycle = make.make_cycle(home, code=CycleCode.ANT, illustration=self._image(2))
        named = {"organisation": self.organisation, "illustration": self._image(0)}
        self.session = make.make_session(home, self.workshop, host="Une équipe", **_by_day(), **named)
        self.event = make.make_event(region, themes=self.themes[:1], signup_url="https://example.org/", **named)
        self.material = make.make_material(home, documents=self.documents[:1], video_url=VIDEO, **named)
        self.promotion = make.make_promotion(region, self.cycle, **named)
        self.author = make.make_author(home, role="Équipe", illustration=self._image(3))
        self.article = self._article()
        self.format = make.make_format(home, illustration=self._image(1))
        moved = {"status": "reportee"}
        self.moved_session = make.make_session(
            home, self.workshop, moved_to=self.session, **_by_day(), **moved, **named
        )
        self.moved_event = make.make_event(home, moved_to=self.event, **moved, **named)
        self.content = self._child(ContentPage(title="Qui nous sommes", illustration=self._image(2)))
        self.faq = FaqPage.objects.child_of(home).get()
        chosen = [self.session, self.article, self.organisation, self.workshop, self.event, self.material]
        chosen += [self.promotion, self.cycle, self.format, self.themes[0]]
        self.filling = Filling(chosen, self.images, self.documents)

    def _image(self, number: int):
        return self.images[number % len(self.images)]

    def _article(self, **values):
        named = {"author": self.author, "illustration": self._image(2)}
        return make.make_article(self.home, video_url=VIDEO, **named | values)

    def _child(self, page):
        self.home.add_child(instance=page)
        return page

    def pages(self) -> dict:
        """Those whose cost is measured, by name."""
        names = ["home", "region", "article", "author", "content", "faq", "organisation", "workshop", "cycle", "format"]
        names += ["session", "moved_session", "event", "moved_event", "material", "promotion"]
        indexes = {page.slug: page.specific for page in self.home.get_children() if hasattr(page.specific, "body")}
        return {name: getattr(self, name) for name in names} | {"theme": self.themes[0]} | indexes

    def fill(self, times: int) -> None:
        """Bring every page to `times` of each thing it can hold."""
        for page in (self.event, self.moved_event, self.workshop, self.material):
            page.themes, page.audiences = self.themes[:times], self.audiences[:times]
        materials = [make.make_material(self.home, illustration=self._image(n)) for n in range(times - 1)]
        for page in (self.event, self.moved_event, self.workshop):
            page.materials = [self.material, *materials]
        self.workshop.next_workshops = [
            make.make_workshop(self.home, illustration=self._image(n), materials=[self.material], format=self.format)
            for n in range(times)
        ]
        self.workshop.format = self.format
        for _ in range(times):
            make.make_session(self.home, self.workshop, **_by_day())
            make.make_promotion(self.home, self.cycle, organisation=self.organisation)
            make.make_material(self.home, organisation=self.organisation)
            office = make.make_organisation(self.home, illustration=self._image(2))
            make.make_session(self.home, self.workshop, organisation=office, **_by_day())
            self._article(themes=self.themes[:1]).tags.add("conseil")
        self.article.themes = self.themes[:times]
        self.article.tags.set([f"mot-{n}" for n in range(times - 1)] + ["conseil"])
        for article in type(self.article).objects.exclude(pk=self.article.pk):
            article.tags.add("conseil")
            article.save()
        self.material.tags.set([f"mot-{n}" for n in range(times)])
        self.material.files = [MaterialFile(document=document) for document in self.documents[:times]]
        self.material.links = [MaterialLink(title="Lien", url="https://example.org/") for _ in range(times)]
        self.organisation.animators = [Animator(name="Une équipe") for _ in range(times)]
        self.format.suitabilities = [
            FormatSuitability(audience=audience, suitability="adapte") for audience in self.audiences[:times]
        ]
        for page in self.pages().values():
            self.filling.fill(page, times)

    def translate(self, locale) -> None:
        """Give every page a live version in another language."""
        for page in self.pages().values():
            if not page.has_translation(locale):
                page.copy_for_translation(locale, copy_parents=True)
            version = page.get_translation(locale)
            version.alias_of = None
            version.save_revision().publish()

    def costs(self, visit) -> dict[str, tuple[int, int]]:
        """Cold and warm cost of each page, by name."""
        addresses = {name: urlsplit(page.get_full_url()) for name, page in self.pages().items()}
        return {name: costs(partial(visit, host=url.netloc), url.path) for name, url in addresses.items()}


VIDEO = "https://vimeo.com/114200000"


@pytest.fixture
def full_site(site, bretagne):
    return FullSite(site, bretagne)


def test_full_pages_cost_the_same_with_one_and_three_of_each_thing_and_stay_within_budget(full_site, visit):
    measured = []
    for times in (1, 3):
        full_site.fill(times)
        measured.append(full_site.costs(visit))
    with_1, with_3 = measured
    grew = {name: (with_1[name], with_3[name]) for name in with_1 if with_3[name] > with_1[name]}
    assert (grew, too_many(with_3)) == ({}, {}), with_3


def test_a_translation_costs_one_query_once(full_site, visit, english):
    full_site.fill(2)
    alone = full_site.costs(visit)
    full_site.translate(english)
    in_two_languages = full_site.costs(visit)
    dearer = {name: (cost, in_two_languages[name]) for name, cost in alone.items() if cost != in_two_languages[name]}
    assert {name: (then[0] - now[0], then[1] - now[1]) for name, (now, then) in dearer.items()} == dict.fromkeys(
        alone, (1, 0)
    )
    assert too_many(in_two_languages) == {}


def too_many(measured: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    return {name: (cold, warm) for name, (cold, warm) in measured.items() if cold > COLD or warm > WARM}
