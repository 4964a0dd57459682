"""Dates, hours and numbers in Chromium, typed as people do: key by key, then Tab. Nothing is rewritten, read or not."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.as_typed.readings import READINGS, cases

pytestmark = pytest.mark.e2e

READ_BY_THE_SCRIPT = """(cases) => cases.map(([kind, text]) => {
  const read = window.asTyped.read(kind, text)?.toISOString();
  return read ? {date: read.slice(0, 10), time: read.slice(11, 16), moment: read.slice(0, 16)}[kind] : null;
})"""
REFUSED = {
    "starts_at": "bientôt",
    "ends_at": "15/01/2027",
    "price": "12,5,0",
    "seats": "douze",
    "review_on": "31/02/27",
}
READ = {
    "starts_at": "15 janvier 2027 14 h",
    "ends_at": "15/1/27 16h30",
    "price": "12.50",
    "seats": "200",
    "review_on": "1er mars 2027",
}
KEPT = {
    "starts_at": "15/01/2027 14:00",
    "ends_at": "15/01/2027 16:30",
    "price": "12,50",
    "seats": "200",
    "review_on": "01/03/2027",
}
SCRIPTS = "**/js/as-typed-*.js"  # ours, which may be lost or forbidden: what the form keeps does not rest on them
WHO = "coordination-la-reunion"
WIDTHS = (390, 1280)


@pytest.fixture
def address(running_site):
    """The address of the form of a page of La Réunion, or of a new one beside it."""

    def of(model: str, *, new: bool = False) -> str:
        with running_site.database() as database:
            (pk,) = database.execute(
                "SELECT max(page.id) FROM wagtailcore_page page JOIN django_content_type kind"
                " ON kind.id = page.content_type_id WHERE kind.model = ? AND page.url_path LIKE '%/la-reunion/%'",
                ["agendapage" if new else model],
            ).fetchone()
        return running_site.url(f"/gestion/pages/add/catalogue/{model}/{pk}/" if new else f"/gestion/pages/{pk}/edit/")

    return of


def type_in(page, name: str, text: str) -> None:
    named(page, name).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def named(page, name: str):
    """The field of a name, in the tab that shows it."""
    field = page.locator(f"input[name='{name}']")
    field.wait_for(state="attached")
    tab = field.evaluate("(one) => one.closest('[role=tabpanel]')?.getAttribute('aria-labelledby')")
    if tab and not field.is_visible():
        page.locator(f"#{tab}").click()
    return field


def some(texts) -> list[str]:
    """One in four, of those that are kept and of those that are refused."""
    return list(texts)[::4]


def values(page, names) -> dict[str, str]:
    return {name: named(page, name).input_value() for name in names}


def save(page) -> None:
    with page.expect_navigation():
        page.locator("footer .action-save").first.click()
    page.locator("input[name=title]").wait_for(state="attached")


def echo_of(page, name: str) -> str:
    return named(page, name).locator("xpath=ancestor::*[@data-as-typed]//output").inner_text()


def test_the_script_reads_what_the_server_reads(enter):
    page = enter(WHO)
    asked = cases("date", "time", "moment")
    read = page.evaluate(READ_BY_THE_SCRIPT, [[kind, text] for kind, text, _kept in asked])
    assert [(*case, got) for case, got in zip(asked, read, strict=True) if case[2] != got] == []


@pytest.mark.parametrize(
    ("name", "kind"), [("starts_at", "moment"), ("review_on", "date"), ("price", "decimal"), ("seats", "integer")]
)
def test_what_is_typed_stays_when_the_field_is_left(enter, address, name, kind):
    page = enter(WHO)
    page.goto(address("sessionpage", new=True))
    wrong = []
    for text, kept in READINGS[kind].items():
        type_in(page, name, text)
        shown = named(page, name).input_value()
        said = echo_of(page, name) if kind in ("moment", "date") else None
        if shown != text or (said is not None and said.startswith("Cette date ne se lit pas") != (kept is None)):
            wrong.append((text, shown, said))
    assert wrong == []


def test_hours_of_a_block_stay_too(enter, address):
    page = enter(WHO)
    page.goto(address("eventpage", new=True))
    page.locator("[data-contentpath=programme] .c-sf-add-button").first.click()
    slot = "programme-0-value"
    for name, kind in ((f"{slot}-start", "time"), (f"{slot}-date", "date")):
        for text in some(READINGS[kind]):
            type_in(page, name, text)
            assert named(page, name).input_value() == text


@pytest.mark.parametrize("script", [True, False])
def test_what_cannot_be_read_is_refused_in_place_then_kept_once_mended(enter, address, script):
    page = enter(WHO, lost="" if script else SCRIPTS)
    page.goto(address("sessionpage"))
    for name, text in REFUSED.items():
        type_in(page, name, text)
    save(page)
    assert values(page, REFUSED) == REFUSED
    assert page.locator(".error-message").count() >= len(REFUSED)
    for name, text in READ.items():
        type_in(page, name, text)
    save(page)
    assert values(page, KEPT) == KEPT


def test_the_end_follows_the_start_and_the_zone_is_named(enter, address):
    page = enter(WHO)
    page.goto(address("sessionpage", new=True))
    ends = []
    for start in ("15/1/27 14h", "16 janvier 2027 9 h", "bientôt", "16/01/2027 23h30"):
        type_in(page, "starts_at", start)
        ends.append(named(page, "ends_at").input_value())
    assert ends == ["15/01/2027 16:00", "16/01/2027 11:00", "16/01/2027 11:00", "16/01/2027 11:00"]
    clock = page.locator("[data-as-typed]:has(input[name=starts_at]) .as-typed__clock")
    assert clock.inner_text() == "Heure du lieu : La Réunion"
    page.locator("select[name=time_zone]").select_option("America/Martinique")
    assert clock.inner_text() == "Heure du lieu : Martinique"


def test_the_calendar_is_reached_by_keyboard_and_writes_in_french(enter, address):
    page = enter(WHO)
    page.goto(address("sessionpage", new=True))
    type_in(page, "starts_at", "15/1/27 14h")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Choisir dans un calendrier"
    page.keyboard.press("Enter")
    native = page.locator(".as-typed__native")
    assert (native.input_value(), native.get_attribute("step")) == ("2027-01-15T14:00", "900")
    native.evaluate("(one) => { one.value = '2027-02-01T09:15'; one.dispatchEvent(new Event('input')); }")
    assert named(page, "starts_at").input_value() == "01/02/2027 09:15"
    assert named(page, "ends_at").input_value() == "01/02/2027 11:15"


def test_a_schedule_is_typed_in_its_dialog_on_the_clock_of_the_region(enter, address):
    page = enter(WHO)
    page.goto(address("sessionpage"))
    page.locator("[data-side-panel-toggle='status']").click()
    page.locator("[data-a11y-dialog-show='schedule-publishing-dialog']").first.click()
    dialog = page.locator("#schedule-publishing-dialog")
    for text in some(READINGS["moment"]):
        type_in(page, "go_live_at", text)
        assert named(page, "go_live_at").input_value() == text
    assert dialog.locator(".as-typed__clock").all_inner_texts() == ["Heure : La Réunion"] * 2
    page.keyboard.press("Escape")


def test_a_filter_of_days_keeps_what_is_typed(enter, running_site):
    page = enter("admin")
    page.goto(running_site.url("/gestion/reports/site-history/?timestamp_from=bient%C3%B4t&timestamp_to=1er+mars+2027"))
    names = ("timestamp_from", "timestamp_to")
    assert [page.locator(f"input[name={name}]").input_value() for name in names] == ["bientôt", "1er mars 2027"]


def test_the_form_of_a_session_has_no_barrier_and_fits(enter, address):
    page = enter(WHO)
    page.goto(address("sessionpage"))
    type_in(page, "signup_deadline", "bientôt")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        if folder := os.environ.get("SCREENSHOTS"):
            named(page, "starts_at").scroll_into_view_if_needed()
            page.screenshot(path=Path(folder) / f"seance-{width}.png")
        violations = Axe().run(page).response["violations"]
        assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in violations] == []
