"""Drawn once, then kept by what it shows."""

from home.share_pictures.drawing import draw
from home.share_pictures.told import Told
from home.typesetting.made_once import made_once


def picture_of(told: Told, icon: str) -> bytes | None:
    """A PNG; None when too many others are to be drawn first."""
    return made_once("share_pictures", f"{told.code}:{icon}", lambda: draw(told, icon))
