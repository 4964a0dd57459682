"""Filters, facets, regions, sorts and pages."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from catalogue.models import NationalChoice, NationalProposal
from catalogue.signals import national_choice_changed
from tests.factories import (
    make_article,
    make_audience,
    make_cycle,
    make_event,
    make_format,
    make_material,
    make_organisation,
    make_promotion,
    make_session,
    make_theme,
    make_workshop,
)
from tests.search.indexed import index_all


def found(answer: dict) -> set[str]:
    return {result["title"].removesuffix(" fourmi") for result in answer["results"]}


def counts(answer: dict, key: str) -> dict[str, int]:
    return {value["value"]: value["count"] for value in answer["facets"][key]}


FILTERS = [
    ({"type": "atelier"}, {"Atelier"}),
    ({"type": ["atelier", "article"]}, {"Atelier", "Article"}),
    ({"theme": "photo"}, {"Photo", "Atelier", "Séance", "Événement"}),
    ({"theme": ["photo", "avis"], "type": "ressource"}, {"Ressource"}),
    ({"public": "elus"}, {"Ressource"}),
    ({"format": "coaching"}, {"Coaching", "Atelier", "Séance"}),
    ({"niveau": "avance"}, {"Atelier", "Séance"}),
    ({"cycle": "reporter"}, {"Cycle", "Promotion"}),
    ({"licence": "cc0"}, {"Ressource"}),
    ({"langue": "br"}, {"Ressource"}),
    ({"mode": "distance"}, {"Séance"}),
    ({"quand": "a-venir"}, {"Séance", "Promotion"}),
    ({"departement": ["35", "64"]}, {"Promotion", "Événement"}),
    ({"prix": "gratuit"}, {"Séance"}),
    ({"prix": ["gratuit", "payant"]}, {"Séance", "Promotion"}),
    ({"quand": "passe"}, {"Événement"}),
    ({"region": "national", "type": "theme"}, {"Avis", "Photo"}),
]


class FiltersContract:
    @pytest.fixture
    def library(self, site):
        """One thing of many kinds, all of which hold the word « fourmi »."""
        theme = make_theme(site, title="Avis fourmi", slug="avis")
        other = make_theme(site, title="Photo fourmi", slug="photo")
        owners = make_audience(site, name="Hébergeurs", slug="hebergeurs")
        elected = make_audience(site, name="Élus", slug="elus")
        shape = make_format(site, title="Coaching fourmi", slug="coaching")
        workshop = make_workshop(
            site,
            title="Atelier fourmi",
            themes=[theme, other],
            audiences=[owners],
            format=shape,
            level="avance",
        )
        make_session(site, workshop, title="Séance fourmi", mode="distance", price=0, days=12)
        make_event(site, title="Événement fourmi", themes=[other], days=-30)
        cycle = make_cycle(site, title="Cycle fourmi", code="reporter")
        make_promotion(site, cycle, title="Promotion fourmi", price=900, days=50)
        make_material(
            site,
            title="Ressource fourmi",
            themes=[theme],
            audiences=[owners, elected],
            licence="cc0",
            level="debutant",
            language="br",
        )
        make_article(site, title="Article fourmi")
        index_all()

    def test_filters_keep_what_they_say_with_a_query_and_without(self, library, ask):
        answers = [ask("fourmi", **filters) for filters, _expected in FILTERS]
        assert [found(answer) for answer in answers] == [expected for _filters, expected in FILTERS]
        assert [answer["total"] for answer in answers] == [len(expected) for _filters, expected in FILTERS]
        for filters, expected in FILTERS:
            assert expected <= found(ask("", **filters))

    def test_facets_count_what_is_found(self, library, ask):
        answer = ask("fourmi")
        assert counts(answer, "type") == {
            "theme": 2,
            "article": 1,
            "atelier": 1,
            "cycle": 1,
            "evenement": 1,
            "format": 1,
            "promotion": 1,
            "ressource": 1,
            "seance": 1,
        }
        assert counts(answer, "theme") == {"avis": 4, "photo": 4}
        assert counts(answer, "public") == {"hebergeurs": 3, "elus": 1}
        assert counts(answer, "region") == {"national": 10}
        assert counts(answer, "quand") == {"a-venir": 2, "passe": 1}
        assert counts(answer, "licence") == {"cc0": 1}
        assert list(answer["facets"]) == [
            *("type", "theme", "public", "format", "niveau", "cycle"),
            *("region", "departement", "licence", "langue", "mode", "prix", "quand"),
        ]

    def test_facet_ignores_its_own_selection_only(self, library, ask):
        answer = ask("fourmi", type="atelier", theme="photo")
        assert counts(answer, "type") == {"theme": 1, "atelier": 1, "seance": 1, "evenement": 1}
        assert counts(answer, "theme") == {"photo": 1, "avis": 1}
        assert counts(answer, "niveau") == {"avance": 1}

    @pytest.fixture
    def mixed(self, site):
        """Enough with all of « taxe séjour », by kind and level, and some that come near, of kinds of their own."""
        theme = make_theme(site, title="Gestion", slug="gestion")
        for number in range(9):
            body = [("text", "<p>Une phrase.</p>")] if number % 3 else []
            make_article(site, title=f"La taxe de séjour {number}", slug=f"tous-{number}", body=body)
        for number in range(3):
            level = ("debutant", "avance")[number % 2]
            make_workshop(site, title=f"Taxe de séjour {number}", slug=f"t-{number}", level=level, themes=[theme])
            make_workshop(site, title=f"Taxe {number}", slug=f"p-{number}", level="intermediaire", format=None)
        make_material(site, title="La taxe", slug="la-taxe", licence="cc0", level="debutant")
        make_material(site, title="Un séjour", slug="un-sejour", licence="cc-by", level="avance")
        index_all()

    @pytest.mark.parametrize("query", ["taxe séjour", "taxe", "taxe introuvable", "séjour taxe phrase"])
    def test_facet_counts_what_its_click_gives(self, mixed, ask, query):
        """From no filter, from each value of each facet, and from those that leave nothing with all the words."""
        wrong, totals = [], {}

        def total(chosen):
            """Asked once, in whatever order the filters were chosen."""
            key = frozenset(chosen.items())
            if key not in totals:
                totals[key] = ask(query, par_page=1, **chosen)["total"]
            return totals[key]

        def look(**chosen):
            answer = ask(query, **chosen)
            for key, values in answer["facets"].items():
                for value in values:
                    given = total(chosen | {key: value["value"]})
                    if given != value["count"]:
                        wrong.append((chosen, key, value["value"], value["count"], given))
            return answer

        start = look()
        for key, values in start["facets"].items():
            for value in values:
                look(**{key: value["value"]})
        for chosen in ({"type": "ressource"}, {"niveau": "intermediaire"}, {"type": "ressource", "niveau": "avance"}):
            look(**chosen)
        assert wrong == []

    def test_filter_that_leaves_no_exact_result_shows_the_nearest(self, mixed, ask):
        assert (ask("taxe séjour")["total"], ask("taxe séjour", type="ressource")["total"]) == (12, 2)

    def test_selected_value_is_shown_even_when_it_finds_nothing(self, library, ask):
        answer = ask("fourmi", type="article", licence="cc0")
        licence = {"value": "cc0", "label": "CC0 1.0", "count": 0, "selected": True}
        assert (answer["total"], answer["facets"]["licence"]) == (0, [licence])

    def test_selected_days_are_counted(self, library, ask):
        answer = ask("fourmi", quand="2000-01-01..2099-12-31")
        label = "du 1er janvier 2000 au 31 décembre 2099"
        days = {"value": "2000-01-01..2099-12-31", "label": label, "count": 3, "selected": True}
        assert days in answer["facets"]["quand"]
        assert counts(answer, "quand") == {"2000-01-01..2099-12-31": 3, "a-venir": 2, "passe": 1}

    @pytest.mark.parametrize(
        ("days", "names"),
        [
            ("2034-03", {"Martinique", "Nouméa", "Minuit"}),
            ("2034-04", {"Nuit"}),
            ("2034-03-31..2034-03-31", {"Martinique", "Minuit"}),
            ("2034-03-01..2034-03-01", {"Nouméa"}),
            ("2034-02", set()),
        ],
    )
    def test_days_are_those_of_the_place(self, dated, ask, days, names):
        answer = ask("fourmi", quand=days)
        assert (found(answer), counts(answer, "quand")[days]) == (names, len(names))

    @pytest.fixture
    def dated(self, site):
        """Around the ends of March 2034, on the clocks of Fort-de-France, Nouméa and Paris."""
        workshop = make_workshop(site, title="Atelier")
        for title, zone, start, end in [
            ("Martinique", "America/Martinique", (3, 31, 22, 30), (4, 1, 0, 30)),  # 31 March, 18:30 to 20:30
            ("Nouméa", "Pacific/Noumea", (2, 28, 22), (3, 1, 0)),  # 1 March, 9:00 to 11:00
            ("Minuit", "Europe/Paris", (3, 31, 18), (3, 31, 22)),  # 31 March, 20:00 to midnight
            ("Nuit", "Europe/Paris", (3, 31, 22), (3, 31, 23)),  # 1 April, midnight to 1:00
        ]:
            starts_at, ends_at = (datetime(2034, *moment, tzinfo=UTC) for moment in (start, end))
            make_session(site, workshop, title=f"{title} fourmi", starts_at=starts_at, ends_at=ends_at, time_zone=zone)
        index_all()

    def test_labels_are_for_people(self, library, ask):
        labels = {value["value"]: value["label"] for value in ask("fourmi")["facets"]["public"]}
        assert labels == {"hebergeurs": "Hébergeurs", "elus": "Élus"}

    def test_sorts(self, library, ask):
        def sorted_by(order):
            return [result["title"].removesuffix(" fourmi") for result in ask("fourmi", tri=order)["results"]]

        assert sorted_by("titre") == sorted(sorted_by("titre"), key=lambda title: title.replace("É", "E"))
        assert sorted_by("date")[:3] == ["Séance", "Promotion", "Événement"]
        assert (sorted_by("recent")[0], sorted_by("recent")[-1]) == ("Ressource", "Article")  # by its own date

    def test_pages_of_results_hold_each_entry_once(self, library, ask):
        pages = [ask("fourmi", page=page, par_page=4) for page in (1, 2, 3, 4)]
        assert [len(page["results"]) for page in pages] == [4, 4, 2, 0]
        assert {page["total"] for page in pages} == {10}
        assert len(set.union(*map(found, pages))) == 10

    def test_page_past_the_end_shows_the_last(self, library, client):
        page = client.get("/recherche/", {"q": "fourmi", "page": 900}, headers={"host": "localhost"})
        assert page.content.decode().count('class="result"') == 9  # the workshop's date unfolds in its result


class RegionsContract:
    @pytest.fixture
    def offices(self, site, bretagne, occitanie):
        for home, name in ((site, "national"), (bretagne, "breton"), (occitanie, "occitan")):
            make_organisation(home, title=f"Office {name}", slug=f"office-{name}")
        index_all()

    @pytest.mark.parametrize(
        ("host", "region", "expected"),
        [
            ("localhost", None, {"national", "breton", "occitan"}),
            ("localhost", "bretagne", {"breton"}),
            ("localhost", ["bretagne", "national"], {"breton", "national"}),
            ("bretagne.localhost", None, {"national", "breton"}),
            ("bretagne.localhost", "occitanie", {"occitan"}),
            ("bretagne.localhost", "bretagne", {"breton"}),
            ("bretagne.localhost", "toutes", {"national", "breton", "occitan"}),
        ],
    )
    def test_scope(self, offices, ask, host, region, expected):
        filters = {"region": region} if region else {}
        answer = ask("office", host=host, type="organisation", **filters)
        assert {result["title"].removeprefix("Office ") for result in answer["results"]} == expected
        assert counts(answer, "region") == {"bretagne": 1, "national": 1, "occitanie": 1}

    def test_region_by_path_searches_as_by_host(self, offices, visit):
        by_path = visit("/regions/bretagne/recherche/?q=office&type=organisation").content.decode()
        by_host = visit("/recherche/?q=office&type=organisation", host="bretagne.localhost").content.decode()
        for page in (by_path, by_host):
            assert "Office breton" in page
            assert "Office national" in page
            assert "Office occitan" not in page
            assert "region=toutes" in page

    def test_every_path_of_the_api_works_on_the_host_that_was_asked(self, offices, ask, visit):
        results = ask("office", host="bretagne.localhost", type="organisation", region="toutes")["results"]
        urls = {result["region"]: result["url"] for result in results}
        assert urls == {
            "bretagne": "/annuaire/office-breton/",
            "national": "/annuaire/office-national/",
            "occitanie": "/regions/occitanie/annuaire/office-occitan/",
        }
        for result in results:
            response = visit(result["url"], host="bretagne.localhost")
            if response.status_code == 302:
                target = urlsplit(response.url)
                response = visit(target.path, host=target.hostname)
            assert result["title"] in response.content.decode()

    def test_unknown_region_is_not_found(self, site, visit):
        assert visit("/regions/nulle/recherche/").status_code == 404

    def test_what_the_nation_accepted_is_found_from_every_region(self, site, bretagne, occitanie, ask, followed):
        with followed():
            material = make_material(occitanie, title="La salicorne")

        def titles(**filters) -> list[str]:
            answer = ask("salicorne", host="bretagne.localhost", **filters)
            return [result["title"] for result in answer["results"]]

        assert titles() == []
        with followed():
            NationalProposal.objects.create(material=material, status=NationalChoice.ACCEPTED)
            national_choice_changed.send(sender=NationalProposal, material_id=material.pk)
        assert titles() == ["La salicorne"]
        assert (titles(region="bretagne"), titles(region="occitanie")) == ([], ["La salicorne"])
