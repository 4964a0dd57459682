"""A round of checks: bounded in number and in time, the links that were asked longest ago first."""

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from catalogue.freshness.links import list_links
from catalogue.freshness.probing import Prober, Verdict, host_of
from catalogue.models import CheckedLink, LinkState

LINKS_A_ROUND = 500
_LONGEST_ROUND = timedelta(minutes=45)
_AGAIN = timedelta(days=14)
_AGAIN_AFTER_FAILURE = timedelta(days=1)


def check_links(
    limit: int = LINKS_A_ROUND,
    prober: Prober | None = None,
    on_checked: Callable[[CheckedLink], None] | None = None,
) -> int:
    """List the links of public pages, ask those that are due, keep what they answered; returns how many were asked."""
    prober = prober or Prober()
    list_links()
    end = time.monotonic() + _LONGEST_ROUND.total_seconds()
    asked = 0
    for link in by_turns(list(due_links()[:limit])):
        if time.monotonic() > end:
            break
        keep(link, prober.probe(link.url))
        asked += 1
        if on_checked:
            on_checked(link)
    return asked


def due_links() -> QuerySet[CheckedLink]:
    """Those never asked, then the oldest answers; failures are asked again soon, lest a night off look like death."""
    now = timezone.now()
    failing = Q(state=LinkState.FAILING, checked_at__lt=now - _AGAIN_AFTER_FAILURE)
    due = Q(checked_at__isnull=True) | Q(checked_at__lt=now - _AGAIN) | failing
    return CheckedLink.objects.filter(due).order_by(F("checked_at").asc(nulls_first=True), "pk")


def by_turns(links: list[CheckedLink]) -> Iterator[CheckedLink]:
    """One of each host after the other, so that a slow pace for each of them is a quick one for all."""
    hosts: defaultdict[str, deque[CheckedLink]] = defaultdict(deque)
    for link in links:
        hosts[host_of(link.url)].append(link)
    while hosts:
        for host in list(hosts):
            yield hosts[host].popleft()
            if not hosts[host]:
                del hosts[host]


def keep(link: CheckedLink, verdict: Verdict) -> None:
    """Store what a link answered; one that went meanwhile is no error."""
    failed = verdict.state in (LinkState.GONE, LinkState.FAILING, LinkState.FORBIDDEN)
    link.state, link.detail, link.checked_at = verdict.state, verdict.detail, timezone.now()
    link.failures = min(link.failures + 1, 1000) if failed else 0
    values = {name: getattr(link, name) for name in ("state", "detail", "checked_at", "failures")}
    CheckedLink.objects.filter(pk=link.pk).update(**values)
