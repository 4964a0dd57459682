"""Days and hours in words, as clocks and calendars show them somewhere: the zone is the caller's."""

from datetime import time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

_NIGHT_ENDS_AT = 6  # what ends before this hour belongs to the evening before
_LONGEST_WITH_HOURS = timedelta(days=7)


def day_label(moment, *, weekday: bool = True) -> str:
    """« lundi 1er mars 2027 », or « 1er mars 2027 »."""
    day = _("1er") if moment.day == 1 else str(moment.day)
    text = f"{day} {date_format(moment, 'F Y')}"
    return f"{date_format(moment, 'l')} {text}" if weekday else text


def hour_label(moment) -> str:
    """« 9 h 30 », or « 14 h », that no line break cuts."""
    if moment.minute:
        text = _("%(hour)s h %(minute)s") % {"hour": moment.hour, "minute": f"{moment:%M}"}
    else:
        text = _("%(hour)s h") % {"hour": moment.hour}
    return text.replace(" ", "\u00a0")


def span_label(start, end) -> str:
    """« lundi 1er mars 2027, 9 h 30 – 12 h », or « du 3 mars 2027, 9 h au 4 mars 2027, 17 h ».

    Past a week, days only: « du 1er mars 2027 au 2 avril 2027 ». What ends at midnight ends on the day before.
    """
    last_hour = hour_label(end)
    if end.time() == time.min and end > start:
        end, last_hour = end - timedelta(microseconds=1), _("minuit")
    one_evening = end - start < timedelta(days=1) and end.hour < _NIGHT_ENDS_AT
    if start.date() == end.date() or one_evening:
        return f"{day_label(start)}, {hour_label(start)}\u00a0– {last_hour}"
    first, last = day_label(start, weekday=False), day_label(end, weekday=False)
    if end - start <= _LONGEST_WITH_HOURS:
        first, last = f"{first}, {hour_label(start)}", f"{last}, {last_hour}"
    return _("du %(first)s au %(last)s") % {"first": first, "last": last}
