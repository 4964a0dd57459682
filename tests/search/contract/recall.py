"""What is found, in which order, and what is shown of it."""

import pytest

from search.indexing import index_all
from tests.factories import make_article, make_organisation, make_session, make_theme, make_workshop


def text(words: str) -> list:
    return [("text", f"<p>{words}</p>")]


class RecallContract:
    @pytest.mark.parametrize(
        ("written", "typed"),
        [
            ("La réservation en ligne", "reservation"),
            ("Des chambres réservées", "réservé"),
            ("Vos photos et vidéos", "photo video"),
            ("Classement des meublés", "meublé classé"),
            ("Les gîtes ruraux", "gite"),
            ("L’e-réputation", "e-reputation"),
            ("L’e‑réputation", "eréputation"),
            ("L'e-réputation", "e reputation"),
            ("Jusqu’à l’été", "été"),
            ("Une œuvre d’art", "oeuvre"),
            ("Le Wi-Fi public", "wifi"),
            ("Le wifi public", "wi-fi"),
            ("L’IA et les QR codes", "ia"),
            ("L’IA et les QR codes", "qr"),
            ("Un OT de montagne", "OT"),
            ("Qu’est-ce qu’un hameçonnage ?", "hameçonnage"),
            ("ﬁche d’établissement", "fiche etablissement"),
        ],
    )
    def test_word_is_found_however_it_is_written(self, site, titles, written, typed):
        make_article(site, title="Trouvé", body=text(written))
        make_article(site, title="Autre", body=text("Rien à voir ici."))
        assert titles(typed) == ["Trouvé"]

    def test_common_words_do_not_count(self, site, titles):
        make_article(site, title="Répondre à un client", body=text("Garder son calme."))
        assert titles("comment répondre au client de la chambre") == ["Répondre à un client"]

    def test_last_word_may_be_unfinished(self, site, titles):
        make_article(site, title="Photographier", body=text("La lumière du littoral."))
        assert titles("lumière litto") == ["Photographier"]
        assert titles("lumi littoral") == ["Photographier"]  # widened: the first word is not known

    def test_all_words_come_before_any(self, site, titles, ask):
        make_article(site, title="Les deux", body=text("Taxe de séjour."))
        make_article(site, title="Une seule", body=text("Taxe foncière."))
        assert titles("taxe séjour") == ["Les deux"]

    def test_search_widens_rather_than_find_nothing(self, site, client):
        make_article(site, title="Une seule", body=text("Taxe foncière."))
        index_all()
        page = client.get("/recherche/", {"q": "taxe introuvable"}, headers={"host": "localhost"})
        assert "Une seule" in page.content.decode()
        assert "Rien ne contient tous ces mots" in page.content.decode()

    def test_title_counts_more_than_body(self, site, titles):
        make_article(site, title="Autre chose", body=text("Le drone, le drone, et encore le drone."))
        make_article(site, title="Voler avec un drone", body=text("Les règles."))
        assert titles("drone") == ["Voler avec un drone", "Autre chose"]

    def test_theme_is_found_by_the_words_of_providers(self, site, titles):
        make_theme(site, title="Fiche d’établissement", vocabulary="Google My Business\nGMB")
        make_article(site, title="Mon business", body=text("Google, my love, et le business."))
        assert titles("google my business") == ["Fiche d’établissement", "Mon business"]

    def test_coming_session_is_before_a_past_one(self, site, titles):
        workshop = make_workshop(site, title="Filmer")
        make_session(site, workshop, title="Montage, passée", days=-10)
        make_session(site, workshop, title="Montage, future", days=10)
        assert titles("montage") == ["Montage, future", "Montage, passée"]

    def test_visitors_region_is_first_among_equals(self, site, bretagne, titles):
        for home, name in ((site, "national"), (bretagne, "breton")):
            make_organisation(home, title="Office des Embruns", slug=f"office-{name}", summary=name)
        index_all()
        assert titles("embruns") == ["Office des Embruns"] * 2
        found = titles.__wrapped__ if hasattr(titles, "__wrapped__") else titles
        assert found("embruns", host="bretagne.localhost") == ["Office des Embruns"] * 2

    def test_region_of_the_address_leads(self, site, bretagne, ask):
        for home, name in ((site, "national"), (bretagne, "breton")):
            make_organisation(home, title="Office des Embruns", slug=f"office-{name}")
        index_all()
        national = [result["region"] for result in ask("embruns")["results"]]
        breton = [result["region"] for result in ask("embruns", host="bretagne.localhost")["results"]]
        assert (national, breton) == (["national", "bretagne"], ["bretagne", "national"])

    def test_result_is_what_the_contract_says(self, site, ask):
        theme = make_theme(site, title="Avis", slug="avis")
        make_workshop(site, title="Répondre aux avis", slug="repondre", summary="Un <b>avis</b> & vous.", themes=[theme])
        index_all()
        answer = ask("répondre avis")
        assert answer["results"] == [
            {
                "type": "atelier",
                "title": "Répondre aux avis",
                "url": "/ateliers/repondre/",
                "anchor": None,
                "slug": "repondre",
                "region": "national",
                "themes": ["avis"],
                "extract": "Un &lt;b&gt;<mark>avis</mark>&lt;/b&gt; &amp; vous.",
                "where": None,
                "source_id": None,
            }
        ]
        assert {key: answer[key] for key in ("total", "page", "query", "correction", "degraded")} == {
            "total": 1,
            "page": 1,
            "query": "répondre avis",
            "correction": None,
            "degraded": False,
        }
