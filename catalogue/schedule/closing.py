"""When sign-up for a date closes: one rule for what is shown and for what is accepted."""

from datetime import datetime


def closes_at(deadline: datetime | None, starts_at: datetime) -> datetime:
    """The deadline that the editor set, or else the start."""
    return deadline or starts_at
