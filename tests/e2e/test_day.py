"""The day itself in Chromium, on a telephone: ticks while the network is away, sent once when it is back."""

import json
import os
from pathlib import Path

import pytest

from tests.e2e.test_public_pages import SCROLL_WIDTH, WIDTHS, violations

pytestmark = pytest.mark.e2e

MAKE = """
import json
from django.utils import timezone
from catalogue.signups.links import token_of
from catalogue.signups.models import Registration
from catalogue.signups.papers.certifying import certificates_of
from home.models import RegionPage
from tests.catalogue.signups.people import make_date, one, sign_up
home = RegionPage.objects.get(slug="bretagne", locale__language_code="fr")
day, past = make_date(home, days=0.1, seats=4), make_date(home, days=-2, seats=9)
sign_up(day, 1, 2, 3, establishment="Gîte")
sign_up(past, 1)
coming = make_date(home, days=9)
sign_up(coming, 1)
Registration.objects.of_date(past).update(state="presente")
was_there = one(past, 1)
print(json.dumps({
    "pk": day.pk, "slug": day.slug, "keys": [str(one(day, n).key) for n in (1, 2, 3)],
    "token": token_of(one(day, 1)), "given": token_of(one(coming, 1)), "past": token_of(was_there),
    "dates": [day.pk, past.pk, coming.pk],
    "code": certificates_of([was_there], past)[was_there.pk].code,
}))
"""
SAID = """
import json
from catalogue.signups.models import Registration, Tick
people = Registration.objects.filter(seats__page={pk})
print(json.dumps({{
    "states": dict(people.values_list("name", "state")),
    "ticks": Tick.objects.filter(registration__in=people).count(),
}}))
"""
KEPT = "Object.keys(localStorage).filter(name => name.startsWith('fourmiliere:jour:'))"


UNMAKE = """
from catalogue.models import SessionPage
for date in SessionPage.objects.filter(pk__in={dates}):
    workshop = date.workshop
    themes = list(workshop.themes.all())
    date.delete()
    for page in (workshop, *themes):
        page.delete()
"""


@pytest.fixture(scope="module")
def made(running_site):
    """Three dates with people, away again afterwards: other trials count what the demonstration holds."""
    made = json.loads(running_site.manage("shell", "--no-imports", "-c", MAKE).splitlines()[-1])
    yield made
    running_site.manage("shell", "--no-imports", "-c", UNMAKE.format(**made))


def known(site, made) -> dict:
    """What the site has of the date."""
    return json.loads(site.manage("shell", "--no-imports", "-c", SAID.format(**made)).splitlines()[-1])


@pytest.fixture
def telephone(enter):
    """A telephone on which somebody of the coordination logged in."""
    page = enter("coordination-bretagne", viewport={"width": WIDTHS[0], "height": 844}, has_touch=True)
    page.stopped = []
    page.on(
        "console", lambda message: page.stopped.append(message.text) if "Content Security" in message.text else None
    )
    return page


def look(page, name: str) -> None:
    """Whole at both widths, and accessible: a picture of it where SCREENSHOTS says."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        assert (violations(page), page.evaluate(SCROLL_WIDTH)) == ([], width)
    page.set_viewport_size({"width": WIDTHS[0], "height": 844})


def line(page, name: str):
    return page.locator("[data-day-list] > li", has_text=name)


def test_ticks_made_without_a_network_are_sent_once_it_is_back(telephone, running_site, made):
    page = telephone
    page.goto(running_site.url(f"/gestion/inscriptions/{made['pk']}/jour/"))
    status = page.locator("[data-day-status]")
    page.context.set_offline(True)
    line(page, "Personne 1").get_by_role("button", name="Présent").click()
    line(page, "Personne 2").get_by_role("button", name="Présent").click()
    line(page, "Personne 2").get_by_role("button", name="Absent").click()
    page.locator("[data-day-arrival] input[name=nom]").fill("Yann Arrivé")
    page.get_by_role("button", name="Ajouter, présent").click()
    status.get_by_text("4 pointages restent sur cet appareil").wait_for()
    assert page.locator("[data-day-present]").inner_text() == "2"
    assert known(running_site, made)["ticks"] == 0
    assert len(page.evaluate(KEPT)) == 1
    look(page, "jour-sans-reseau")
    page.context.set_offline(False)
    status.get_by_text("Tout est envoyé.").wait_for()
    assert known(running_site, made) == {
        "states": {
            "Personne 1": "presente",
            "Personne 2": "absente",
            "Personne 3": "confirmee",
            "Yann Arrivé": "presente",
        },
        "ticks": 4,
    }
    assert page.evaluate(KEPT) == []
    assert line(page, "Yann Arrivé").get_by_role("button", name="Présent").get_attribute("aria-pressed") == "true"
    look(page, "jour")
    assert page.stopped == []


def test_answer_that_was_lost_on_the_way_is_asked_again_and_counts_once(telephone, running_site, made):
    page = telephone
    page.goto(running_site.url(f"/gestion/inscriptions/{made['pk']}/jour/"))
    page.locator("[data-day-list] > li").first.wait_for()
    before, lost = known(running_site, made)["ticks"], []

    def lose(route):
        if lost or "presente" not in route.request.post_data:
            route.continue_()
            return
        lost.append(route.fetch().status)  # the site has it, the telephone never knows
        route.abort()

    page.route("**/jour/pointages/", lose)
    line(page, "Personne 3").get_by_role("button", name="Présent").click()
    page.locator("[data-day-status]").get_by_text("1 pointage reste").wait_for()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.locator("[data-day-status]").get_by_text("Tout est envoyé.").wait_for()
    assert (lost, known(running_site, made)["ticks"]) == ([200], before + 1)


def test_page_closed_without_a_network_sends_what_it_held_when_it_opens_again(telephone, running_site, made):
    page, address = telephone, running_site.url(f"/gestion/inscriptions/{made['pk']}/jour/")
    page.goto(address)
    before = known(running_site, made)["ticks"]
    page.context.set_offline(True)
    line(page, "Personne 3").get_by_role("button", name="Absent").click()
    page.locator("[data-day-status]").get_by_text("1 pointage reste").wait_for()
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(address)
    page.locator("[data-day-status]").get_by_text("Tout est envoyé.").wait_for()
    assert (known(running_site, made)["states"]["Personne 3"], known(running_site, made)["ticks"]) == (
        "absente",
        before + 1,
    )


def test_refused_tick_is_shown_until_it_is_seen(telephone, running_site, made):
    page = telephone
    page.goto(running_site.url(f"/gestion/inscriptions/{made['pk']}/jour/"))
    page.context.set_offline(True)
    for name in ("Maï Première", "Noé Second"):  # one seat too many
        page.locator("[data-day-arrival] input[name=nom]").fill(name)
        page.get_by_role("button", name="Ajouter, présent").click()
    page.context.set_offline(False)
    refused = page.locator("[data-day-refused]")
    refused.get_by_text("Tout est pris").first.wait_for()
    look(page, "jour-refuse")
    page.reload()
    refused.get_by_text("Tout est pris").first.wait_for()
    while refused.get_by_role("button", name="J’ai vu").count():
        refused.get_by_role("button", name="J’ai vu").first.click()
    assert (refused.is_visible(), page.evaluate(KEPT)) == (False, [])


def test_device_forgets_when_one_logs_out_and_after_the_day(telephone, running_site, made):
    page = telephone
    page.goto(running_site.url(f"/gestion/inscriptions/{made['pk']}/jour/"))
    page.context.set_offline(True)
    line(page, "Personne 1").get_by_role("button", name="Absent").click()
    page.locator("[data-day-status]").get_by_text("1 pointage reste").wait_for()
    page.evaluate("localStorage.setItem('fourmiliere:jour:autre:1', JSON.stringify({until: 1, ticks: [{}]}))")
    page.route("**/jour/pointages/", lambda route: route.abort())
    page.context.set_offline(False)
    page.goto(running_site.url("/gestion/"))
    assert len(page.evaluate(KEPT)) == 1  # the other's day is over
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.evaluate(
        "() => { const form = document.createElement('form'); form.method = 'post'; form.action = '/gestion/logout/';"
        " form.append(document.querySelector('[name=csrfmiddlewaretoken]')?.cloneNode() ?? '');"
        " document.body.append(form); form.addEventListener('submit', (event) => event.preventDefault());"
        " form.requestSubmit() }"
    )
    assert (len(asked), "1 pointage n’est pas envoyé" in asked[0], page.evaluate(KEPT)) == (1, True, [])


def test_code_of_the_place_leads_to_one_tap(telephone, running_site, made):
    page = telephone
    page.goto(running_site.url(f"/gestion/inscriptions/accueil/{made['keys'][2]}/"))
    look(page, "accueil")
    page.get_by_role("button", name="Noter présent").click()
    page.get_by_text("« Personne 3 » : présente").wait_for()
    assert known(running_site, made)["states"]["Personne 3"] == "presente"


def test_staff_list_is_accessible(telephone, running_site, made):
    telephone.goto(running_site.url(f"/gestion/inscriptions/{made['pk']}/"))
    telephone.get_by_text("Personne 3").first.wait_for()
    look(telephone, "inscriptions")


@pytest.fixture
def visitor(chromium):
    """Not watched for errors: a form that is refused answers 422, which the console tells."""
    context = chromium.new_context(viewport={"width": WIDTHS[0], "height": 844})
    yield context.new_page()
    context.close()


def test_who_signs_up_sees_their_place_changes_it_and_gives_it_back(visitor, running_site, made):
    page = visitor
    page.goto(running_site.url(f"/agenda/{made['slug']}/inscription/", "bretagne.localhost"))
    look(page, "inscription")
    page.wait_for_timeout(2100)  # nobody fills it in quicker
    page.locator("main button[type=submit]").click()
    page.locator(".errorlist").first.wait_for()
    look(page, "inscription-refusee")
    page.fill("input[name=nom]", "Maï Bonne")
    page.fill("input[name=courriel]", "mai@example.org")
    page.wait_for_timeout(2100)
    page.locator("main button[type=submit]").click()
    page.locator("[data-etat]").wait_for()
    look(page, "inscription-merci")
    page.goto(running_site.url(f"/ma-place/{made['given']}/"))
    look(page, "ma-place-avant")
    page.fill("input[name=telephone]", "02 98 00 00 00")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("C’est noté.").wait_for()
    assert page.get_by_text("C’est noté.").count() == 1
    page.get_by_role("link", name="Rendre ma place").click()
    look(page, "ma-place-rendre")
    page.get_by_role("button", name="Rendre ma place").click()
    page.get_by_text("C’est fait : la place est rendue.").wait_for()
    look(page, "ma-place-rendue")


@pytest.mark.parametrize("which", ["token", "past"])
def test_own_place_is_accessible(open_page, made, which):
    page = open_page(f"/ma-place/{made[which]}/", WIDTHS[0])
    look(page, f"ma-place-{which}")


def test_certificate_is_verified_on_a_telephone(open_page, made):
    page = open_page(f"/attestations/{made['code']}/", WIDTHS[0])
    look(page, "attestation")
    page.locator("main input[name=nom]").fill("personne 1")
    page.get_by_role("button", name="Vérifier le nom").click()
    page.get_by_text("Oui, elle est à ce nom.").wait_for()
    look(page, "attestation-nom")
