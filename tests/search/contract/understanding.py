"""What is made of words that the index does not hold as they were typed, of phrases, exclusions and synonyms."""

from collections import Counter

import lxml.html
from django.test import Client

from search.content.models import Entry, Totals, Word
from search.indexing.word_counts import Tally, held_by
from search.understanding.synonyms import lookup
from search.understanding.synonyms.models import SynonymGroup
from search.usage.flush import flush
from tests.factories import make_article, make_workshop
from tests.search.contract.recall import text
from tests.search.indexed import index_all

VISITOR = {"host": "localhost", "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


class UnderstandingContract:
    def test_typo_is_repaired_and_said(self, site, ask):
        make_article(site, title="Débuter sur Facebook")
        make_article(site, title="Autre chose")
        index_all()
        answer = ask("debuter sur facebok")
        assert ([result["title"] for result in answer["results"]], answer["correction"]) == (
            ["Débuter sur Facebook"],
            "debuter sur facebook",
        )

    def test_correction_keeps_accents_quotes_and_exclusions(self, site, ask):
        make_article(site, title="Débuter sur Facebook", body=text("La page des gîtes."))
        index_all()
        answer = ask('débuter sur facebok "page des gîtes" -camping')
        assert answer["correction"] == 'débuter sur facebook "page des gîtes" -camping'

    def test_what_was_corrected_is_said_and_may_be_searched_all_the_same(self, site, ask, visit):
        make_article(site, title="Débuter sur Facebook")
        index_all()
        page = lxml.html.fromstring(visit("/recherche/?q=débuter+sur+facebok").content.decode())
        (notice,) = page.find_class("search-notices__try")
        said = " ".join(notice.text_content().split())
        assert said == "Résultats pour « débuter sur facebook » ; chercher « débuter sur facebok » quand même"
        assert notice.xpath("a/@href")[1].endswith("&tel-quel=1")
        as_typed = ask("facebok", **{"tel-quel": "1"})
        assert (as_typed["results"], as_typed["correction"]) == ([], None)
        assert ask("facebok")["correction"] == "facebook"
        SynonymGroup.objects.create(expressions="lettre\ninfolettre")
        lookup.forget()
        assert ask("infoletre", **{"tel-quel": "1"})["correction"] is None

    def test_acronyms_are_not_repaired(self, site, ask):
        for title in ("Un fichier csv", "Le cet et le cot", "Gpe"):
            make_article(site, title=title)
        index_all()
        for typed in ("CGV", "cgv", "CRT", "cdt", "zzzz", "GPA pour tous"):
            answer = ask(typed)
            assert (answer["results"], answer["correction"]) == ([], None), typed

    def test_dotted_acronym_is_found_in_one(self, site, ask):
        for title in ("Le SEO", "Un OT"):
            make_article(site, title=title)
        index_all()
        for typed, title in (
            ("S.E.O.", "Le SEO"),
            ("s.e.o", "Le SEO"),
            ("le S.E.O. facile", "Le SEO"),
            ("O.T.", "Un OT"),
            ("l’o.t facile", "Un OT"),
        ):
            assert [result["title"] for result in ask(typed)["results"]] == [title], typed

    def test_word_typed_as_on_the_other_keyboard_is_understood(self, site, ask):
        for title in ("Le wifi", "Débuter sur Instagram", "Le zift", "Créer avec Canva"):
            make_article(site, title=title)
        index_all()
        for typed, title, said in (
            ("zifi", "Le wifi", "wifi"),
            ("instqgrq,", "Débuter sur Instagram", "instagram,"),
            ("cqnvq", "Créer avec Canva", "canva"),  # as hard to say as an acronym
        ):
            answer = ask(typed)
            assert (answer["results"][0]["title"], answer["correction"]) == (title, said)

    def test_english_is_not_repaired_into_french(self, site, ask):
        make_article(site, title="La police du gîte")
        make_article(site, title="La taxe de séjour")
        index_all()
        for typed in ("cancellation policy", "policy", "my policy"):
            answer = ask(typed)
            assert (answer["results"], answer["correction"]) == ([], None), typed
        assert ask("gîte policy")["correction"] == "gîte police"
        make_article(site, title="Le trafic")
        index_all()
        assert ask("traffic")["correction"] == "trafic"  # which sounds the same
        assert ask("tax de séjour")["results"][0]["title"] == "La taxe de séjour"

    def test_nothing_is_corrected_to_a_common_word(self, site, ask):
        make_article(site, title="Tout pour notre maison")
        index_all()
        answer = ask("nostre")
        assert (answer["results"], answer["correction"]) == ([], None)

    def test_word_of_synonyms_is_not_corrected_and_may_be_misspelt(self, site, ask):
        SynonymGroup.objects.create(expressions="lettre d’information\ninfolettre")
        make_article(site, title="La lettre d’information")
        index_all()
        for typed, said in (("infolettre", None), ("infoletre", "infolettre"), ("une infoletre", "une infolettre")):
            answer = ask(typed)
            assert ([result["title"] for result in answer["results"]], answer["correction"]) == (
                ["La lettre d’information"],
                said,
            )

    def test_expression_of_synonyms_is_known_by_its_sound(self, site, ask):
        SynonymGroup.objects.create(expressions="carnet de bienvenue\nwelcome book")
        make_article(site, title="Le carnet de bienvenue")
        make_article(site, title="Le carné")
        index_all()
        answer = ask("carné de bienvenu")
        assert answer["results"][0]["title"] == "Le carnet de bienvenue"
        assert ask("carnet de bienvenue")["correction"] is None

    def test_what_people_text_is_no_condition_and_is_not_corrected(self, site, ask):
        make_article(site, title="Filmer dehors", body=text("Le vent se filme."))
        make_article(site, title="Le prix du jeu")
        index_all()
        answer = ask("cmt jveux filmer pr le vent")
        assert ([result["title"] for result in answer["results"]], answer["correction"]) == (["Filmer dehors"], None)

    def test_word_of_the_dictionary_beside_others_is_not_taken_for_what_is_two_mistakes_away(self, site, ask):
        make_article(site, title="Le guide", body=text("Une conférence."))
        index_all()
        assert ask("guide conférencier")["correction"] is None
        assert ask("guide conférenxe")["correction"] == "guide conference"

    def test_how_one_asks_is_no_condition(self, site, ask):
        make_article(site, title="Filmer dehors", body=text("Le vent se filme."))
        for number in range(10):
            make_article(site, title=f"Comment faire {number}")
        index_all()
        answer = ask("comment faire pour filmer le vent")
        assert ([result["title"] for result in answer["results"]], answer["total"]) == (["Filmer dehors"], 1)
        assert ask("comment faire")["total"] == 10

    def test_kind_that_is_named_comes_first(self, site, ask):
        make_article(site, title="Le wifi")
        workshop = make_workshop(site, title="Le wifi")
        make_article(site, title="Un atelier, des ateliers")
        index_all()
        for typed in ("atelier wifi", "ateliers wifi"):
            found = [(result["type"], result["title"]) for result in ask(typed)["results"]]
            assert found[0] == ("atelier", workshop.title), found

    def test_an_apostrophe_that_nothing_follows_spoils_no_correction(self, site, ask):
        make_article(site, title="La coccinelle d’ accueil", body=text("C’est l’ d’ qu’, jusqu’ ici."))
        index_all()
        answer = ask("coccinlele")
        assert ([result["title"] for result in answer["results"]], answer["correction"]) == (
            ["La coccinelle d’ accueil"],
            "coccinelle",
        )
        assert not Word.objects.filter(form="").exists()

    def test_swapped_letters_and_two_mistakes_in_a_long_word(self, site, ask):
        make_article(site, title="Le référencement")
        index_all()
        for typed in ("réfrénecement", "referancemant", "rférencement"):
            assert [result["title"] for result in ask(typed)["results"]] == ["Le référencement"]

    def test_word_is_found_by_its_sound_or_by_what_sounds_nearly_like_it(self, site, ask):
        make_article(site, title="Le diagnostic")
        make_article(site, title="Débuter sur Facebook")
        index_all()
        for typed, title, said in (
            ("diagnostique", "Le diagnostic", "diagnostic"),
            ("feissebouc", "Débuter sur Facebook", "facebook"),
        ):
            answer = ask(typed)
            assert ([result["title"] for result in answer["results"]], answer["correction"]) == ([title], said)

    def test_rare_word_may_stand_for_a_frequent_one_that_sounds_the_same(self, site, ask):
        make_article(site, title="Il diagnostique une panne")
        for number in range(10):
            make_article(site, title=f"Le diagnostic {number}")
        index_all()
        answer = ask("diagnostique", par_page=20)
        titles = [result["title"] for result in answer["results"]]
        assert (titles[0], len(titles), answer["correction"]) == ("Il diagnostique une panne", 11, None)
        assert len(ask("diagnostic", par_page=20)["results"]) == 10

    def test_word_itself_stands_before_titles_that_sound_like_it(self, site, ask):
        make_article(site, title="Un voyage de classe", body=text("Le lycée, parmi d’autres mots de ce texte."))
        for number in range(4):
            make_article(site, title="La liste", slug=f"liste-{number}")
        index_all()
        answer = ask("lycée")
        assert [result["title"] for result in answer["results"]] == ["Un voyage de classe", *["La liste"] * 4]

    def test_known_word_is_never_corrected(self, site, ask):
        make_article(site, title="Le gîte")
        make_article(site, title="Le site")
        index_all()
        answer = ask("site")
        assert ([result["title"] for result in answer["results"]], answer["correction"]) == (["Le site"], None)

    def test_corrections_come_from_the_words_of_the_language(self, site, english, ask, client):
        home = site.copy_for_translation(english)
        home.title = "Anthill"
        home.save_revision().publish()
        make_article(site, title="Fourmilière")
        index_all()
        assert ask("anthil")["results"] == []
        page = client.get("/en/recherche/", {"q": "anthil"}, headers={"host": "localhost"}).content.decode()
        (link,) = lxml.html.fromstring(page).xpath("//article[@class='result']//h3/a")
        assert link.text_content() == "Anthill"

    def test_english_is_read_as_english(self, site, english, client):
        home = site.copy_for_translation(english)
        home.title, home.summary = "Reviews", "Answering a child who complains."
        home.save_revision().publish()
        index_all()
        page = client.get("/en/recherche/", {"q": "answered children"}, headers={"host": "localhost"}).content.decode()
        assert "<mark>Answering</mark> a <mark>child</mark> who complains." in page

    def test_correction_never_shows_a_word_that_is_no_longer_public(self, site, ask, followed):
        with followed():
            page = make_article(site, title="Salicorne")
        assert ask("salicornz")["correction"] == "salicorne"
        with followed():
            page.unpublish()
        answer = ask("salicornz")
        assert (answer["results"], answer["correction"]) == ([], None)

    def test_last_word_may_be_completed(self, site, titles):
        make_article(site, title="Photographier")
        make_article(site, title="Autre chose")
        assert titles("photog") == ["Photographier"]

    def test_last_of_several_words_may_go_on_though_it_is_one(self, site, titles):
        make_article(site, title="Contextes et graveurs")
        make_article(site, title="Une note grave")
        make_article(site, title="Les contextes")
        assert titles("contextes et grave")[0] == "Contextes et graveurs"
        assert titles('contextes "note grave"') == ["Une note grave"]
        assert titles("grave") == ["Une note grave"]

    def test_words_written_in_one_or_apart(self, site, titles):
        make_article(site, title="Débuter avec ChatGPT")
        make_article(site, title="Prendre rendez-vous en ligne")
        assert titles("chat gpt")[0] == "Débuter avec ChatGPT"
        assert titles("rendezvous")[0] == "Prendre rendez-vous en ligne"

    def test_words_without_the_space_between(self, site, titles):
        make_article(site, title="Les QR codes", body=text("Un QR code sur la porte."))
        make_article(site, title="La taxe de séjour")
        make_article(site, title="Instagram et moi", body=text("Dites-le-me."))
        assert titles("qrcode") == ["Les QR codes"]
        assert titles("taxedesejour") == ["La taxe de séjour"]
        assert titles("instagramme") == ["Instagram et moi"]

    def test_phrase_must_stand_as_it_is(self, site, titles):
        make_article(site, title="Une", body=text("La carte postale ancienne."))
        make_article(site, title="Deux", body=text("Une postale, puis une carte."))
        assert titles('"carte postale"') == ["Une"]
        assert titles("« cartes postales »") == ["Une"]
        assert titles("carte postale") == ["Une", "Deux"]

    def test_excluded_word_and_phrase(self, site, titles):
        make_article(site, title="Photo de plage")
        make_article(site, title="Photo de carte postale")
        assert titles("photo -plage") == ["Photo de carte postale"]
        assert titles('photo -"carte postale"') == ["Photo de plage"]
        assert sorted(titles("photo -introuvable")) == ["Photo de carte postale", "Photo de plage"]

    def test_synonyms_act_at_once_and_both_ways(self, site, titles):
        make_article(site, title="Le zinzolin")
        make_article(site, title="La garance des teinturiers")
        assert titles("garance teinturiers") == ["La garance des teinturiers"]
        group = SynonymGroup.objects.create(expressions="zinzolin\ngarance des teinturiers")
        lookup.forget()
        assert titles("garance des teinturiers") == ["La garance des teinturiers", "Le zinzolin"]
        assert titles("zinzolin") == ["Le zinzolin", "La garance des teinturiers"]
        group.delete()
        lookup.forget()
        assert titles("zinzolin") == ["Le zinzolin"]

    def test_staff_make_a_synonym_of_a_query_that_failed(self, site, redaction, ask, followed, settings, tmp_path):
        settings.SEARCH_USAGE_DIR = tmp_path
        make_article(site, title="Devenir ANT")
        index_all()
        visitor, staff = Client(headers=VISITOR), Client(headers={"host": "localhost"})
        staff.force_login(redaction)
        assert "Aucun résultat" in visitor.get("/recherche/", {"q": "coccinelle"}).content.decode()
        flush()
        report = lxml.html.fromstring(staff.get("/gestion/rapports/recherches/").content.decode())
        [link] = report.xpath("//a[normalize-space()='Créer un synonyme']")
        form = staff.get(link.get("href")).context["form"]
        assert form["expressions"].value() == "coccinelle\n"
        for written in ("coccinelle\nANT", "fourmi\nANT"):
            text = written.partition("\n")[0]
            assert "Devenir ANT" not in [result["title"] for result in ask(text)["results"]]
            with followed():
                staff.post(link.get("href"), {"expressions": written})
            assert "Devenir ANT" in [result["title"] for result in ask(text)["results"]]

    def test_unknown_words_alone_find_nothing(self, site, ask):
        make_article(site, title="Fourmi")
        index_all()
        answer = ask("xyzzy plugh")
        assert (answer["total"], answer["results"]) == (0, [])

    def test_vocabulary_follows_every_change(self, site, followed):
        with followed():
            page = make_article(site, title="Coccinelle", body=text("Des points, des points."))
            make_article(site, title="Cigale")
        assert_vocabulary_is_that_of_the_entries()
        with followed():
            page.title = "Cigale et fourmi"
            page.save_revision().publish()
        assert_vocabulary_is_that_of_the_entries()
        assert not Word.objects.filter(form="coccinelle").exists()
        with followed():
            page.delete()
        assert_vocabulary_is_that_of_the_entries()
        assert not Word.objects.filter(form="fourmi").exists()


def assert_vocabulary_is_that_of_the_entries() -> None:
    tally: Tally = held_by(Entry.objects.values_list("pk", flat=True))
    expected = Counter({("fr", *word): number for word, number in tally.words["fr"].items()})
    found = {
        (locale, form, term): n
        for locale, form, term, n in Word.objects.values_list("locale", "form", "term", "entries")
    }
    assert found == dict(expected)
    columns = ("entries", "title_words", "body_words", "file_words")
    assert list(Totals.objects.filter(locale="fr").values_list(*columns)) == [tuple(tally.totals["fr"])]
