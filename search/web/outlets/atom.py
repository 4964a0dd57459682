"""`flux.atom`: the search as a feed, to be told of what is new."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.characters import writable
from search.web.outlets.finding import Outlet

_YEAR = 2026  # of the ids' authority (RFC 4151): never changes


@require_safe
def atom(request: HttpRequest, region: str | None = None) -> HttpResponse:
    outlet = Outlet.of(request, region)
    feed = Atom1Feed(
        title=writable(outlet.title),
        link=outlet.search_url,
        description="",
        language=get_language(),
        feed_url=outlet.own_url,
        author_name=writable(outlet.author),
    )
    for entry in outlet.entries():
        feed.add_item(
            title=writable(entry.title),
            link=outlet.url_of(entry),
            description=writable(entry.summary),
            unique_id=f"tag:{outlet.authority},{_YEAR}:page/{entry.pk}",
            categories=[outlet.form.labels.label("type", entry.type)],
            pubdate=entry.dated_at,
            updateddate=entry.changed_at or entry.dated_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
