"""Screens of ours in the admin: no barrier that axe finds, and each within its width."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.at_rest import at_rest
from tests.e2e.serving import log_in
from tests.e2e.test_as_typed import WIDTHS

pytestmark = pytest.mark.e2e

SCREENS = {
    "tableau-de-bord": "/gestion/",
    "atelier": "/gestion/pages/add/catalogue/workshoppage/{workshopindex}/",
    "seance": "/gestion/pages/{session}/edit/",
    "agenda": "/gestion/agenda/",
    "mois": "/gestion/agenda/mois/",
    "importer": "/gestion/seances/importer/",
    "choisir-un-atelier": "/gestion/seances/nouvelle/",
    "dupliquer": "/gestion/seances/{session}/dupliquer/",
    "reglages-des-inscriptions": "/gestion/inscriptions/reglages/",
    "inscriptions": "/gestion/inscriptions/{session}/",
    "a-revoir": "/gestion/rapports/a-revoir/",
    "guide": "/gestion/guide/ajouter-une-seance/",
}
_OLDEST = (
    "SELECT min(page.id) FROM wagtailcore_page page JOIN django_content_type kind ON kind.id = page.content_type_id"
    " WHERE kind.model = ? AND page.url_path LIKE '%/bretagne/%'"
)
# Fields of the filters that lie on each other.
OVERLAPS = """() => {
  const fields = document.querySelectorAll(".agenda-filters :is(input:not([type=hidden]), select, .button)");
  const boxes = [...fields].map((one) => [one.name || one.textContent.trim(), one.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return boxes.flatMap(([name, box], n) => boxes.slice(n + 1).filter((b) => meet(box, b[1])).map((b) => [name, b[0]]));
}"""


@pytest.fixture(scope="module")
def ids(running_site) -> dict[str, int]:
    with running_site.database() as database:
        kinds = ("session", "workshopindex")
        return {kind: database.execute(_OLDEST, [f"{kind}page"]).fetchone()[0] for kind in kinds}


@pytest.fixture(scope="module")
def page(chromium, running_site):
    """The coordination of Bretagne."""
    context = chromium.new_context(viewport={"width": WIDTHS[1], "height": 900})
    yield log_in(context, running_site, "coordination-bretagne")
    context.close()


def look(page, name: str) -> None:
    """Within both widths, and with axe, which tells the same at each; a picture of it where SCREENSHOTS says."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"ecran-{name}-{width}.png")
        assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(at_rest(page)).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("name", SCREENS)
def test_screen_has_no_barrier_and_fits(page, running_site, ids, name):
    assert page.goto(running_site.url(SCREENS[name].format(**ids))).status == 200
    look(page, name)


@pytest.mark.parametrize("width", [*WIDTHS, 1600])
@pytest.mark.parametrize("name", ["agenda", "mois"])
def test_filters_of_the_agenda_stand_side_by_side(page, running_site, name, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(running_site.url(SCREENS[name]))
    assert page.locator(".agenda-filters select").count() == 3
    assert page.evaluate(OVERLAPS) == []


def test_refused_copies_have_no_barrier_then_shown_ones_neither(page, running_site, ids):
    page.goto(running_site.url(SCREENS["dupliquer"].format(**ids)))
    page.locator("[name=dates]").fill("bientôt")
    page.get_by_role("button", name="Voir les dates").click()
    page.locator(".error-message").first.wait_for()
    look(page, "dupliquer-refuse")
    page.locator("[name=dates]").fill("15 janvier 2099 14 h 30")
    page.get_by_role("button", name="Voir les dates").click()
    page.get_by_text("Ce qui sera créé").wait_for()
    look(page, "dupliquer-montre")


def test_login_has_no_barrier_before_and_after_it_is_refused(chromium, running_site):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(running_site.url("/gestion/login/"))
    look(page, "connexion")
    page.fill("input[name=username]", "personne")
    page.fill("input[name=password]", "rien")
    page.click("button[type=submit]")
    page.locator(".messages, .errorlist, .error-message").first.wait_for()
    look(page, "connexion-refusee")
    context.close()
