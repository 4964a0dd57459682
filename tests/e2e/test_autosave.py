"""What Wagtail 8.0 alone does wrong: it saves no more by itself after errors, and twice what is sent meanwhile."""

import pytest

from tests.e2e.conftest import PASSWORD

pytestmark = pytest.mark.e2e

_NEW = "(model) => [...document.querySelectorAll('a')].map((a) => a.href).find((url) => url.includes(`/add/${model}/`))"
_SCRIPT = "**/js/autosave-after-errors*.js"
_PATIENCE = 6000  # milliseconds


@pytest.fixture
def page(chromium, running_site):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(running_site.url("/gestion/login/"))
    page.fill("input[name=username]", "redaction")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/gestion/")
    yield page
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
