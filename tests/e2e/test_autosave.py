"""What Wagtail 8.0 alone does wrong: it saves no more by itself after errors, and twice what is sent meanwhile."""

import pytest

from tests.e2e.serving import log_in

pytestmark = pytest.mark.e2e

_NEW = "(model) => [...document.querySelectorAll('a')].map((a) => a.href).find((url) => url.includes(`/add/${model}/`))"
_SCRIPT = "**/js/autosave-after-errors*.js"
_WAITING = "**/js/submit-after-autosave*.js"
_PATIENCE = 6000  # milliseconds


@pytest.fixture
def page(chromium, running_site):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield log_in(context, running_site, "redaction")
    context.close()


@pytest.mark.parametrize("script", [True, False], ids=["", "positive control: without the script"])
def test_saving_by_itself_goes_on_once_the_errors_are_mended(page, script):
    if not script:
        page.route(_SCRIPT, lambda route: route.abort())
    page.goto(page.evaluate(_NEW, "home/articlepage"))
    page.locator("footer .action-save").click()
    page.get_by_text("La page ne peut être créée").wait_for()
    page.wait_for_timeout(_PATIENCE / 2)  # what a form tries by itself when it opens
    page.locator("input[name=title]").focus()
    page.keyboard.type("Un titre, enfin")
    page.keyboard.press("Tab")
    page.wait_for_timeout(_PATIENCE)
    assert ("/edit/" in page.url) == script


@pytest.mark.parametrize("script", [True, False], ids=["", "positive control: without the script"])
def test_page_sent_while_it_saves_itself_is_one_page(page, script):
    if not script:
        page.route(_WAITING, lambda route: route.abort())
    held = []

    def hold(route):
        """The site has saved; the form does not know yet."""
        if route.request.method == "POST" and "json" in route.request.headers["accept"] and not held:
            held.append((route, route.fetch()))
        else:
            route.continue_()

    page.route("**/add/catalogue/materialpage/**", hold)
    page.goto(page.evaluate(_NEW, "catalogue/materialpage"))
    page.locator("select[name=licence]").select_option(index=1)
    page.locator("input[name=title]").fill(f"Une ressource d’un seul tenant {script} ")
    for _ in range(30):  # what was typed before the form's scripts look at it is no change to them
        page.locator("input[name=title]").press_sequentially(".")
        page.wait_for_timeout(_PATIENCE / 6)
        if held:
            break
    assert held, "le formulaire ne s’est pas enregistré de lui-même"
    page.locator("footer [name=action-publish]").click(no_wait_after=True)
    page.wait_for_timeout(_PATIENCE / 6)
    for route, response in held if script else []:
        route.fulfill(response=response)
    page.locator(".messages").get_by_text("publiée" if script else "ne peut être créée").wait_for()
    assert page.get_by_text("est déjà prise").count() == (not script)
