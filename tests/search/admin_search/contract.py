"""What Wagtail's own search does on each database."""

from io import StringIO

import pytest
from django.core.management import call_command
from modelsearch.query import MATCH_ALL, MATCH_NONE, And, Boost, Fuzzy, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends.base import FilterFieldError, SearchFieldError

from catalogue.models import Audience
from home.models import ArticlePage, OrganisationPage, SiteImage
from tests.factories import make_article, make_audience, make_image, make_organisation

FRENCH = [
    ("Réserver en ligne", "réservées"),
    ("Réserver en ligne", "reservation"),
    ("La photo du gîte", "PHOTOS"),
    ("Photos de gîtes", "gite photo"),
    ("Suivre l’e-réputation", "ereputation"),
    ("Suivre l'e-réputation", "l’e-réputation"),
    ("Suivre l’eréputation", "e-réputation"),
    ("L’IA à l’OT", "ot ia"),
    ("Cœur de ville", "coeur"),
    ("Créer sa fiche", "créer la fiche"),
]
UNFINISHED = ["réf", "REF", "fiches réfé", "l’éréf", "e-ref", "ereferenc", "réf\u0301"]


@pytest.mark.django_db
class AdminSearchContract:
    """Subclassed where it runs: on SQLite, and on PostgreSQL by DATABASE_URL."""

    @pytest.mark.parametrize(("title", "text"), FRENCH)
    def test_french_is_understood(self, titles, site, title, text):
        make_article(site, title=title)
        make_article(site, title="Tout autre chose")
        assert titles(text, ArticlePage) == titles(text, Page, typing=True) == [title]

    @pytest.mark.parametrize("text", UNFINISHED)
    def test_words_may_be_unfinished(self, titles, site, text):
        make_article(site, title="Fiches pour l’e-référencement")
        make_article(site, title="Fiches préférées")
        assert titles(text, Page, typing=True) == ["Fiches pour l’e-référencement"]

    def test_only_the_last_word_may_be_unfinished(self, titles, site):
        make_article(site, title="Fiches pour le référencement")
        assert titles("fi référencement", Page, typing=True) == []
        assert titles("référ", ArticlePage) == []

    def test_all_words_are_needed_unless_told(self, titles, site):
        make_article(site, title="Miel de lavande")
        make_article(site, title="Miel de sapin")
        assert titles("miel lavande", ArticlePage) == ["Miel de lavande"]
        assert sorted(titles("lavande sapin", ArticlePage, operator="or")) == ["Miel de lavande", "Miel de sapin"]
        assert titles("lavande sapin", ArticlePage, operator="xor") == []

    def test_words_may_be_in_several_fields(self, titles, site):
        make_article(site, title="Miel", summary="De lavande.")
        assert titles("lavande miel", ArticlePage) == ["Miel"]

    def test_title_comes_first(self, titles, site):
        for number in range(3):
            make_article(site, title=f"Autre {number}", summary="Lavande, lavande et encore lavande.")
        make_article(site, title="Miel de lavande et de bien d’autres fleurs", summary="Sans rien.")
        assert titles("lavande", ArticlePage)[0] == "Miel de lavande et de bien d’autres fleurs"
        assert len(titles("lavande", ArticlePage)) == 4

    def test_title_of_an_image_comes_first(self, titles, site):
        make_image(title="Autre", description="Lavande")
        make_image(title="Lavande des collines et des plaines", description="Rien")
        make_image(title="Encore", description="Lavande")
        assert titles("lavand", SiteImage, typing=True)[0] == "Lavande des collines et des plaines"

    def test_trees_are_understood(self, titles, site):
        make_article(site, title="Fourmis rousses")
        make_article(site, title="Rousses, belles fourmis")
        make_article(site, title="Fourmis noires")
        both = {"Fourmis rousses", "Rousses, belles fourmis"}
        ants = PlainText("fourmi")
        answers = {
            "phrase": (Phrase("fourmis rousses"), {"Fourmis rousses"}),
            "and": (And([ants, PlainText("rousse")]), both),
            "or": (Or([PlainText("noire"), Phrase("Fourmi rousse")]), {"Fourmis noires", "Fourmis rousses"}),
            "and not": (And([ants, ~PlainText("noires")]), both),
            "not": (And([ants, ~Or([PlainText("noires"), Phrase("belles fourmis")])]), {"Fourmis rousses"}),
            "or not": (
                And([ants, Or([PlainText("noires"), ~PlainText("belles")])]),
                {"Fourmis noires", "Fourmis rousses"},
            ),
            "boost": (Boost(PlainText("noires"), 3), {"Fourmis noires"}),
            "fuzzy": (Fuzzy("noires"), {"Fourmis noires"}),
            "wordless part": (And([ants, Phrase("*"), PlainText("noire")]), {"Fourmis noires"}),
            "all": (MATCH_ALL, both | {"Fourmis noires"}),
            "none": (MATCH_NONE, set()),
        }
        for typing in (False, True):
            found = {name: set(titles(query, ArticlePage, typing)) for name, (query, _) in answers.items()}
            assert found == {name: expected for name, (_, expected) in answers.items()}

    def test_fields_are_chosen(self, titles, site):
        make_article(site, title="Lavande", summary="Miel")
        make_article(site, title="Miel", summary="Lavande")
        make_article(site, title="Autre", summary="Autre", body=[("text", "<p>Lavande</p>")])
        assert titles("lavandes", ArticlePage, fields=["title"]) == ["Lavande"]
        assert titles("lavandes", ArticlePage, fields=["summary"]) == ["Miel"]
        assert set(titles("lavandes", ArticlePage, fields=["title", "body"])) == {"Lavande", "Autre"}
        assert titles("lav", ArticlePage, typing=True, fields=["title"]) == ["Lavande"]
        assert titles("lav", ArticlePage, typing=True, fields=["summary"]) == []  # it is not completed
        assert titles("lavande", ArticlePage, fields=[]) == []
        with pytest.raises(SearchFieldError):
            titles("lavande", ArticlePage, fields=["slug"])

    def test_queryset_filters_and_orders(self, titles, site):
        for title in ("Lavande b", "Lavande a", "Lavande c"):
            make_article(site, title=title, live=title != "Lavande c")
        articles = ArticlePage.objects.all()
        ordered = articles.order_by("title")
        assert titles("lavande", ordered, order_by_relevance=False) == ["Lavande a", "Lavande b", "Lavande c"]
        assert titles("lavande", ordered.reverse(), order_by_relevance=False)[0] == "Lavande c"
        assert titles("lavande", articles, order_by_relevance=False) == [
            "Lavande b",
            "Lavande a",
            "Lavande c",
        ]  # as in the tree
        assert titles("lavande", ordered.live(), order_by_relevance=False) == ["Lavande a", "Lavande b"]
        assert titles("lavande", articles.exclude(live=True)) == ["Lavande c"]
        pages = Page.objects.descendant_of(site).exclude(depth=1).type(ArticlePage).specific()
        assert len(titles("lavande", pages, typing=True)) == 3
        assert titles("lavande", Page.objects.type(OrganisationPage)) == []
        assert titles("lavande", articles.filter(pk__in=articles.filter(title="Lavande a").values("pk"))) == [
            "Lavande a"
        ]
        assert titles("lavande", articles.filter(summary="x")) == []  # by any column: the database has them all
        assert len(titles("lavande", articles.exclude(summary="x"))) == 3

    def test_results_are_counted_and_sliced(self, titles, engine, site):
        for number in range(5):
            make_article(site, title=f"Lavande {number}")
        everything = titles("lavande", ArticlePage)
        results = engine.search("lavande", ArticlePage)
        assert (results.count(), len(results[1:3]), results[3:99].count(), results[9:].count()) == (5, 2, 2, 0)
        assert [item.title for item in results[1:3]] == everything[1:3]
        assert results[4].title == everything[4]
        assert list(results[2:2]) == []
        assert [item.score > 0 for item in results.annotate_score("score")] == [True] * 5
        keys = engine.autocomplete("lav", ArticlePage.objects.values_list("pk", flat=True)).results()
        assert set(keys) == {item.pk for item in results}

    def test_long_results_are_whole(self, engine, site):
        for number in range(120):
            Audience.objects.create(name=f"Lavandiers {number}", slug=f"lavandiers-{number}", locale=site.locale)
        results = engine.search("lavandier", Audience)
        assert (len(results), results.count(), len(results[100:]), len(results[5:118])) == (120, 120, 20, 113)

    def test_results_are_counted_by_value(self, engine, site):
        for number in range(3):
            make_article(site, title=f"Lavande {number}", live=number > 0)
        make_organisation(site, title="Lavande")
        results = engine.autocomplete("lav", Page)
        kinds = [ArticlePage, OrganisationPage]
        contents = [kind.objects.first().content_type_id for kind in kinds]
        assert list(results.facet("content_type_id").items()) == list(zip(contents, [3, 1], strict=True))
        assert dict(results.facet("live")) == {True: 3, False: 1}
        assert dict(results.facet("owner_id")) == {None: 4}
        with pytest.raises(FilterFieldError):
            results.facet("summary")

    def test_index_follows_saves_and_deletions(self, titles, site):
        page = make_article(site, title="Lavande")
        image = make_image(title="Lavande")
        audience = make_audience(site, name="Lavande")
        page.title = image.title = "Tilleul"
        page.save_revision().publish()
        image.save()
        assert titles("lavande", Page) == titles("lavande", SiteImage) == []
        assert titles("tilleul", Page) == titles("till", SiteImage, typing=True) == ["Tilleul"]
        page.delete()
        image.delete()
        audience.delete()
        assert titles("tilleul", Page) == titles("tilleul", SiteImage) == titles("lavande", Audience) == []

    def test_rebuilding_makes_the_index_again(self, titles, engine, site):
        kept = make_article(site, title="Lavande gardée")
        gone = make_article(site, title="Lavande perdue")
        key = gone.pk
        ArticlePage.objects.filter(pk=key).update(live=True)
        engine.delete(kept)
        Page.objects.filter(pk=key).update(title="Tilleul")
        call_command("update_index", stdout=StringIO())
        assert titles("lavande", Page) == ["Lavande gardée"]
        assert titles("tilleul", Page) == ["Tilleul"]

    def test_related_texts_are_searched(self, titles, site):
        image = make_image(title="Sans mot")
        image.tags.add("lavande")
        image.save()
        assert titles("lavandes", SiteImage) == titles("lav", SiteImage, typing=True) == ["Sans mot"]
