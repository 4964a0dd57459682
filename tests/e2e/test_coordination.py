"""A regional coordination, by keyboard: a session written, previewed, published, translated, taken offline."""

import re
import urllib.error
import urllib.request

import pytest

from tests.e2e.by_keyboard import Keyboard
from tests.e2e.serving import PASSWORD

pytestmark = pytest.mark.e2e

TITLE = "Séance au clavier à Douarnenez"
BRETON = "Abadenn gant ar c’hlavier e Douarnenez"
WORKSHOP = "avis clients"
AGENDAS = [("/agenda/?quand=2034-03", "bretagne.localhost"), ("/agenda/?quand=2034-03", "localhost")]
SESSION = "/agenda/seance-au-clavier-a-douarnenez/"


@pytest.fixture
def page(chromium, running_site):
    """Not watched for errors: what is saved by itself while a form is incomplete answers 400, by Wagtail's design."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(running_site.url("/gestion/"))
    yield page
    context.close()


@pytest.fixture
def keyboard(page):
    keyboard = Keyboard(page)
    keyboard.fill("username", "coordination-bretagne")
    keyboard.fill("password", PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_text("Par où commencer").wait_for()
    return keyboard


def shown(open_page) -> list[bool]:
    """Whether the session is in the region's agenda, then in the national one."""
    return [open_page(path, host=host).get_by_text(TITLE).count() > 0 for path, host in AGENDAS]


def test_coordination_writes_previews_publishes_translates_and_takes_a_session_offline(
    page, keyboard, open_page, running_site
):
    keyboard.press("Ajouter une séance")
    page.locator("input[name=title]").wait_for()
    keyboard.fill("title", TITLE)
    choose_workshop(page, keyboard)
    fill_dates_and_place(page, keyboard)
    assert TITLE in previewed(page, keyboard)
    publish(page, keyboard)
    assert shown(open_page) == [True, True]
    french = translate(page, keyboard)
    assert words(open_page("/br" + SESSION, host="bretagne.localhost")) == (BRETON, "br")
    assert shown_as_breton(running_site) == {"/br/": "br", "/br" + SESSION: "br"}
    take_offline(page, keyboard, french)
    assert shown(open_page) == [False, False]


def shown_as_breton(site) -> dict[str, str]:
    """Addresses under /br/ that answer, among those of all the region's French pages, with the language they say."""
    found = {}
    for french in re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", asked(site, "/sitemap.xml")):
        address = french if french.startswith("/br/") else "/br" + french
        if answer := asked(site, address):
            found[address] = re.search(r'<html[^>]* lang="(\w+)"', answer)[1]
    return found


def asked(site, path: str) -> str:
    """What the region's host answers with 200; nothing otherwise."""
    request = urllib.request.Request(site.url(path), headers={"Host": f"bretagne.localhost:{site.port}"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as refusal:
        if refusal.code != 404:
            raise
        return ""


def words(page) -> tuple[str, str]:
    """The title that visitors read, and the language that it says to be in."""
    return page.locator("h1").inner_text(), page.locator("html").get_attribute("lang")


def choose_workshop(page, keyboard) -> None:
    """In the chooser: search a national workshop, take the first found."""
    keyboard.press("Choisissez une page (Atelier)")
    page.locator(".modal-body input[name=q]").wait_for()
    # It takes the focus a moment after it shows. By a selector: the policy of the admin stops a function that waits.
    page.locator(".modal:focus, .modal :focus").first.wait_for(state="attached")
    keyboard.reach(name="q")
    page.keyboard.insert_text(WORKSHOP)  # letter by letter, several lists would come and take the focus away
    page.locator(".modal-body a.choose-page", has_text=WORKSHOP).first.wait_for()
    keyboard.press(WORKSHOP)
    page.locator(".modal-body").wait_for(state="detached")


def fill_dates_and_place(page, keyboard) -> None:
    for name, value in (("starts_at", "6 mars 2034 14 h"), ("ends_at", "6/3/34 16h00")):
        keyboard.fill(name, value)
    keyboard.fill("venue", "Salle des fêtes")
    keyboard.fill("city", "Douarnenez")
    keyboard.fill("signup_email", "ant@example.org")


def previewed(page, keyboard) -> str:
    """What the preview panel shows."""
    keyboard.press("Afficher/masquer la prévisualisation", key="Shift+Tab")
    frame = page.frame_locator("iframe#w-preview-iframe, iframe[title]").first
    frame.locator("h1", has_text=TITLE).wait_for()
    return frame.locator("h1").inner_text()


def publish(page, keyboard) -> None:
    """The first button at the foot of the form; the page stays open."""
    keyboard.reach(name="action-publish")
    page.keyboard.press("Enter")
    page.get_by_text("publiée").first.wait_for()


def translate(page, keyboard) -> str:
    """Every text of the session to Breton, then its publication; returns where the French page is written."""
    keyboard.press("Modifier")  # in the message that says it is published
    page.locator("input[name=title]").wait_for()
    french = page.url
    choose_in_header(page, keyboard, "Traduire cette page")
    page.locator("input[name=locales]").wait_for()
    keyboard.reach(name="locales")
    page.keyboard.press("Space")
    keyboard.press("Soumettre")
    texts = page.get_by_role("button", name="Traduire", exact=True)
    texts.first.wait_for()
    for text in [BRETON, *["Komzoù brezhonek"] * (texts.count() - 1)]:
        left = texts.count()
        keyboard.press("Traduire")
        page.keyboard.type(text)
        keyboard.press("Enregistrer")
        texts.nth(left - 1).wait_for(state="detached")
    keyboard.press("Publier en Breton")
    page.get_by_text("est en ligne en").first.wait_for()
    return french


def choose_in_header(page, keyboard, label: str) -> None:
    """In the menu beside the title of a page's form."""
    keyboard.reach(text="Actions")
    page.keyboard.press("Enter")
    keyboard.press(label)


def take_offline(page, keyboard, address: str) -> None:
    page.goto(address)
    page.locator("input[name=title]").wait_for()
    choose_in_header(page, keyboard, "Dépublier")
    page.wait_for_url("**/unpublish/**", wait_until="load")
    keyboard.press("Oui, la dépublier")
    page.get_by_text("dépubliée").first.wait_for()
