"""Durations in words."""


def duration_label(minutes: int) -> str:
    """`90` is « 1 h 30 », `45` is « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"
