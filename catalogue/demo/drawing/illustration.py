"""Landscapes by motif."""

from . import anthill, fields, heights, hills, shores, village
from .canvas import Canvas
from .palettes import PALETTES

_MOTIFS = {
    "colline": hills.colline,
    "littoral": shores.littoral,
    "montagne": heights.montagne,
    "volcan": heights.volcan,
    "village": village.village,
    "fourmiliere": anthill.fourmiliere,
    "vignes": fields.vignes,
    "marais": shores.marais,
    "baie": shores.baie,
    "lagon": shores.lagon,
    "champs": fields.champs,
    "lavandes": fields.lavandes,
}
MOTIFS = tuple(_MOTIFS)


def draw_illustration(seed: str, palette: str, motif: str, size: tuple[int, int] = (1200, 675)) -> bytes:
    """Return the PNG of a landscape, `size` pixels large, the same for the same arguments.

    `motif` is one of `MOTIFS` and `palette` a name of `PALETTES`; raise `ValueError` for others. `seed` moves
    the sun, the crests, the trees.
    """
    if motif not in _MOTIFS:
        raise ValueError(f"unknown motif: {motif!r}, expected one of {', '.join(MOTIFS)}")
    if palette not in PALETTES:
        raise ValueError(f"unknown palette: {palette!r}, expected one of {', '.join(PALETTES)}")
    canvas = Canvas(size, PALETTES[palette], f"{seed}/{motif}")
    canvas.sky()
    _MOTIFS[motif](canvas)
    canvas.grain()
    return canvas.png()
