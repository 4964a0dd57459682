"""A second factor in Chromium: set up from the picture, used, lost and recovered, removed by the administration."""

import os
from pathlib import Path

import pyotp
import pytest

pytestmark = pytest.mark.e2e

WHO = "coordination-occitanie"
WIDTHS = (390, 1280)
SCROLL_WIDTH = "document.documentElement.scrollWidth"
COUNT_VIOLATIONS = """
window.stopped = [];
document.addEventListener('securitypolicyviolation', (event) => window.stopped.push(event.effectiveDirective));
"""


@pytest.fixture
def without_factor(running_site):
    """As the demonstration made it, before and after."""
    running_site.manage("remove_second_factor", WHO)
    yield
    running_site.manage("remove_second_factor", WHO)


def look(page, name: str) -> None:
    """The whole screen at both widths: nothing is wider than the window, the policy of the admin stopped nothing."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert (page.evaluate(SCROLL_WIDTH), page.evaluate("window.stopped")) == (width, [])
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def give(page, code: str) -> None:
    page.fill("input[name=code]", code)
    page.locator("main form button[type=submit], main form button:not([type])").first.click()


def set_up(page, url: str) -> list[str]:
    """By the picture, which shows black on white; returns the recovery codes."""
    page.goto(url)
    picture = page.locator("main svg.segno")
    assert picture.bounding_box()["width"] > 150
    assert picture.evaluate("one => getComputedStyle(one.parentElement).backgroundColor") == "rgb(255, 255, 255)"
    look(page, "second-facteur-a-mettre-en-place")
    secret = page.locator("main ol code").inner_text().replace(" ", "")
    give(page, "000000")
    page.get_by_text("Ce code n’est pas celui de cette image").wait_for()
    give(page, pyotp.TOTP(secret).now())
    page.locator("#codes-de-secours").wait_for()
    look(page, "second-facteur-codes")
    return page.locator("#codes-de-secours code").all_inner_texts()


def test_second_factor_is_set_up_lost_recovered_and_removed(enter, running_site, without_factor):
    page = enter(WHO, first=COUNT_VIOLATIONS)
    codes = set_up(page, running_site.url("/gestion/second-facteur/"))
    assert len(codes) == 10
    page.goto(running_site.url("/gestion/second-facteur/"))
    assert codes[0] not in page.content()
    look(page, "second-facteur-en-place")

    lost = enter(WHO, first=COUNT_VIOLATIONS)
    assert lost.url.startswith(running_site.url("/gestion/login/code/"))
    look(lost, "second-facteur-connexion")
    give(lost, "000000")
    lost.locator(".messages").get_by_text("Ce code n’est pas le bon").wait_for()
    give(lost, codes[0])
    lost.get_by_text("Par où commencer").wait_for()

    remove_as_admin(enter("admin", first=COUNT_VIOLATIONS), running_site)
    assert enter(WHO, first=COUNT_VIOLATIONS).url == running_site.url("/gestion/")


def remove_as_admin(page, site) -> None:
    page.goto(site.url(f"/gestion/users/?q={WHO}"))
    page.locator("main table [data-controller='w-dropdown'] button").first.click()
    page.get_by_role("link", name="Retirer le second facteur").click()
    look(page, "second-facteur-a-retirer")
    page.click("main button.serious")
    page.get_by_text("est retiré").wait_for()
