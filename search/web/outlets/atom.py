"""`flux.atom`: the search as a feed, to be told of what is new."""

import re

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search.web.outlets.finding import Outlet

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_YEAR = 2026  # of the ids' authority (RFC 4151): never changes


@require_safe
def atom(request, region: str | None = None):
    outlet = Outlet.of(request, region)
    feed = Atom1Feed(
        title=_xml(outlet.title),
        link=outlet.search_url,
        description="",
        language=get_language(),
        feed_url=outlet.own_url,
    )
    for entry in outlet.entries():
        feed.add_item(
            title=_xml(entry.title),
            link=outlet.url_of(entry),
            description=_xml(entry.summary),
            unique_id=f"tag:{outlet.authority},{_YEAR}:page/{entry.pk}",
            categories=[outlet.form.labels.label("type", entry.type)],
            pubdate=entry.dated_at,
            updateddate=entry.dated_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _xml(text: str) -> str:
    """`text` without what no XML file may hold."""
    return _NOT_XML.sub("", text)
