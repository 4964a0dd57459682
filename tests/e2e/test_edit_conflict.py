"""Two people in one page’s form: who confirms the conflict publishes over the other, on a moderated page too."""

import json

import pytest

pytestmark = pytest.mark.e2e

MAKE = """
import json
from home.models import ArticlePage, RegionPage, User
from home.models import ArticleIndexPage
home = RegionPage.objects.get(slug="bretagne", locale__language_code="fr")
index = ArticleIndexPage.objects.descendant_of(home).get()
someone = User.objects.get(username="coordination-bretagne")
pages = {{}}
for name, moderated in (("{0}-moderee", True), ("{0}-jamais", False)):
    page = index.add_child(instance=ArticlePage(title=name, slug=name, live=False, body=[("text", "<p>Un texte.</p>")]))
    page.save_revision(user=someone)
    if moderated:
        state = page.get_workflow().start(page, someone)
        state.current_task_state.approve(user=someone)
    pages[str(moderated)] = page.pk
print(json.dumps(pages))
"""
TITLE = """
from wagtail.models import Page
page = Page.objects.get(pk={})
print(page.title, page.live, sep="|")
"""
UNMAKE = """
from wagtail.models import Page
for page in Page.objects.filter(pk__in={}):
    page.delete()
"""
SCRIPT = "**/js/conflict-confirmed*.js"
_HANGS = 3000  # milliseconds


@pytest.fixture(scope="module")
def made(running_site):
    """A page that was moderated once and one that never was."""
    pages = json.loads(shell(running_site, MAKE.format("dispute")))
    yield pages
    running_site.manage("shell", "--no-imports", "-c", UNMAKE.format(list(pages.values())))


def shell(site, code: str) -> str:
    return site.manage("shell", "--no-imports", "-c", code).splitlines()[-1]


def write(page, title: str) -> None:
    page.locator("input[name=title]").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(title)
    page.keyboard.press("Tab")


@pytest.mark.parametrize(
    ("moderated", "script"),
    [(True, True), (False, True), (True, False)],
    ids=["moderated once", "never moderated", "positive control: without the script"],
)
def test_who_confirms_publishes_over_the_other(enter, running_site, made, moderated, script):
    address = running_site.url(f"/gestion/pages/{made[str(moderated)]}/edit/")
    title = f"La seconde a le dernier mot, {moderated} {script}"
    lost = "" if script else SCRIPT
    first, second = enter("admin", lost=lost), enter("coordination-bretagne", lost=lost)
    second.goto(address)
    first.goto(address)
    write(first, f"La première enregistre, {moderated} {script}")
    with first.expect_navigation():
        first.locator("footer [name=action-publish]").click()
    write(second, title)
    second.locator("#w-editing-sessions .w-ping--critical").wait_for(timeout=30000)
    second.locator("footer [name=action-publish]").click()
    dialog = second.locator("#w-save-confirmation-dialog")
    dialog.get_by_role("button", name="Publier").click()
    if script:
        second.locator(".messages").get_by_text("publiée").wait_for()
        assert shell(running_site, TITLE.format(made[str(moderated)])) == f"{title}|True"
    else:
        second.wait_for_timeout(_HANGS)
        assert shell(running_site, TITLE.format(made[str(moderated)])) != f"{title}|True"
