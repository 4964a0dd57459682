"""What must stay hidden: nothing that a visitor may not read is ever found."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from search.content.models import Entry
from tests.factories import make_article, make_author, make_session, make_theme, make_workshop
from tests.search.indexed import index_all

SECRET = "chrysalide"
OUTPUTS = [
    "/recherche/?q={}",
    "/api/recherche/?q={}",
    "/api/recherche/suggestions/?q={}",
    "/recherche/flux.atom?q={}",
    "/recherche/agenda.ics?q={}",
    "/recherche/export.csv?q={}",
]


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def expire(page) -> None:
    past = timezone.now() - timedelta(seconds=1)
    for rows in (Page.objects.filter(pk=page.pk), Entry.objects.filter(pk=page.pk)):
        rows.update(expire_at=past)


def withdraw(page) -> None:
    """By a way that tells nobody."""
    Page.objects.filter(pk=page.pk).update(live=False)


HIDING = {
    "unpublished": lambda page: page.unpublish(),
    "expired": expire,
    "private": restrict,
    "below a private page": lambda page: restrict(page.get_parent()),
    "withdrawn": withdraw,
}


class VisibilityContract:
    counts_at_once = True  # a server outside the database counts what it holds

    @pytest.fixture
    def public(self, site):
        """A page that is found, so that an empty answer proves something."""
        return make_article(site, title=f"Publique {SECRET}")

    def test_public_page_is_found(self, public, titles):
        assert titles(SECRET) == [public.title]

    def test_draft_is_hidden(self, site, public, titles):
        make_article(site, title=f"Brouillon {SECRET}", live=False)
        assert titles(SECRET) == [public.title]

    def test_unpublished_page_is_hidden(self, site, public, titles):
        make_article(site, title=f"Dépubliée {SECRET}").unpublish()
        assert titles(SECRET) == [public.title]

    def test_changes_that_are_not_published_are_hidden(self, public, titles):
        public.title = "Chenille"
        public.save_revision()
        assert titles("chenille") == []

    def test_expired_page_is_hidden_before_any_scheduler_runs(self, site, public, ask):
        page = make_article(site, title=f"Expirée {SECRET}")
        index_all()
        Entry.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
        answer = ask(SECRET)
        assert [result["title"] for result in answer["results"]] == [public.title]
        assert answer["facets"]["type"] == [{"value": "article", "label": "Article", "count": 1, "selected": False}]

    def test_page_past_its_expiry_does_not_enter(self, site, public, titles):
        make_article(site, title=f"Expirée {SECRET}", expire_at=timezone.now() - timedelta(days=1))
        assert titles(SECRET) == [public.title]

    @pytest.mark.parametrize("hide", HIDING.values(), ids=HIDING)
    def test_page_that_was_hidden_is_nowhere_while_no_worker_lives(self, hide, site, bretagne, client, ask):
        theme, kept = make_theme(site, title="Thème caché"), make_article(site, title=f"Gardée {SECRET}")
        workshop = make_workshop(site, title="Atelier", themes=[theme])
        gone = make_session(bretagne, workshop, title=f"Coquelicot {SECRET}")
        other = make_session(site, workshop, title=f"Date {SECRET}")
        index_all()

        def outputs() -> dict[str, bool]:
            texts = {path: client.get(path.format(SECRET), headers={"host": "localhost"}) for path in OUTPUTS}
            return {path: "Coquelicot" in answer.content.decode() for path, answer in texts.items()}

        assert outputs() == dict.fromkeys(OUTPUTS, True), outputs()
        assert {value["label"] for value in ask(SECRET)["facets"]["theme"]} == {theme.title}
        for page in (gone, theme):
            hide(page)
        assert outputs() == dict.fromkeys(OUTPUTS, False)
        answer = ask(SECRET)
        assert {found["title"] for found in answer["results"]} == {kept.title, other.title}
        assert answer["facets"]["theme"] == []
        assert gone.title not in {found["title"] for found in ask()["results"]}
        if self.counts_at_once and hide is not withdraw:
            assert (answer["total"], sum(value["count"] for value in answer["facets"]["type"])) == (2, 2)

    def test_private_page_and_what_stands_below_it_are_hidden(self, site, public, titles):
        section = public.get_parent()
        PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
        assert titles(SECRET) == []

    def test_alias_is_hidden(self, site, public, titles):
        public.create_alias(update_slug="copie")
        assert titles(SECRET) == [public.title]

    def test_page_is_found_in_its_own_language_only(self, site, public, english, client, ask):
        home = site.copy_for_translation(english)
        home.save_revision().publish()
        section = public.get_parent().specific.copy_for_translation(english)
        section.save_revision().publish()
        translation = public.copy_for_translation(english)
        translation.title = f"English {SECRET}"
        translation.save_revision().publish()
        index_all()
        assert [result["title"] for result in ask(SECRET)["results"]] == [public.title]
        page = client.get("/en/recherche/", {"q": SECRET}, headers={"host": "localhost"}).content.decode()
        assert f"English {SECRET}" in page
        assert public.title not in page

    def test_names_of_hidden_pages_are_not_told(self, site, titles):
        theme = make_theme(site, title=f"Thème {SECRET}")
        workshop = make_workshop(site, title="Atelier", themes=[theme])
        author = make_author(site, title=f"Auteur {SECRET}")
        make_article(site, title="Article", author=author)
        make_session(site, workshop, title="Séance")
        assert set(titles(SECRET)) == {theme.title, "Atelier", author.title, "Article", "Séance"}
        theme.unpublish()
        author.unpublish()
        assert titles(SECRET) == []
