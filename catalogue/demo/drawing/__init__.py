"""Images drawn by code for the demonstration: landscapes of French territories and logos.

The same arguments always give the same picture, so that building the demonstration twice changes nothing.
"""

from .illustration import MOTIFS, draw_illustration
from .logo import draw_logo
from .palettes import PALETTES

__all__ = ["MOTIFS", "PALETTES", "draw_illustration", "draw_logo"]
