"""Each page type of the demonstration in Chromium: accessible, within its width, on its own port, without scripts."""

import pytest

from tests.e2e.at_rest import at_rest

pytestmark = pytest.mark.e2e
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

PAGES = [
    "/",
    "/themes/",
    "/themes/avis/",
    "/ateliers/",
    "/ateliers/repondre-aux-avis-clients/",
    "/agenda/",
    "/agenda/?quand=passe",
    "/formations/",
    "/formations/animateur-numerique-de-territoire/",
    "/formations/titre-charge-de-projets-e-tourisme/",
    "/ressources/",
    "/ressources/auditer-un-site-en-une-heure/",
    "/formats/",
    "/formats/atelier/",
    "/articles/",
    "/regions/nouvelle-aquitaine/articles/bayonne-2010-la-premiere-promotion/",
    "/regions/",
    "/regions/bretagne/",
    "/regions/la-reunion/agenda/",
    "/annuaire/",
    "/annuaire/federation-de-la-fourmiliere/",
    "/faq/",
    "/contact/",
    "/accessibilite/",
    "/plan-du-site/",
    "/recherche/",
    "/recherche/?q=avis",
    "/recherche/?q=zzzzzz",
]
WIDTHS = (390, 1280)
SMALLEST = 320
ZOOMED = 640  # a window of 1280 at 200 %
SCROLL_WIDTH = "document.documentElement.scrollWidth"
SITE_HOSTS = [
    "localhost",
    *(f"{slug}.localhost" for slug in ("bretagne", "nouvelle-aquitaine", "occitanie", "la-reunion")),
]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}  # all that another scheme changes


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_keeps_its_width_and_its_port(open_page, running_site, path):
    page = open_page(path, WIDTHS[0])
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert (violations(page), page.evaluate(SCROLL_WIDTH)) == ([], width)
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    assert hosts_of_links(page) <= {f"{name}:{running_site.port}" for name in SITE_HOSTS}
    for width in (SMALLEST, ZOOMED):
        page.set_viewport_size({"width": width, "height": 450})
        assert page.evaluate(SCROLL_WIDTH) == width


@pytest.mark.parametrize("width", WIDTHS)
def test_form_about_a_stale_material_is_accessible_before_and_after_it_is_refused(open_page, width):
    page = open_page("/ressources/auditer-un-site-en-une-heure/", width)
    page.get_by_role("link", name="Signaler un contenu périmé").click()
    page.locator("form[method=post]").wait_for()
    assert (violations(page), page.evaluate(SCROLL_WIDTH)) == ([], width)
    page.locator("main input[name=email]").evaluate("field => { field.type = 'text'; field.value = 'rien' }")
    page.get_by_role("button", name="Envoyer le signalement").click()
    page.get_by_text("adresse").nth(1).wait_for()
    assert (violations(page), page.evaluate(SCROLL_WIDTH)) == ([], width)


def violations(page, rules: dict = RULES) -> list[tuple[str, list]]:
    """Rules that axe finds broken, with the elements that break them."""
    found = axe.Axe().run(at_rest(page), options=rules).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


def hosts_of_links(page) -> set[str]:
    """Hosts of ours, with their port, that links and canonical addresses name."""
    urls = page.eval_on_selector_all(
        "a[href], link[rel=canonical], link[rel=alternate]",
        "nodes => nodes.map(node => new URL(node.getAttribute('href'), location)).map(url => [url.hostname, url.host])",
    )
    return {host for name, host in urls if name.endswith("localhost")}


def test_unknown_address_is_a_french_404_with_a_search_box(chromium, running_site):
    page = chromium.new_page()
    response = page.goto(running_site.url("/nulle-part/"))
    assert response.status == 404
    assert page.locator("h1").inner_text() == "La piste s’arrête ici"
    assert page.locator("main input[type=search], header input[type=search]").count() > 0
    page.close()


def test_search_works_without_scripts_and_leads_to_the_very_slide(open_page):
    page = open_page("/", 390, javascript=False)
    page.locator("input[name=q]").first.fill("pamplemousse")
    page.locator("input[name=q]").first.press("Enter")
    page.locator("main ol a").first.click()
    assert page.url.endswith("/ressources/auditer-un-site-en-une-heure/#f1-diapo-7")
    assert page.locator("#f1-diapo-7").is_visible()
    assert "pamplemousse" in page.locator("#f1-diapo-7").inner_text()


def test_keyboard_reaches_the_content_then_the_menu(open_page):
    page = open_page("/agenda/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


def test_menu_opens_on_a_phone_with_and_without_scripts(open_page):
    for javascript in (True, False):
        page = open_page("/", 390, javascript=javascript)
        link = page.locator("#menu a").first
        assert not link.is_visible()
        page.locator("[data-toggle][href='#menu'], button[aria-controls=menu]").first.click()
        assert link.is_visible()
