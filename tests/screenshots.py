"""`make screenshots`: pictures of every type of page and of the editors' guide, on a demonstration of its own.

In var/screenshots/, at 390 and 1280 px, light and dark, to look at; and those that the guide shows, in
static/img/guide/.
"""

import io
import json
import sys
import tempfile
from itertools import product
from pathlib import Path

from PIL import Image

from tests.e2e.serving import ROOT, browser, demonstration, log_in

LOOKED_AT = ROOT / "var" / "screenshots"
GUIDE = ROOT / "static" / "img" / "guide"
WIDTHS = (390, 1280)
_GUIDE_WIDTH = 960  # pixels, of its pictures
_ADDRESSES = """
import json
from wagtail.models import get_page_models
from catalogue.models import MaterialPage, SessionPage, WorkshopIndexPage
from catalogue.signups.models import Registration
from home.guide.jobs import jobs
from home.models import SitePage
first = {}
for model in get_page_models():
    found = model.objects.live().filter(depth__gt=1, locale__language_code="fr").order_by("depth", "path").first()
    if found and issubclass(model, SitePage):
        first[model._meta.model_name] = "/" + found.url_path.split("/", 2)[2]
session = SessionPage.objects.filter(pk__in=Registration.objects.values("seats__page"), url_path__contains="/bretagne/")
print(json.dumps({
    "first": first,
    "jobs": list(jobs()),
    "workshops": WorkshopIndexPage.objects.filter(depth=3).first().pk,
    "session": session.order_by("pk").first().pk,
    "material": MaterialPage.objects.filter(url_path__contains="/bretagne/").order_by("pk").first().pk,
}))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, demonstration(Path(folder)) as site, browser() as chromium:
        found = json.loads(site.manage("shell", "--no-imports", "-c", _ADDRESSES).splitlines()[-1])
        _take_pages(chromium, site, found["first"])
        _take_guide(chromium, site, found)
        _look_at_guide(chromium, site, found["jobs"])
    sys.stdout.write(f"{LOOKED_AT} et {GUIDE}\n")


def _take_pages(chromium, site, first: dict[str, str]) -> None:
    """The whole of one page of each type."""
    for width, scheme in product(WIDTHS, ("light", "dark")):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        for name, path in first.items():
            page.goto(site.url(path))
            _keep(page, f"{name}-{width}-{scheme}")
        context.close()


def _take_guide(chromium, site, found: dict) -> None:
    """What the guide shows: screens of a region's coordination."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = log_in(context, site, "redaction")
    page.goto(site.url(f"/gestion/pages/add/catalogue/workshoppage/{found['workshops']}/"))
    _show(page, "creer-un-atelier")
    context.close()
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = log_in(context, site, "coordination-bretagne")
    page.goto(site.url(f"/gestion/pages/{found['session']}/edit/"))
    _show(page, "ajouter-une-seance")
    page.set_viewport_size({"width": 1280, "height": 400})
    _show(page, "publier")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site.url(f"/gestion/pages/{found['material']}/edit/"))
    _show(page, "deposer-une-ressource")
    page.goto(site.url(f"/gestion/inscriptions/{found['session']}/"))
    _show(page, "suivre-les-inscriptions")
    page.goto(site.url(f"/gestion/seances/{found['session']}/dupliquer/"))
    page.fill("[name=dates]", "18 janvier 2038 9 h 30\n25 janvier 2038 9 h 30\n1er février 2038 14 h")
    page.get_by_role("button", name="Voir les dates").click()
    page.get_by_text("Ce qui sera créé").scroll_into_view_if_needed()
    _show(page, "plusieurs-dates")
    context.close()


def _look_at_guide(chromium, site, jobs: list[str]) -> None:
    context = chromium.new_context(viewport={"width": WIDTHS[0], "height": 900})
    page = log_in(context, site, "bretagne")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for path, name in [("", "guide"), *((f"{job}/", f"guide-{job}") for job in jobs)]:
            page.goto(site.url(f"/gestion/guide/{path}"))
            _keep(page, f"{name}-{width}")
    context.close()


def _keep(page, name: str) -> None:
    LOOKED_AT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=LOOKED_AT / f"{name}.png", full_page=True)


def _show(page, name: str) -> None:
    """As light as a picture of text may be."""
    page.wait_for_timeout(1000)  # panels unfold
    GUIDE.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        smaller = shot.resize((_GUIDE_WIDTH, shot.height * _GUIDE_WIDTH // shot.width), Image.Resampling.LANCZOS)
        smaller.save(GUIDE / f"{name}.webp", quality=80, method=6)


if __name__ == "__main__":
    main()
