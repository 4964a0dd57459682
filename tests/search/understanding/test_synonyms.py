"""Synonyms that staff edit: what is read of them, what is refused, who may, and how soon they act."""

from importlib import import_module
from time import monotonic

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from home import memory
from home.generations import announce, one_look
from search.understanding.synonyms.lookup import Expansion, Synonyms, current, forget
from search.understanding.synonyms.models import SynonymGroup

REFUSED = (404, None)  # by the wall
GOOGLE = ["Fiche Google", "Google Business Profile", "GMB"]


def both_ways(*lines: str) -> tuple[list[str], list[str]]:
    return list(lines), list(lines)


@pytest.fixture
def no_group(db):
    SynonymGroup.objects.all().delete()
    forget()


class TestLookup:
    def test_every_expression_of_a_group_leads_to_the_others(self):
        synonyms = Synonyms([both_ways(*GOOGLE)])
        assert synonyms.alternatives(("gmb",)) == (("fiche", "google"), ("google", "business", "profile"))
        assert synonyms.alternatives(("fiche", "google")) == (("google", "business", "profile"), ("gmb",))
        assert synonyms.alternatives(("google",)) == ()

    def test_first_of_a_one_way_group_leads_and_the_others_do_not(self):
        synonyms = Synonyms([(["OTA"], ["OTA", "Airbnb"])])
        assert (synonyms.alternatives(("ota",)), synonyms.alternatives(("airbnb",))) == ((("airbnb",),), ())

    def test_accents_case_plurals_elisions_and_little_words_do_not_count(self):
        synonyms = Synonyms([both_ways("Office de tourisme", "OT"), both_ways("Livret d’accueil", "welcome book")])
        for words in (("office", "de", "tourisme"), ("offices", "du", "tourisme"), ("office", "tourisme")):
            assert synonyms.alternatives(words) == (("ot",),)
        assert synonyms.alternatives(("livrets", "accueil")) == (("welcome", "book"),)

    def test_longest_expression_wins_at_each_place(self):
        synonyms = Synonyms([both_ways("fiche", "notice"), both_ways("fiche Google", "GMB")])
        words = ("creer", "ma", "fiche", "google", "et", "une", "fiche")
        assert synonyms.expansions(words) == [Expansion(2, 4, (("gmb",),)), Expansion(6, 7, (("notice",),))]

    def test_expansion_covers_the_little_words_inside(self):
        synonyms = Synonyms([both_ways("office de tourisme", "OT")])
        assert synonyms.expansions(("mon", "office", "du", "tourisme")) == [Expansion(1, 4, (("ot",),))]

    @pytest.mark.parametrize("words", [(), ("de",), ("de", "la"), ("rien",)])
    def test_nothing_is_found_of_other_words(self, words):
        assert Synonyms([both_ways(*GOOGLE)]).expansions(words) == []
        assert Synonyms().expansions(words) == []

    def test_groups_that_share_an_expression_add_up(self):
        synonyms = Synonyms([both_ways("a1", "b1"), both_ways("a1", "c1")])
        assert synonyms.alternatives(("a1",)) == (("b1",), ("c1",))


class TestCurrent:
    def test_costs_one_query_then_none(self, no_group, django_assert_num_queries):
        with one_look():
            with django_assert_num_queries(2):  # the generation of each request, and the groups
                current()
            with django_assert_num_queries(0):
                current()

    def test_save_and_deletion_act_at_once(self, no_group, django_capture_on_commit_callbacks):
        assert current().alternatives(("fourmi",)) == ()
        with django_capture_on_commit_callbacks(execute=True):
            group = SynonymGroup.objects.create(expressions="fourmi\nANT")
        assert current().alternatives(("fourmi",)) == (("ant",),)
        with django_capture_on_commit_callbacks(execute=True):
            group.delete()
        assert current().alternatives(("fourmi",)) == ()

    def test_what_another_process_announced_is_read_again(self, no_group):
        """Control: rows that change without an announcement are not seen."""
        current()
        SynonymGroup.objects.bulk_create([SynonymGroup(expressions="fourmi\nANT")])
        assert current().alternatives(("fourmi",)) == ()
        announce("synonyms")
        assert current().alternatives(("fourmi",)) == (("ant",),)

    def test_what_nobody_announced_is_seen_after_some_minutes(self, no_group, monkeypatch):
        current()
        SynonymGroup.objects.bulk_create([SynonymGroup(expressions="fourmi\nANT")])
        monkeypatch.setattr(memory, "monotonic", lambda: monotonic() + memory.KEPT_SECONDS)
        assert current().alternatives(("fourmi",)) == (("ant",),)


class TestStarter:
    @pytest.fixture
    def starter(self, no_group):
        """The groups that a migration puts in a new database."""
        import_module("search.migrations.0003_starter_synonyms").add(apps, None)

    def test_every_group_is_one_that_staff_could_have_written(self, starter):
        groups = list(SynonymGroup.objects.order_by("pk"))
        SynonymGroup.objects.all().delete()
        for group in groups:
            group.full_clean()
            assert group.shared() == []
            group.save()
        assert SynonymGroup.objects.count() > 40

    def test_one_way_group_is_told_by_its_mark(self, starter):
        group = SynonymGroup.objects.get(expressions__startswith="OTA")
        assert (group.expressions, group.one_way) == ("OTA\nplateforme de réservation\nAirbnb\nBooking", True)

    def test_speaks_the_trade(self, starter):
        asked = {words: current().alternatives(tuple(words.split())) for words in ("fb", "gmb", "mediation", "cdt")}
        assert asked["fb"] == (("facebook",),)
        assert ("fiche", "google") in asked["gmb"]
        assert asked["mediation"] == (("mediateur",),)
        assert ("adt",) in asked["cdt"]


REFUSALS = [
    ("", ["Champ requis."]),
    ("  \n \n", ["Champ requis."]),
    ("fourmi", ["Écrivez au moins deux expressions, une par ligne : une seule n’a pas de synonyme."]),
    ("fourmi\n!!!", ["« !!! » ne contient aucun mot."]),
    (
        "Gîte\nmeublé\ngites",
        ["« gites » et « Gîte » sont la même expression pour la recherche : gardez-en une."],
    ),
    ("fourmi\n" + "a" * 81, [f"« {'a' * 80} » est trop longue : 8 mots et 80 caractères au plus."]),
    ("fourmi\na b c d e f g h i", ["« a b c d e f g h i » est trop longue : 8 mots et 80 caractères au plus."]),
    ("\n".join(f"mot{n}" for n in range(31)), ["Un groupe a 30 expressions au plus."]),
]


class TestAdmin:
    @pytest.fixture
    def staff(self, redaction, no_group):
        client = Client(headers={"host": "localhost"})
        client.force_login(redaction)
        return client

    @pytest.mark.parametrize(("text", "errors"), REFUSALS, ids=[repr(text[:20]) for text, _errors in REFUSALS])
    def test_bad_group_is_refused_in_french_and_nothing_is_lost(self, staff, text, errors):
        SynonymGroup.objects.create(expressions="Instagram\ninsta")
        response = staff.post(reverse("search_synonyms:add"), {"expressions": text})
        assert response.context["form"].errors == {"expressions": errors}
        assert SynonymGroup.objects.count() == 1
        assert text.strip() in response.context["form"]["expressions"].value()

    def test_group_is_added_changed_and_deleted(self, staff):
        staff.post(reverse("search_synonyms:add"), {"expressions": " fourmi \r\n\r\nANT  national\r\n"})
        group = SynonymGroup.objects.get()
        assert (group.expressions, str(group)) == ("fourmi\nANT national", "fourmi = ANT national")
        assert "fourmi = ANT national" in staff.get(reverse("search_synonyms:index")).content.decode()
        values = {"expressions": "fourmi\nANT", "one_way": "on"}
        staff.post(reverse("search_synonyms:edit", args=[group.pk]), values)
        assert str(SynonymGroup.objects.get()) == "fourmi → ANT"
        staff.post(reverse("search_synonyms:delete", args=[group.pk]))
        assert not SynonymGroup.objects.exists()

    def test_expression_of_another_group_is_told_and_both_add_up(self, staff, django_capture_on_commit_callbacks):
        SynonymGroup.objects.create(expressions="animateur numérique\nANT")
        with django_capture_on_commit_callbacks(execute=True):
            response = staff.post(reverse("search_synonyms:add"), {"expressions": "fourmi\nANT"}, follow=True)
        told = "« ANT » est aussi dans le groupe « animateur numérique = ANT » : les deux s’ajoutent."
        assert told in [str(message) for message in response.context["messages"]]
        assert current().alternatives(("ant",)) == (("animateur", "numerique"), ("fourmi",))

    def test_group_may_be_saved_again(self, staff):
        group = SynonymGroup.objects.create(expressions="Instagram\ninsta")
        staff.post(reverse("search_synonyms:edit", args=[group.pk]), {"expressions": "Instagram\ninsta\nIG"})
        assert str(SynonymGroup.objects.get()) == "Instagram = insta = IG"

    @pytest.mark.parametrize("text", ["fourmi", "<script>alert(1)</script>", "\x00", "a" * 5000, '"'])
    def test_add_form_takes_a_query_for_its_first_line(self, staff, text):
        response = staff.get(reverse("search_synonyms:add"), {"expression": text})
        shown = response.content.decode()
        assert (response.status_code, "<script>alert(1)" in shown) == (200, False)
        if text == "fourmi":
            assert response.context["form"]["expressions"].value() == "fourmi\n"

    def test_list_is_searched_whatever_is_typed(self, staff):
        SynonymGroup.objects.create(expressions="fourmi\nANT")
        assert "fourmi = ANT" in staff.get(reverse("search_synonyms:index"), {"q": "fourm"}).content.decode()
        for text in ('"', "\x00", "NEAR(", "a" * 5000, "\u00a0"):
            assert staff.get(reverse("search_synonyms:index"), {"q": text}).status_code == 200

    def test_menu_shows_them_to_the_national_staff_only(self, staff, breton_coordinator):
        other = Client(headers={"host": "localhost"})
        other.force_login(breton_coordinator)
        assert "/gestion/synonymes/" in staff.get("/gestion/").content.decode()
        assert "/gestion/synonymes/" not in other.get("/gestion/").content.decode()

    @pytest.mark.parametrize("who", ["breton_editor", "breton_coordinator"])
    def test_region_reaches_none_of_it(self, no_group, who, request):
        group = SynonymGroup.objects.create(expressions="fourmi\nANT")
        client = Client(headers={"host": "localhost"})
        client.force_login(request.getfixturevalue(who))
        names = ["edit", "delete", "history", "usage"]
        urls = [reverse(f"search_synonyms:{name}", args=[group.pk]) for name in names]
        for url in (reverse("search_synonyms:index"), reverse("search_synonyms:add"), *urls):
            for response in (client.get(url), client.post(url, {"expressions": "a\nb"})):
                assert (response.status_code, response.get("Location")) in (REFUSED, (405, None)), url
        assert [str(group) for group in SynonymGroup.objects.all()] == ["fourmi = ANT"]

    def test_visitor_is_asked_to_log_in(self, site, visit):
        response = visit("/gestion/synonymes/")
        assert (response.status_code, response["Location"]) == (302, "/gestion/login/?next=/gestion/synonymes/")
