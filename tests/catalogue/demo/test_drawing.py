"""The demonstration's images: the same for a seed, of the size asked for, light and quick."""

from io import BytesIO
from time import process_time

import pytest
from PIL import Image, ImageColor

from catalogue.demo.drawing import MOTIFS, PALETTES, draw_illustration, draw_logo
from tests.processes import outputs_of

SMALL = (240, 135)


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


def test_the_motifs_of_the_brief_are_there():
    asked = {"colline", "littoral", "montagne", "volcan", "village", "fourmiliere", "vignes", "marais"}
    assert asked - set(MOTIFS) == set()


@pytest.mark.parametrize("motif", MOTIFS)
def test_full_size_image_is_light_and_quick(motif):
    start = process_time()
    data = draw_illustration("brest", "matin", motif)
    assert process_time() - start < 1.5
    assert opened(data).format == "PNG"
    assert opened(data).size == (1200, 675)
    assert 10_000 < len(data) < 120_000


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("motif", MOTIFS)
def test_every_motif_takes_every_palette(motif, palette):
    image = opened(draw_illustration("brest", palette, motif, SMALL))
    assert image.size == SMALL
    corner = image.convert("RGB").getpixel((2, 1))
    distance = max(abs(a - b) for a, b in zip(corner, ImageColor.getrgb(PALETTES[palette].sky), strict=True))
    assert distance < 60


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_seed_gives_one_picture_and_another_seed_another(motif):
    assert draw_illustration("a", "mer", motif, SMALL) == draw_illustration("a", "mer", motif, SMALL)
    assert draw_illustration("a", "mer", motif, SMALL) != draw_illustration("b", "mer", motif, SMALL)


def test_another_process_draws_the_same():
    program = (
        "import hashlib; from catalogue.demo.drawing import *;"
        "print(hashlib.sha256(draw_illustration('a', 'ete', 'village', (240, 135))).hexdigest(),"
        " hashlib.sha256(draw_logo('Bretagne', '#1f5f7a')).hexdigest())"
    )
    assert len(outputs_of(program)) == 1


@pytest.mark.parametrize(("palette", "motif"), [("mer", "ville"), ("fluo", "village")])
def test_unknown_motif_or_palette_is_refused(palette, motif):
    with pytest.raises(ValueError, match="unknown"):
        draw_illustration("a", palette, motif)


def test_logo_is_a_small_mark_on_a_transparent_ground():
    image = opened(draw_logo("Bretagne", "#1f5f7a"))
    assert (image.format, image.mode, image.height) == ("PNG", "RGBA", 120)
    assert image.getpixel((image.width - 1, 119))[3] == 0
    assert image.getpixel((60, 25)) == (*ImageColor.getrgb("#1f5f7a"), 255)


def test_logo_is_as_wide_as_its_name_and_shows_it_whole():
    for name in ("La Réunion", "Provence-Alpes-Côte d’Azur"):
        image = opened(draw_logo(name, "#a4481f"))
        left, _, right, _ = image.getchannel("A").getbbox()
        assert 0 < left < right < image.width
    assert image.width > opened(draw_logo("Corse", "#a4481f")).width


def test_accented_letters_are_drawn():
    """A typeface without them would draw the same box for each; the mark is left out, it follows the name."""
    texts = [opened(draw_logo(name, "#a4481f")).crop((120, 0, 260, 60)).tobytes() for name in "éôœç"]
    assert len(set(texts)) == 4
