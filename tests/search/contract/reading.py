"""A query read as a form finds what the same filters set by hand find, and never hides what its words name."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from tests.factories import (
    make_article,
    make_audience,
    make_event,
    make_material,
    make_session,
    make_theme,
    make_workshop,
)
from tests.search.contract.outlets import FILES, READ
from tests.search.contract.recall import text
from tests.search.indexed import index_all

SUNDAY = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)
READ_QUERIES = [
    ("wifi décembre", ["quand=2026-12"]),
    ("atelier wifi en décembre 2026", ["quand=2026-12"]),
    ("wifi le 8 décembre", ["quand=2026-12-08..2026-12-08"]),
    ("ateliers wifi cet hiver", ["quand=2026-12-01..2027-03-20"]),
    ("décembre", ["quand=2026-12"]),
    ("ateliers en décembre", ["quand=2026-12", "type=atelier", "type=seance"]),
    ("séances", ["type=seance"]),
    ("wifi à distance", ["mode=distance"]),
    ("wifi bretagne", ["region=bretagne"]),
    ("ateliers wifi en décembre en Bretagne", ["quand=2026-12", "region=bretagne"]),
    ("wifi midi-pyrénées", ["region=occitanie"]),
    ("wifi débutant", ["niveau=debutant"]),
    ("wifi pour les associations", ["public=associations"]),
    ("ateliers wifi pour les associations", ["public=associations"]),
    ("wifi morbihan", ["region=bretagne"]),
    ("wifi quimper", ["pres=29232"]),
    ("ateliers wifi près de Quimper en décembre", ["pres=29232", "quand=2026-12"]),
    ("29000 quimper", ["pres=29232"]),
]


def found(answer: dict) -> list[str]:
    return [result["slug"] for result in answer["results"]]


def said(answer: dict) -> list[str]:
    return sorted(f"{one['key']}={one['value']}" for one in answer["understood"])


def by_hand(ask, query: str, answer: dict) -> dict:
    """The answer to what is left of a query once what was understood of it is set as filters: it is the same."""
    rest, filters = query, {"tel-quel": "1"}
    for one in answer["understood"]:
        rest = rest.replace(one["words"], "")
        filters[one["key"]] = [*filters.get(one["key"], ()), one["value"]]
    found = ask(rest.strip(), **filters)
    same = ("total", "results", "facets")
    assert [answer[name] for name in same] == [found[name] for name in same], query
    assert answer["total"] > 0
    return found


class ReadingContract:
    @pytest.fixture(autouse=True)
    def sunday(self, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: SUNDAY)

    @pytest.fixture
    def wifi(self, site, bretagne, occitanie):
        """A workshop, three dates of it, and texts about the same."""
        theme = make_theme(site, title="Accueil mobile", slug="accueil")
        clubs = make_audience(site, name="Associations", slug="associations")
        made = {"level": "debutant", "themes": [theme], "audiences": [clubs]}
        workshop = make_workshop(site, title="Le wifi", slug="atelier-wifi", **made)
        for slug, region, day, values in (
            ("wifi-decembre", bretagne, "2026-12-08", {}),
            ("wifi-janvier", occitanie, "2027-01-18", {}),
            ("wifi-distance", site, "2026-12-15", {"mode": "distance"}),
        ):
            days = {"starts_at": f"{day}T09:30:00+01:00", "ends_at": f"{day}T12:30:00+01:00"}
            make_session(region, workshop, title="Le wifi en groupe", slug=slug, **days, **values)
        make_article(site, title="Le wifi des gîtes", slug="article-wifi", body=text("Ouvert en mai."))
        make_material(site, title="Poser le wifi", slug="ressource-wifi", themes=[theme])
        index_all()

    def test_query_finds_what_the_same_filters_find(self, wifi, ask):
        for query, filters in READ_QUERIES:
            answer = ask(query)
            assert said(answer) == filters, query
            expected = by_hand(ask, query, answer)
            assert (answer["query"], expected["understood"]) == (query, [])

    def test_labels_are_words(self, wifi, ask):
        assert ask("wifi en décembre en bretagne")["understood"] == [
            {"key": "quand", "value": "2026-12", "label": "décembre 2026", "words": "en décembre"},
            {"key": "region", "value": "bretagne", "label": "Bretagne", "words": "en bretagne"},
        ]

    def test_word_that_names_a_page_never_hides_it(self, site, wifi, bretagne, ask):
        workshop = make_workshop(site, title="Les avis")
        days = {"starts_at": "2027-05-04T09:30:00+02:00", "ends_at": "2027-05-04T12:30:00+02:00"}
        make_session(bretagne, workshop, title="Les avis", slug="avis-mai", **days)
        make_article(site, title="Le joli mois de mai", slug="joli-mai")
        make_article(site, title="Vendre à distance", slug="vendre")
        make_session(bretagne, workshop, title="Vendre des avis", slug="vendre-avis", mode="distance")
        index_all()
        for query, slug in (("mai", "joli-mai"), ("en mai", "joli-mai"), ("vendre à distance", "vendre")):
            answer = ask(query)
            assert (said(answer), found(answer)[0]) == ([], slug), query
        assert said(ask("avis mai")) == ["quand=2027-05"]  # control: no name holds both

    def test_own_title_is_a_text(self, site, wifi, ask):
        make_event(site, title="Le wifi en décembre", slug="rencontre", starts_at="2026-12-09T09:00:00+01:00")
        index_all()
        answer = ask("le wifi en décembre")
        assert said(answer) == []
        assert found(answer)[0] == "rencontre"

    def test_what_finds_nothing_is_a_text(self, wifi, ask):
        for query in ("wifi 20 mai 2026", "wifi mai", "introuvable décembre", "wifi la semaine prochaine"):
            assert said(ask(query)) == [], query
        assert "article-wifi" in found(ask("wifi mai"))

    def test_words_may_be_kept_as_text(self, wifi, ask):
        assert said(ask("wifi décembre", **{"tel-quel": "1"})) == []
        answer = ask("wifi bretagne décembre", **{"tel-quel": "Décembre"})
        assert said(answer) in ([], ["region=bretagne"])
        for query in ("wifi « décembre »", "wifi -décembre", '"décembre"'):
            assert said(ask(query)) == [], query

    @pytest.mark.parametrize(
        "query", ["près de chez moi -fiche", "autour de moi -x", "janvier ʼ", "bretagne ʼ", "« wifi » près de moi", "ʼ"]
    )
    def test_odd_queries_are_answered(self, wifi, ask, visit, query):
        assert ask(query)["understood"] in ([], ask(query)["understood"])
        assert visit(f"/recherche/?{urlencode({'q': query})}").status_code == 200

    def test_what_is_quoted_is_asked_for_still(self, wifi, ask):
        answer = ask('en "poser le wifi" décembre')
        assert (said(answer), found(answer)) == ([], ["ressource-wifi"])

    def test_distance_set_by_hand_holds_for_a_place_that_is_read(self, wifi, ask, visit):
        shown = visit("/recherche/?q=wifi+quimper&km=100").context["form"]
        assert (shown.understood.filters.around.radius, ("km", "100") in shown.pairs()) == (100, True)

    def test_region_is_read_by_its_french_name_though_it_is_translated(self, wifi, bretagne, english, ask):
        bretagne.get_parent().copy_for_translation(english, copy_parents=True)
        bretagne.copy_for_translation(english)
        version = bretagne.get_translation(english)
        version.title = "Zz Brittany"
        version.save_revision().publish()
        assert said(ask("wifi bretagne")) == ["region=bretagne"]

    def test_exclusion_stays_one(self, wifi, ask):
        assert found(ask("décembre -wifi")) == found(ask("décembre -wifi", **{"tel-quel": "1"}))
        assert said(ask("wifi décembre -camping")) == ["quand=2026-12"]

    def test_filter_set_by_hand_wins(self, wifi, ask):
        answer = ask("wifi décembre", quand="2027-01")
        assert (said(answer), found(answer)) == ([], ["wifi-janvier"])
        answer = ask("wifi bretagne", region="toutes")
        assert (said(answer), answer["total"]) == ([], ask("wifi")["total"])
        answer = ask("séances", type="article")
        assert (said(answer), found(answer)) == ([], ["article-wifi"])

    def test_count_of_a_facet_is_what_its_click_gives(self, wifi, ask):
        for query in ("wifi décembre", "wifi bretagne", "décembre"):
            for key, values in ask(query)["facets"].items():
                for value in values:
                    if not value["selected"]:
                        assert ask(query, **{key: value["value"]})["total"] == value["count"], (query, key, value)

    def test_correction_keeps_what_was_read(self, wifi, ask):
        answer = ask("decembre wiffi")
        assert (said(answer), answer["correction"]) == (["quand=2026-12"], "wifi decembre")

    def test_feed_calendar_and_table_are_read_alike(self, wifi, visit):
        for query in ("wifi décembre", "ateliers en décembre", "décembre"):
            asked = urlencode({"q": query})
            shown = [result.entry.pk for result in visit(f"/recherche/?{asked}").context["results"].results]
            answers = {name: READ[name](visit(f"/recherche/{name}?{asked}")) for name in FILES}
            assert {name: sorted(ids) for name, ids in answers.items()} == dict.fromkeys(FILES, sorted(shown)), query

    def test_english_is_not_read(self, site, english, wifi, client):
        site.copy_for_translation(english).save_revision().publish()
        index_all()
        answer = client.get("/en/recherche/", {"q": "mars"}, headers={"host": "localhost"})
        assert answer.context["form"].understood.readings == ()
