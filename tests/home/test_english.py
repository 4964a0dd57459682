"""The public interface in English: a whole catalogue, compiled, and nothing French in the frame of a page under /en/.

After a change of words, from the root of the project (gettext must be installed):
    python manage.py makemessages -l en --no-wrap --add-location file -i "templates/*/admin/*" -i var -i tests
    … translate what is new in templates/locale/en/LC_MESSAGES/django.po …
    python manage.py compilemessages -l en -i var
"""

import re
from decimal import Decimal

import lxml.html
import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext, npgettext, override, pgettext
from wagtail.models import Page

from catalogue.models import DocumentPassage, DocumentText, FormatSuitability
from home.maps.france import FRENCH_REGIONS
from tests.factories import (
    make_article,
    make_audience,
    make_author,
    make_cycle,
    make_document,
    make_event,
    make_format,
    make_material,
    make_organisation,
    make_promotion,
    make_session,
    make_theme,
    make_workshop,
)
from tests.messages import Message, python_messages, template_messages
from tests.search.indexed import index_all

_FILES = settings.BASE_DIR / "templates" / "locale" / "en" / "LC_MESSAGES"
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")
_SHOWN_ATTRIBUTES = ("alt", "aria-label", "data-done", "data-label", "placeholder", "title")

PO = polib.pofile(str(_FILES / "django.po"))


def key(entry: polib.POEntry) -> Message:
    return Message(entry.msgctxt, entry.msgid, entry.msgid_plural or None)


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


class TestCatalogue:
    def test_holds_every_message_of_the_sources_and_no_other(self):
        asked, held = template_messages() | python_messages(), {key(entry) for entry in PO if not entry.obsolete}
        assert (sorted(asked - held, key=str), sorted(held - asked, key=str)) == ([], [])

    def test_sources_are_read(self):
        found = template_messages()
        assert Message(None, "Aller au contenu", None) in found
        assert Message(None, "%(total)s résultat", "%(total)s résultats") in found
        assert Message("fraction", "%(days)s jour", "%(days)s jours") in found

    def test_every_message_is_translated(self):
        assert [entry.msgid for entry in PO if entry.fuzzy or entry.obsolete or not all(texts(entry))] == []

    def test_plurals_have_two_forms(self):
        assert PO.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
        assert [entry.msgid for entry in PO if entry.msgid_plural and set(entry.msgstr_plural) != {0, 1}] == []

    def test_translations_keep_what_is_filled_in(self):
        def holes(text):
            return sorted(_PLACEHOLDER.findall(text))

        assert [entry.msgid for entry in PO if any(holes(text) != holes(entry.msgid) for text in texts(entry))] == []

    def test_compiled_file_says_the_same(self):
        compiled = polib.mofile(str(_FILES / "django.mo"))
        assert {key(entry): texts(entry) for entry in compiled} == {key(entry): texts(entry) for entry in PO}

    def test_no_library_changes_the_french(self):
        """A French msgid must not be an English one of Django or Wagtail, whose French catalogue would replace it."""
        with override("fr"):
            said = [
                npgettext(e.msgctxt, e.msgid, e.msgid_plural, 1)
                if e.msgid_plural
                else (pgettext(e.msgctxt, e.msgid) if e.msgctxt else gettext(e.msgid))
                for e in PO
            ]
        assert said == [entry.msgid for entry in PO]


def language(response) -> str:
    return lxml.html.fromstring(response.content.decode()).get("lang")


def shown(response) -> set[str]:
    """Texts of a page that people read or hear."""
    root = lxml.html.fromstring(response.content.decode())
    found = list(root.xpath("//body//text()[not(ancestor::script or ancestor::style)]"))
    found += [node.get(name, "") for name in _SHOWN_ATTRIBUTES for node in root.iter() if isinstance(node.tag, str)]
    return {" ".join(text.split()) for text in found} - {""}


def french() -> re.Pattern:
    """The French messages that English says otherwise, whatever fills them in; not those of a few signs (« %s h »)."""
    forms = {form for entry in PO for form in (entry.msgid, entry.msgid_plural) if form not in ("", *texts(entry))}
    wordy = [form for form in forms if len(re.findall(r"[^\W\d_]", _PLACEHOLDER.sub("", form))) > 2]
    return re.compile("|".join(".+".join(re.escape(part) for part in _PLACEHOLDER.split(form)) for form in wordy))


def french_left(response) -> list[str]:
    """French messages on a page; regions and languages are named as they name themselves."""
    names = {region.name for region in FRENCH_REGIONS} | {name for _code, name in settings.LANGUAGES}
    pattern = french()
    return sorted(text for text in shown(response) - names if pattern.fullmatch(text))


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def anthill(self, site, english):
        home = site.copy_for_translation(english)
        home.title = "Anthill"
        home.save_revision().publish()
        return home

    @pytest.fixture
    def branches(self, site, anthill, english):
        """The English home with all its branches, whose titles are no message of ours."""
        for number, branch in enumerate(Page.objects.child_of(site).specific()):
            copy = branch.copy_for_translation(english)
            copy.title = f"Branch {number}"
            copy.save_revision().publish()
        anthill.refresh_from_db()
        return anthill

    @pytest.fixture
    def everything(self, branches):
        """A published page of each kind."""
        audience, theme = make_audience(branches, name="Hosts"), make_theme(branches, title="Photos")
        form = make_format(branches, title="One to one")
        FormatSuitability.objects.create(format=form, audience=audience, suitability="deconseille")
        document = make_document(b"Slide", "slides.txt")
        text, _new = DocumentText.objects.update_or_create(document=document, defaults={"state": "lu"})
        DocumentPassage.objects.create(text=text, kind="diapo", number=1, title="Title", content="Ladybird")
        common = {"themes": [theme], "audiences": [audience]}
        material = make_material(branches, title="Checklist", level="debutant", documents=[document], **common)
        workshop = make_workshop(branches, title="Pictures", level="decouverte", format=form, **common)
        cycle = make_cycle(branches, title="Course", duration="10 days", contacts="<p>Us</p>")
        office = make_organisation(branches, title="Office", territory="Here", phone="0102030405")
        author = make_author(branches, title="Somebody")
        soon = {"price": Decimal("12.50"), "organisation": office, "host": "Us"}
        return [
            *(branches, theme, form, material, workshop, cycle, office, author),
            make_article(branches, title="Story", author=author),
            make_event(branches, title="Meeting", mode="mixte", themes=[theme]),
            make_session(branches, workshop, title="In Quimper", **soon, seats_left=2),
            make_session(branches, workshop, title="In Nouméa", status="reportee", time_zone="Pacific/Noumea"),
            make_session(branches, workshop, title="Over", days=-10, mode="distance"),
            make_promotion(branches, cycle, title="Ninth", status="annulee"),
            *Page.objects.child_of(branches).live().filter(show_in_menus=True),
            *Page.objects.child_of(branches).live().filter(slug__in=("formats", "articles", "annuaire")),
        ]

    def test_frame_is_english(self, branches, visit):
        response = visit("/en/")
        assert (response["Content-Language"], language(response)) == ("en", "en")
        frame = {
            "Skip to content",
            "Main navigation",
            "Search for a workshop, a session, a resource",
            "A topic, a word…",
            "The network of local digital facilitators",
            "Site map",
            "Language",
        }
        assert frame - shown(response) == set()
        assert french_left(response) == []

    def test_no_page_shows_a_french_message(self, everything, visit):
        responses = {page.url: visit(page.url) for page in everything}
        assert {url: response.status_code for url, response in responses.items()} == dict.fromkeys(responses, 200)
        assert {url: left for url, response in responses.items() if (left := french_left(response))} == {}

    def test_search_and_other_views_show_no_french_message(self, everything, visit):
        index_all()
        filters = "?type=seance&niveau=decouverte&quand=x&region=toutes"
        searches = [f"recherche/{query}" for query in ("", "?q=pictures", "?q=ladybird", "?q=zzz", filters)]
        responses = {path: visit(f"/en/{path}") for path in (*searches, "plan-du-site/", "nowhere/")}
        assert {path: left for path, response in responses.items() if (left := french_left(response))} == {}

    def test_found_things_are_told_in_english(self, everything, visit):
        index_all()
        found = shown(visit("/en/recherche/?q=ladybird"))
        assert {"Resource", "Read it where it was found: slide 1", "Beginner"} - found == set()
        dated = " ".join(shown(visit("/en/recherche/?q=nouméa")))
        assert "local time, New Caledonia" in dated

    def test_french_page_shows_french_messages(self, anthill, visit):
        """Positive control of the others."""
        assert {"Aller au contenu", "Langue", "Plan du site"} - set(french_left(visit("/"))) == set()

    def test_missing_page_speaks_the_language_of_the_site_that_is_shown(self, site, visit):
        for path in ("/en/nowhere/", "/en/plan-du-site/"):  # a site without English pages
            response = visit(path)
            assert (response.status_code, response["Content-Language"], language(response)) == (404, "fr", "fr")
            assert {"La piste s’arrête ici", "Aller au contenu"} - shown(response) == set()

    def test_missing_page_of_an_english_site_is_english(self, anthill, visit):
        response = visit("/en/nowhere/")
        assert (response.status_code, response["Content-Language"], language(response)) == (404, "en", "en")
        assert {"The trail ends here", "Skip to content"} - shown(response) == set()
