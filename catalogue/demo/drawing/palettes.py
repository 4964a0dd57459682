"""Calm sets of colours for the landscapes, by name."""

from dataclasses import dataclass

from PIL import ImageColor

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a landscape, as `#rrggbb`.

    `sky` and `horizon` are the top and the foot of the sky; `far` and `near` the ends of the ramp that the
    land takes as it comes closer; `water` is for sea and ponds, `accent` for roofs and sails, `light` for
    walls, foam and snow, `dark` for silhouettes.
    """

    sky: str
    horizon: str
    sun: str
    far: str
    near: str
    water: str
    accent: str
    light: str
    dark: str


PALETTES = {
    "matin": Palette(
        sky="#bcd9e6", horizon="#fbeedd", sun="#fff6df", far="#b4cbc8", near="#3f6b5f",
        water="#8fbccb", accent="#d9805a", light="#fbf6ec", dark="#24433d",
    ),
    "ete": Palette(
        sky="#8fc7e0", horizon="#f3f1d8", sun="#ffe9a8", far="#c5d3a0", near="#557d3c",
        water="#5fa9bd", accent="#d8693f", light="#fdf8ea", dark="#2f4a2a",
    ),
    "automne": Palette(
        sky="#d8dcd6", horizon="#f9e3c4", sun="#ffefcf", far="#d9bd94", near="#8a5a35",
        water="#9db3b4", accent="#a8452f", light="#fbf1e0", dark="#4b3322",
    ),
    "mer": Palette(
        sky="#a9d2e3", horizon="#eef4ee", sun="#fffbe8", far="#a5c3c9", near="#4a7a78",
        water="#3f8aa3", accent="#d95f4c", light="#fcf9f0", dark="#1f4552",
    ),
    "soir": Palette(
        sky="#8d8fb8", horizon="#f8cfb0", sun="#ffe3bd", far="#b59bb0", near="#4b4369",
        water="#8c86ab", accent="#e08a6a", light="#fdeee0", dark="#2d2848",
    ),
    "lagon": Palette(
        sky="#9fd8dc", horizon="#f7f3da", sun="#fff2c4", far="#9ccab4", near="#2f7a63",
        water="#38aab0", accent="#e2714f", light="#fdf7e6", dark="#1d4a42",
    ),
    "lavande": Palette(
        sky="#bccbe8", horizon="#f8ead9", sun="#fff3d6", far="#c4bcd6", near="#6d5d96",
        water="#92a9cc", accent="#cf7b52", light="#fbf5ec", dark="#3c345c",
    ),
    "brume": Palette(
        sky="#cbd6da", horizon="#f1efe8", sun="#ffffff", far="#c0cccb", near="#56716f",
        water="#a3bac0", accent="#c07b5a", light="#faf8f2", dark="#2f4645",
    ),
}  # fmt: skip


def rgb(colour: str) -> Colour:
    """Read `#rrggbb`."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour on the way from `first` (share 0) to `second` (share 1)."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
