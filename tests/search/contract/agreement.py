"""What a facet or a chip says is what its click gives, on forty queries as people type them."""

from urllib.parse import parse_qs, urlencode

import pytest
from django.utils import timezone

from tests.factories import (
    make_article,
    make_audience,
    make_event,
    make_format,
    make_material,
    make_organisation,
    make_session,
    make_theme,
    make_workshop,
)
from tests.search.contract.reading import SUNDAY, by_hand, said
from tests.search.contract.recall import text
from tests.search.indexed import index_all

# Each with what is read of it.
QUERIES: dict[str, list[str]] = {
    "": [],
    "wifi": [],
    "le wifi du gîte": [],
    "canva affiche": [],
    "wiffi": [],
    "comment poser le wifi": [],
    "gîte introuvable": [],
    "xyzzy": [],
    '"poser le wifi"': [],
    "wifi -gîte": [],
    "canva ou wifi": [],
    "affich": [],
    "ateliers": [],  # a page is called so
    "atelier wifi": [],
    "diaporamas": ["type=ressource"],
    "office de tourisme": ["type=organisation"],
    "wifi à distance": ["mode=distance"],
    "atelier wifi en ligne": ["mode=distance"],
    "canva débutant": ["niveau=debutant"],
    "canva pour les associations": ["public=associations"],
    "wifi décembre": ["quand=2026-12"],
    "ateliers wifi cet hiver": ["quand=2026-12-01..2027-03-20"],
    "wifi le 8 décembre": ["quand=2026-12-08..2026-12-08"],
    "prochains ateliers": ["quand=a-venir", "type=atelier", "type=seance"],
    "décembre": ["quand=2026-12"],
    "wifi bretagne": ["region=bretagne"],
    "bretagne": [],  # as well
    "wifi midi-pyrénées décembre": ["quand=2026-12", "region=occitanie"],
    "wifi morbihan": ["departement=56"],
    "wifi dans le Lot": ["departement=46"],
    "référent numérique lot": ["departement=46", "type=organisation"],
    "ateliers 56": ["departement=56", "type=atelier", "type=seance"],
    "canva finistère": ["region=bretagne"],  # there is none nearer
    "canva vannes": ["pres=Vannes 56260"],
    "atelier canva près de Vannes en janvier": ["pres=Vannes 56260", "quand=2027-01"],
    "46000 cahors": ["pres=46042"],
    "atelier gratuit": ["prix=gratuit", "type=atelier", "type=seance"],
    "formation canva gratuite": ["prix=gratuit"],
    "atelier wifi gratuit en bretagne": ["prix=gratuit", "region=bretagne"],
    "logo gratuit": [],
}


class AgreementContract:
    @pytest.fixture(autouse=True)
    def sunday(self, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: SUNDAY)

    @pytest.fixture
    def library(self, site, bretagne, occitanie):
        """Two workshops with dates here and there, free and paid, and texts about the same."""
        theme, other = make_theme(site, title="Wifi", slug="wifi"), make_theme(site, title="Canva", slug="canva")
        clubs = make_audience(site, name="Associations", slug="associations")
        shape = make_format(site, title="Coaching", slug="coaching")
        wifi = make_workshop(site, title="Le wifi", themes=[theme], format=shape, level="avance")
        canva = make_workshop(site, title="Une affiche Canva", themes=[other], audiences=[clubs], level="debutant")
        for workshop, home, day, place, price in (
            (wifi, bretagne, "2026-12-08", ("Vannes", "56000"), 0),
            (wifi, occitanie, "2026-12-10", ("Cahors", "46000"), 15),
            (wifi, site, "2026-12-15", ("", ""), None),
            (canva, bretagne, "2027-01-18", ("Vannes", "56000"), 20),
            (canva, occitanie, "2026-10-05", ("Millau", "12100"), 0),
        ):
            city, postcode = place
            values = {"city": city, "postcode": postcode, "mode": "presentiel" if city else "distance", "price": price}
            hours = {"starts_at": f"{day}T09:30:00+01:00", "ends_at": f"{day}T12:30:00+01:00"}
            make_session(home, workshop, title=workshop.title, slug=f"d{day}", **hours, **values)
        make_event(occitanie, title="Journée du wifi", themes=[theme], city="Cahors", postcode="46000", days=-30)
        make_organisation(bretagne, title="Office du golfe", city="Vannes", postcode="56000", slug="golfe")
        make_organisation(
            occitanie, title="Agence des causses", city="Cahors", postcode="46000", slug="causses", kind="adt"
        )
        made = {"themes": [theme], "audiences": [clubs], "licence": "cc0", "level": "debutant"}
        make_material(site, title="Poser le wifi", slug="poser", **made)
        make_material(
            site, title="Un logo avec Canva", slug="logo", themes=[other], licence="cc-by", summary="Gratuit."
        )
        make_article(site, title="Le wifi des gîtes", slug="gites", body=text("Un logo gratuit, une affiche."))
        make_article(bretagne, title="Un gîte à Vannes", slug="gite", themes=[other], body=text("Wifi et Canva."))
        index_all()

    def test_forty_queries_are_read_so(self, library, ask):
        found = {query: said(ask(query, par_page=1)) for query in QUERIES}
        assert found == QUERIES, {query: read for query, read in found.items() if read != QUERIES[query]}
        assert len(QUERIES) == 40

    def test_every_count_of_a_facet_is_what_its_link_gives(self, library, ask, visit):
        counted, wrong = 0, []
        for query in QUERIES:
            page = visit(f"/recherche/?{urlencode({'q': query, 'tri': 'titre' if not query else 'pertinence'})}")
            for facet in page.context["facets"]:
                for value in facet["values"]:
                    if not value["selected"]:
                        given = ask(par_page=1, **parse_qs(value["url"].removeprefix("?")))["total"]
                        counted += 1
                        if given != value["count"]:
                            wrong.append((query, facet["label"], value["value"], value["count"], given))
        assert wrong == []
        assert counted > 300  # control

    def test_every_chip_is_the_filter_set_by_hand_and_its_link_takes_it_off(self, library, ask, visit):
        for query, read in QUERIES.items():
            if not read:
                continue
            answer = ask(query)
            by_hand(ask, query, answer)
            for chip in visit(f"/recherche/?{urlencode({'q': query})}").context["understood"]:
                without = ask(**parse_qs(chip["url"].removeprefix("?")))
                assert len(without["understood"]) < len(answer["understood"]), (query, chip)
