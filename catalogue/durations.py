"""Durations in words."""


def duration_label(minutes: int) -> str:
    """`90` is « 1 h 30 », `45` is « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def days_label(days) -> str:
    """`2` is « 2 jours », `0.5` is « 0,5 jour »."""
    number = f"{days:.1f}".removesuffix(".0").replace(".", ",")
    return f"{number} jour{'s' if days >= 2 else ''}"
