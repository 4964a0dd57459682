"""Each page type of the demonstration in Chromium: accessible, within its width, on its own port, without scripts."""

import pytest

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
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_page_meets_wcag_and_its_width(open_page, path, width):
    page = open_page(path, width)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    violations = axe.Axe().run(page, options=RULES).response["violations"]
    found = [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in violations]
    assert (found, page.evaluate("document.documentElement.scrollWidth")) == ([], width)


@pytest.mark.parametrize("path", PAGES)
def test_page_keeps_its_width_at_200_percent(open_page, path):
    assert open_page(path, 640).evaluate("document.documentElement.scrollWidth") == 640


@pytest.mark.parametrize("path", PAGES)
def test_links_stay_on_the_port(open_page, running_site, path):
    page = open_page(path)
    hosts = {f"{name}:{running_site.port}" for name in ("localhost", *_region_hosts())}
    absolute = page.eval_on_selector_all(
        "a[href], link[rel=canonical], link[rel=alternate]",
        "nodes => nodes.map(node => new URL(node.href))"
        ".filter(url => url.hostname.endsWith('localhost')).map(url => url.host)",
    )
    assert set(absolute) <= hosts


def _region_hosts() -> list[str]:
    return [f"{slug}.localhost" for slug in ("bretagne", "nouvelle-aquitaine", "occitanie", "la-reunion")]


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
