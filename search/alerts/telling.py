"""Each alert is told what its search finds that it did not find before: once, in one mail a day at most.

What was found is kept, so that a page put offline and online again is no news, while an old page that an edit brings
into the results is. A look and its mail are one transaction that takes place only if nobody looked meanwhile: two
workers, or one that is killed and started again, write one mail.
"""

import logging
import time
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from home.enums import DATES
from home.models import RegionPage
from search.alerts.mails import tell_new, tell_of_end
from search.alerts.models import ASKS_AGAIN, KEPT, SearchAlert, SearchAlertQuerySet
from search.alerts.wanted import Homes, Wanted
from search.content.models import Entry
from search.filtering.filters import ordered, public_entries
from search.filtering.labels import Labels

_DAY = timedelta(days=1)
_QUIET = timedelta(minutes=5)  # who publishes several dates in a row is told of in one mail
_LATE = timedelta(minutes=10)  # what a long transaction wrote is seen after its time
_AT_ONCE = 200
WITHIN = 5  # seconds; the worker's other chores wait meanwhile
logger = logging.getLogger(__name__)


def tell_what_is_new(now: datetime | None = None, within: float = WITHIN) -> int:
    """Look for those whose turn it is, for longest first, as long as there is time; how many mails were written."""
    round_ = _Round(now or timezone.now())
    deadline, written = time.monotonic() + within, 0
    for alert in round_.due()[:_AT_ONCE]:
        if time.monotonic() > deadline:
            break
        try:
            written += round_.look(alert)
        except Exception:  # one that cannot be looked at is not the others' matter; its number says nothing of anybody
            logger.exception("L’alerte de recherche %s n’a pas pu être examinée.", alert.pk)
            round_.put_behind(alert)
    return written


class _Round:
    """What alerts looked at together share."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._labels: dict[str, Labels] = {}
        self._homes: Homes | None = None

    def due(self) -> SearchAlertQuerySet:
        """Confirmed, without a mail for a day: when the index changed since, and once a day, for what time changes."""
        rested = Q(mailed_at=None) | Q(mailed_at__lte=self.now - _DAY)
        found = SearchAlert.objects.confirmed().filter(rested).order_by("looked_at", "pk")
        if not found.exists():
            return found.none()
        changed_at = Entry.objects.aggregate(at=Max("indexed_at"))["at"] or self.now - _DAY
        return found.filter(Q(looked_at__lt=changed_at + _LATE) | Q(looked_at__lte=self.now - _DAY))

    def look(self, alert: SearchAlert) -> bool:
        """Whether a mail was written."""
        home = self._home(alert.region, alert.language) if alert.region else None
        if alert.region and home is None:  # its region is closed
            self.put_behind(alert)
            return False
        wanted, labels = Wanted(alert.search, alert.language, home), self._labels_of(alert.language)
        seen = set(alert.seen)
        unseen = [pk for pk in wanted.ids(labels) if pk not in seen]
        new = list(ordered(public_entries().filter(pk__in=unseen).defer("body"), "recent")) if unseen else []
        if any(entry.indexed_at > self.now - _QUIET for entry in new):
            return False  # more may come
        ends = alert.warned_at is None and alert.confirmed_at and alert.confirmed_at <= self.now - KEPT + ASKS_AGAIN
        values = {"looked_at": self.now, "seen": sorted(seen.union(entry.pk for entry in new))}
        if any(entry.type in DATES for entry in new):
            values["is_met"] = True
        if new or ends:
            values["mailed_at"] = self.now
        if ends and not new:
            values["warned_at"] = self.now
        with transaction.atomic():
            if not SearchAlert.objects.filter(pk=alert.pk, looked_at=alert.looked_at).update(**values):
                return False
            if new:
                tell_new(alert, wanted, new, labels)
            elif ends:
                tell_of_end(alert, wanted)
        return bool(new or ends)

    def put_behind(self, alert: SearchAlert) -> None:
        """The others come first."""
        SearchAlert.objects.filter(pk=alert.pk).update(looked_at=self.now)

    def _labels_of(self, language: str) -> Labels:
        return self._labels.setdefault(language, Labels(language))

    def _home(self, key: UUID, language: str) -> RegionPage | None:
        self._homes = self._homes or Homes()
        return self._homes.get(key, language)
