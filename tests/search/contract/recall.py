"""What is found, in which order, and what is shown of it."""

from tests.factories import make_article, make_organisation, make_session, make_theme, make_workshop
from tests.search.indexed import index_all


def text(words: str) -> list:
    return [("text", f"<p>{words}</p>")]


# Texts, and what each query must find among them before anything else.
TEXTS = [
    "La réservation en ligne",
    "Des chambres réservées",
    "Vos photos et vidéos",
    "Classement des meublés",
    "Les gîtes ruraux",
    "L’e-réputation",
    "L’e‑réputation en deux mots",
    "Jusqu’à l’été",
    "Une œuvre d’art",
    "Le Wi-Fi public",
    "Un wifi ouvert",
    "L’IA et les QR codes",
    "Un OT de montagne",
    "Qu’est-ce qu’un hameçonnage ?",
    "ﬁche d’établissement",
]
RECALL = {
    "photo video": ["Vos photos et vidéos"],
    "meublé classé": ["Classement des meublés"],
    "gite": ["Les gîtes ruraux"],
    "chambre réservé": ["Des chambres réservées"],
    "reservation ligne": ["La réservation en ligne"],
    "e-reputation": ["L’e-réputation", "L’e‑réputation en deux mots"],
    "eréputation": ["L’e-réputation", "L’e‑réputation en deux mots"],
    "e reputation": ["L’e-réputation", "L’e‑réputation en deux mots"],
    "été": ["Jusqu’à l’été"],
    "l'ete": ["Jusqu’à l’été"],
    "oeuvre": ["Une œuvre d’art"],
    "wifi": ["Le Wi-Fi public", "Un wifi ouvert"],
    "wi-fi": ["Le Wi-Fi public", "Un wifi ouvert"],
    "ia": ["L’IA et les QR codes"],
    "qr": ["L’IA et les QR codes"],
    "OT": ["Un OT de montagne"],
    "hameconnages": ["Qu’est-ce qu’un hameçonnage ?"],
    "fiche etablissements": ["ﬁche d’établissement"],
}


class RecallContract:
    def test_words_are_found_however_they_are_written(self, site, ask):
        for number, words in enumerate(TEXTS):
            make_article(site, title=f"Numéro {number}", summary=words)
        index_all()
        answers = {}
        for query, expected in RECALL.items():  # what has all the words, before what comes near
            results = ask(query, type="article")["results"][: len(expected)]
            answers[query] = sorted(TEXTS[int(result["slug"].split("-")[1])] for result in results)
        assert answers == RECALL

    def test_common_words_do_not_count(self, site, titles):
        make_article(site, title="Répondre à un client", body=text("Garder son calme."))
        assert titles("comment répondre au client de la chambre") == ["Répondre à un client"]

    def test_last_word_may_be_unfinished(self, site, titles):
        make_article(site, title="Photographier", body=text("La lumière du littoral."))
        assert titles("lumière litto") == ["Photographier"]
        assert titles("lumi littoral") == ["Photographier"]  # widened: the first word is not known

    def test_all_words_come_before_any(self, site, titles, ask):
        make_article(site, title="Une seule", body=text("Taxe foncière."))
        make_article(site, title="Les deux", body=text("Taxe de séjour."))
        assert titles("taxe séjour") == ["Les deux", "Une seule"]

    def test_search_widens_rather_than_find_nothing(self, site, client):
        make_article(site, title="Une seule", body=text("Taxe foncière."))
        index_all()
        page = client.get("/recherche/", {"q": "taxe introuvable"}, headers={"host": "localhost"})
        assert "Une seule" in page.content.decode()
        assert "Aucun résultat exact, voici les plus proches." in page.content.decode()

    def test_number_of_exact_results_is_said_when_it_is_known(self, site, client, monkeypatch):
        for number in range(2):
            make_article(site, title=f"Taxe de séjour {number}")
            make_article(site, title=f"Taxe foncière {number}")
        index_all()

        def page() -> str:
            return client.get("/recherche/", {"q": "taxe séjour"}, headers={"host": "localhost"}).content.decode()

        assert "Dont 2 avec tous les mots" in page()
        monkeypatch.setattr("search.answering.services.CANDIDATES", 1)  # the others are not looked at
        assert ("Taxe foncière" in page(), "avec tous les mots" in page()) == (True, False)

    def test_results_that_mostly_come_near_are_called_so(self, site, client):
        make_article(site, title="Taxe de séjour")
        for number in range(3):
            make_article(site, title=f"Taxe foncière {number}")
        index_all()
        page = client.get("/recherche/", {"q": "taxe séjour"}, headers={"host": "localhost"}).content.decode()
        assert "Voici les résultats les plus proches, dont 1 avec tous les mots." in page

    def test_list_holds_what_is_counted(self, site, ask):
        """Those that have all the words, and the few that lack one and are better than the tenth of them."""
        filler = text(" ".join(f"Une phrase numéro {n} parle d’autre chose." for n in range(40)))
        for number in range(12):
            body = [*text("Une taxe."), *filler, *text("Un séjour.")]
            make_article(site, title=f"Tous les mots {number}", slug=f"tous-{number}", body=body)
            make_article(site, title=f"Un mot {number}", slug=f"un-{number}", body=[*text("Un séjour."), *filler])
        make_workshop(site, title="La taxe", slug="taxe")
        index_all()
        answer = ask("taxe séjour", par_page=30)
        slugs = [result["slug"] for result in answer["results"]]
        assert (sorted(slugs), answer["total"]) == (sorted(["taxe", *(f"tous-{n}" for n in range(12))]), 13)
        assert {value["value"]: value["count"] for value in answer["facets"]["type"]} == {"article": 12, "atelier": 1}
        assert [result["slug"] for result in ask("taxe séjour", par_page=10, page=2)["results"]] == slugs[10:]

    def test_subject_of_the_first_results_stands_third_at_the_latest(self, site, ask, client, redaction):
        theme = make_theme(site, title="Réseaux sociaux", slug="reseaux", summary="Facebook, par exemple.")
        other = make_theme(site, title="Visuels", slug="visuels", summary="Une image pour Facebook, par exemple.")
        for number in range(4):
            make_workshop(site, title=f"Débuter sur Facebook {number}", slug=f"debuter-{number}", themes=[theme])
        make_workshop(site, title="Débuter sur Facebook en images", slug="images", themes=[other])
        index_all()
        slugs = [result["slug"] for result in ask("débuter sur facebook")["results"]]
        assert (slugs.index("reseaux"), slugs.index("visuels") > 2) == (2, True)
        client.force_login(redaction)
        asked = {"q": "débuter sur facebook", "explique": "1"}
        page = client.get("/recherche/", asked, headers={"host": "localhost"}).content.decode()
        assert page.count("Thème de la plupart des premiers résultats\u00a0: parmi les trois premiers.") == 1

    def test_title_counts_more_than_body(self, site, titles):
        make_article(site, title="Autre chose", body=text("Le drone, le drone, et encore le drone."))
        make_article(site, title="Voler avec un drone", body=text("Les règles."))
        assert titles("drone") == ["Voler avec un drone", "Autre chose"]

    def test_theme_is_found_by_the_words_of_providers(self, site, titles):
        make_theme(site, title="Fiche d’établissement", vocabulary="Google My Business\nGMB")
        make_article(site, title="Mon business", body=text("Google, my love, et le business."))
        assert titles("google my business") == ["Fiche d’établissement", "Mon business"]

    def test_coming_session_is_before_those_that_are_over_or_called_off(self, site, titles):
        workshop = make_workshop(site, title="Filmer")
        make_session(site, workshop, title="Montage, passée", days=-10)
        make_session(site, workshop, title="Montage, annulée", status="annulee")
        make_session(site, workshop, title="Montage, reportée", status="reportee")
        make_session(site, workshop, title="Montage, future", days=10)
        expected = ["Montage, future", "Montage, passée", "Montage, annulée", "Montage, reportée"]
        assert titles("montage") == expected

    def test_visitors_region_is_first_among_equals(self, site, bretagne, ask):
        for home, name in ((site, "national"), (bretagne, "breton")):
            make_organisation(home, title="Office des Embruns", slug=f"office-{name}")
        index_all()
        national = [result["region"] for result in ask("embruns")["results"]]
        breton = [result["region"] for result in ask("embruns", host="bretagne.localhost")["results"]]
        assert (national, breton) == (["national", "bretagne"], ["bretagne", "national"])

    def test_result_is_what_the_contract_says(self, site, ask):
        theme = make_theme(site, title="Avis", slug="avis")
        make_workshop(
            site, title="Répondre aux avis", slug="repondre", summary="Un <b>avis</b> & vous.", themes=[theme]
        )
        index_all()
        answer = ask("répondre avis")
        assert answer["results"][:1] == [
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
                "distance_km": None,
            }
        ]
        assert {key: answer[key] for key in ("total", "page", "query", "correction", "degraded")} == {
            "total": 2,  # the theme holds one of the words
            "page": 1,
            "query": "répondre avis",
            "correction": None,
            "degraded": False,
        }
