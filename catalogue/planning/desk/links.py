"""Ways from the agenda to what higher apps show of its dates. Here they are asked for.

A function registered under `register_agenda_buttons` takes the user and gives (label, address, icon) for the head of
the agenda; one under `register_agenda_links` takes a Row and gives (label, address) for its line.
"""

from collections.abc import Iterable
from typing import Any

from wagtail import hooks
from wagtail.admin.widgets import HeaderButton


def agenda_buttons(user: Any) -> list[HeaderButton]:
    found: Iterable = (button for register in hooks.get_hooks("register_agenda_buttons") for button in register(user))
    return [HeaderButton(label, url, icon_name=icon) for label, url, icon in found]


def links_of(row: Any) -> list[tuple[str, str]]:
    return [link for register in hooks.get_hooks("register_agenda_links") for link in register(row)]
