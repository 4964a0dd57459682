"""What the page of an agenda shows of a month, and of the periods that one may go to. Filters stay as they are."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.schedule.months import Month, Months, weekdays, weeks
from catalogue.schedule.periods import COMING, OVER
from home.cards import Card

MOST_OF_A_MONTH = 200  # dates on a page; a month that has more goes on on the next one


def month_shown(form: Any, month: Month, months: Months | None, cards: Sequence[Card]) -> dict[str, Any]:
    """For `components/agenda_month.html`. Robots follow the months of the whole agenda, and none that it has not."""
    known = months is not None and month in months
    around = (months.previous(month), months.following(month)) if months else (None, None)
    previous, following = (one and {"label": one.label, "url": _address(form, one.code)} for one in around)
    return {
        "label": month.label,
        "weekdays": weekdays(),
        "weeks": weeks(month, cards) if cards else [],  # no table of nothing
        "previous": previous,
        "following": following,
        "is_known": known,
        "is_whole": set(form.selected) <= {"quand"},
    }


def periods_of(form: Any, months: Months | None) -> list[dict[str, Any]]:
    """Links to what is to come, to what is over, and to the first month to come, or else the last one."""
    code = form.period.code
    found = [
        {"label": _("À venir"), "url": _address(form, None), "current": code == COMING},
        {"label": _("Passées"), "url": _address(form, OVER), "current": code == OVER},
    ]
    if months:
        month = next(iter(months.coming(timezone.localdate(), 1)), months.last)
        found.append({"label": _("Par mois"), "url": _address(form, month.code), "current": form.month is not None})
    return found


def _address(form: Any, period: str | None) -> str:
    query = form.query_string(quand=period)
    return f"?{query}" if query else ""  # the page's own
