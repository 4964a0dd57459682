"""The search box in Chromium: a combobox for keyboards and screen readers, a plain field without scripts."""

import pytest

from tests.e2e.test_public_pages import violations

pytestmark = pytest.mark.e2e

LIST = "[role=listbox]:not([hidden])"
BOX = "main input[name=q]"


def state(page) -> dict:
    """What assistive technologies are told of the box."""
    box = page.locator(BOX)
    names = ("role", "aria-expanded", "aria-activedescendant")
    return {name: box.get_attribute(name) for name in names}


def offer(page, text: str) -> None:
    page.locator(BOX).fill("")
    page.locator(BOX).press_sequentially(text)
    page.locator(LIST).wait_for()


@pytest.mark.parametrize("width", [390, 1280])
def test_list_is_accessible_keeps_the_width_and_moves_nothing(open_page, width):
    page = open_page("/", width)
    below = page.locator("main section").nth(1)
    before = below.bounding_box()
    offer(page, "avi")
    assert (violations(page), page.evaluate("document.documentElement.scrollWidth")) == ([], width)
    assert below.bounding_box() == before
    assert page.locator(f"{LIST} [role=option]").count() > 1
    count = page.locator(f"{LIST} [role=option]").count()
    assert page.locator("main .search-box [role=status]").inner_text() == f"{count} suggestions"


def test_keyboard_goes_through_the_list_and_out_of_it(open_page):
    page = open_page("/")
    assert state(page) == {"role": "combobox", "aria-expanded": "false", "aria-activedescendant": None}
    offer(page, "avi")
    box, last = page.locator(BOX), page.locator(f"{LIST} [role=option]").count() - 1
    active = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"):
        box.press(key)
        active.append(state(page)["aria-activedescendant"])
    name = box.get_attribute("aria-controls")
    assert active == [f"{name}-0", f"{name}-1", f"{name}-0", None, f"{name}-{last}"]
    assert page.locator("[aria-selected=true]").get_attribute("id") == f"{name}-{last}"
    box.press("Escape")
    assert page.locator(LIST).count() == 0
    assert state(page) == {"role": "combobox", "aria-expanded": "false", "aria-activedescendant": None}
    assert box.input_value() == "avi"
    box.press("ArrowDown")
    page.locator(LIST).wait_for()


def test_chosen_suggestion_opens_its_page(open_page):
    for choose in ("keyboard", "pointer"):
        page = open_page("/")
        offer(page, "répondre aux avis clie")
        first = page.locator(f"{LIST} [role=option]").first
        address, title = first.get_attribute("data-url"), first.locator("span").inner_text()
        if choose == "keyboard":
            page.locator(BOX).press("ArrowDown")
            page.locator(BOX).press("Enter")
        else:
            first.click()
        page.wait_for_url(f"**{address}")
        assert page.locator("h1").inner_text() == title


def test_enter_searches_what_was_typed(open_page):
    page = open_page("/")
    offer(page, "avi")
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/recherche/?q=avi")


def test_list_closes_when_one_leaves_the_box(open_page):
    page = open_page("/")
    offer(page, "avi")
    page.locator(BOX).press("Tab")
    assert page.locator(LIST).count() == 0


def test_box_works_without_scripts(open_page):
    page = open_page("/", 390, javascript=False)
    assert state(page) == {"role": None, "aria-expanded": None, "aria-activedescendant": None}
    page.locator(BOX).fill("avis")
    page.locator(BOX).press("Enter")
    assert page.locator("main ol .result").count() > 0
