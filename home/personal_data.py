"""What apps keep of people besides sign-ups: given to who asks, erased, forgotten in time.

`personal_data` and `purge_personal_data` go through what a function registered under `register_personal_data` gives.
"""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail import hooks

HOOK = "register_personal_data"


@dataclass(frozen=True)
class Kept:
    """What one app keeps.

    `export` gives all that is known of an address, `erase` forgets it and says how many things went, `purge` what was
    kept long enough (with True: only counts it), `said` tells such a count in French.
    """

    export: Callable[[str], list[dict]]
    erase: Callable[[str], int]
    purge: Callable[[bool], int]
    said: Callable[[int], str]


def all_kept() -> list[Kept]:
    return [register() for register in hooks.get_hooks(HOOK)]
