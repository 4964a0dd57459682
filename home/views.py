"""Views that are no pages: health, robots, site map, and the site map for people."""

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control, never_cache
from wagtail import hooks
from wagtail.models import Page

from home.context_processors import site_frame
from home.frame import Frame
from home.models import WorkerHeartbeat
from home.querysets import is_served, public_pages
from home.regions import region_roots
from home.routing import locate

_A_YEAR = 31_536_000  # seconds


@never_cache
def liveness(request):
    """The process answers; nothing else is asked."""
    return JsonResponse({"ok": True})


@never_cache
def readiness(request):
    """The site can serve and work: 503 with what is missing otherwise.

    The hook `register_readiness` gives a name and whether that answers: what the site can do without while it is away,
    as it can without its cache. It makes no 503, and `degraded` says it.
    """
    checks = {"database": _database_answers()}
    checks["tasks"] = checks["database"] and _worker_lives()
    ready = all(checks.values())
    spared = {"cache": _cache_answers()}
    if checks["database"]:
        spared |= dict(register() for register in hooks.get_hooks("register_readiness"))
    told = {"ok": ready, "degraded": not all(spared.values()), "checks": checks | spared}
    response = JsonResponse(told, status=200 if ready else 503)
    # A probe asks every few seconds: Django would log each refusal.
    response._has_been_logged = True  # type: ignore[attr-defined]  # of its own
    return response


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def _cache_answers() -> bool:
    cache.set("home:sante", "écrit", 60)
    return cache.get("home:sante") == "écrit"


def _worker_lives() -> bool:
    if not settings.TASKS["default"]["BACKEND"].startswith("django_tasks_db"):
        return True  # tasks run at once, in the request itself
    try:
        return WorkerHeartbeat.some_worker_lives()
    except DatabaseError:
        return False


def robots(request):
    """Search engines may read all but the admin, search results, which are endless, and what is made for one person."""
    lines = [
        "User-agent: *",
        "Disallow: /gestion/",
        "Disallow: /api/",
        "Disallow: /recherche/",
        "Disallow: /*/recherche/",
        "Disallow: /signaler/",
        "Disallow: /*/signaler/",
        "Disallow: /ma-place/",
        "Disallow: /alertes/",
        "Disallow: /*/inscription/",
        "Disallow: /*/affiche.pdf",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def favicon(request):
    """For those that look for it where it always was."""
    return redirect(static("img/favicon.ico"))


@cache_control(public=True, max_age=_A_YEAR, immutable=True)
def accent_sheet(request, colour: str):
    """A site's colour, in a file: nothing that is written in a page itself needs a nonce, which no cache may keep."""
    return HttpResponse(f":root{{--accent:#{colour}}}\n", content_type="text/css; charset=utf-8")


def web_manifest(request):
    """What a phone keeps of the site on its home screen: the name of the host's site, and its icons."""
    frame = Frame(request, located_below_home(request))
    icons = [(size, static(f"img/icon-{size}.png")) for size in (192, 512)]
    manifest = {
        "name": frame.site_name,
        "short_name": frame.site_name,
        "lang": settings.LANGUAGE_CODE,
        "start_url": frame.root_url,
        "display": "minimal-ui",
        "theme_color": "#fffdf9",
        "background_color": "#fbf7ef",
        "icons": [{"src": url, "sizes": f"{size}x{size}", "type": "image/png"} for size, url in icons],
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


def located_below_home(request, region: str | None = None):
    """Where a view that is no page stands: below the host's home, or below a region's named in the path."""
    page, location = locate(request, f"regions/{region}/" if region else "")
    if page is None or not is_served(page) or page.alias_of_id or (region and location.region is None):
        raise Http404
    request.location = location
    return location


def site_map(request, region: str | None = None):
    """The plan of a site, for people: its pages three levels deep."""
    location = located_below_home(request, region)
    root = location.chain[-1]
    pages = public_pages().within(root).filter(depth__gt=root.depth, depth__lte=root.depth + 2)
    if location.region is None:
        for path in region_roots():
            pages = pages.exclude(path__startswith=path, depth__gt=root.depth + 2)
    fields = ("pk", "title", "path", "depth", "url_path")
    entries = nested(pages.order_by("path").only(*fields), root, request)
    canonical = f"{root.get_full_url()}plan-du-site/"
    context = {"location": location, "entries": entries, "title": _("Plan du site"), "canonical": canonical}
    return render(request, "home/site_map.html", context)


def nested(pages, root, request) -> list[dict]:
    """Pages in the tree's order as a tree of {title, url, children}; one whose parent is not shown is left out."""
    entries: dict[str, dict] = {root.path: {"children": []}}
    for page in pages:
        parent = entries.get(page.path[: -Page.steplen])
        if parent is not None:
            entries[page.path] = {"title": page.title, "url": page.get_url(request), "children": []}
            parent["children"].append(entries[page.path])
    return entries[root.path]["children"]


def page_not_found(request, exception=None):
    """404 with the frame when there is a site to show, in that site's language, and a way to search."""
    frame = site_frame(request)["frame"]
    with override(frame.language):
        response = render(request, "404.html", {"title": _("Page introuvable"), "frame": frame}, status=404)
    response["Content-Language"] = frame.language
    return response
