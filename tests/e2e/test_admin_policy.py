"""The main screens of the admin in Chromium: its content policy stops nothing that they need."""

import pytest

from tests.e2e.serving import log_in

pytestmark = pytest.mark.e2e

# Counts what the policy stopped, also where a script swallows the error.
COUNT_VIOLATIONS = """
window.stopped = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.stopped.push(`${event.effectiveDirective} ${event.blockedURI}`);
});
"""
SCREENS = [
    "",
    "pages/",
    "images/",
    "images/add/",
    "documents/",
    "documents/add/",
    "reports/site-history/",
    "users/",
    "groups/",
    "sites/",
    "collections/",
    "redirects/",
    "snippets/",
    "account/",
    "pages/search/?q=avis",
]
TYPES = ["articlepage", "sessionpage", "eventpage", "materialpage", "workshoppage", "cyclepage", "faqpage", "homepage"]


@pytest.fixture(scope="module")
def admin_page(chromium, running_site):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(COUNT_VIOLATIONS)
    yield log_in(context, running_site, "admin")
    context.close()


def stopped(page) -> list[str]:
    return page.evaluate("window.stopped")


@pytest.mark.parametrize("screen", SCREENS)
def test_screen_is_whole_under_its_policy(admin_page, running_site, screen):
    response = admin_page.goto(running_site.url(f"/gestion/{screen}"))
    admin_page.wait_for_load_state("networkidle")
    assert (response.status, stopped(admin_page)) == (200, [])
    assert "script-src 'self' 'unsafe-inline'" in response.headers["content-security-policy"].split("; ")


@pytest.mark.parametrize("kind", TYPES)
def test_edit_screen_and_its_preview_are_whole_under_their_policy(admin_page, running_site, kind):
    edit = f"/gestion/pages/{first_page(running_site, kind)}/edit/"
    assert admin_page.goto(running_site.url(edit)).status == 200
    admin_page.wait_for_load_state("networkidle")
    with admin_page.expect_event("framenavigated", lambda frame: "in_preview_panel" in frame.url) as preview:
        open_preview(admin_page)
    assert preview.value.wait_for_selector("h1").inner_text() != ""
    assert stopped(admin_page) == []


def open_preview(page) -> None:
    """Again when a former screen left it open: the editor keeps it so."""
    toggle = page.locator("[data-side-panel-toggle=preview]")
    if toggle.get_attribute("aria-expanded") == "true":
        page.reload()
    else:
        toggle.click()


def first_page(running_site, kind: str) -> int:
    with running_site.database() as database:
        query = """SELECT p.id FROM wagtailcore_page p JOIN django_content_type c ON c.id = p.content_type_id
                   WHERE c.model = ? AND p.live ORDER BY p.id LIMIT 1"""
        return database.execute(query, [kind]).fetchone()[0]


def test_policy_stops_a_script_from_elsewhere(admin_page, running_site):
    """The control: with no policy nothing would be stopped, and the tests above would say nothing."""
    admin_page.goto(running_site.url("/gestion/account/"))
    # A promise, since the policy stops a function that waits.
    admin_page.evaluate("""new Promise((told) => {
      document.addEventListener('securitypolicyviolation', told, {once: true});
      setTimeout(told, 10000);
      document.head.append(Object.assign(document.createElement('script'), {src: 'https://example.org/a.js'}));
    }).then(() => null)""")
    assert stopped(admin_page) == ["script-src-elem https://example.org/a.js"]
