"""What is taken out of a picture, and what stays of it."""

from io import BytesIO

import pytest
from PIL import Image, ImageSequence

from home.pictures import Unreadable, clean_picture
from tests.home.pictures.files import NOISE, PROFILE, SECRET, TELLING, gif, jpeg, png, saved, webp

TRACES = (SECRET, b"Exif", b"GPS", b"adobe:ns:meta", b"8BIM", b"EXIF", b"XMP", b"tEXt", b"zTXt", b"iTXt")


def frames(content: bytes) -> list[bytes]:
    with Image.open(BytesIO(content)) as image:
        return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(image)]


@pytest.mark.parametrize("kind", TELLING)
def test_picture_keeps_its_pixels_and_tells_nothing_else(kind):
    content = TELLING[kind]()
    assert SECRET in content
    clean = clean_picture(content)
    assert [trace for trace in TRACES if trace in clean] == []
    assert frames(clean) == frames(content)
    with Image.open(BytesIO(clean)) as image:
        assert dict(image.getexif()) == {}
        assert image.info.get("icc_profile") == (None if kind == "gif" else PROFILE)


@pytest.mark.parametrize("kind", TELLING)
def test_clean_picture_comes_back_as_it_is(kind):
    clean = clean_picture(TELLING[kind]())
    assert clean_picture(clean) == clean
    with Image.open(BytesIO(clean)) as image:
        plain = saved(image.copy(), kind)
    assert clean_picture(plain) == plain


def test_animation_keeps_its_loop_and_its_times():
    with Image.open(BytesIO(clean_picture(gif()))) as image:
        assert (image.n_frames, image.info["loop"], image.info["duration"]) == (3, 0, 100)


@pytest.mark.parametrize("make", [jpeg, png, webp])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_picture_is_turned_upright(make, orientation):
    """The colours of the four corners are where an eye sees them."""
    corners = Image.new("RGB", (48, 32), "black")
    corners.paste((255, 0, 0), (0, 0, 24, 16))
    corners.paste((0, 255, 0), (24, 0, 48, 16))
    with Image.open(BytesIO(saved(corners, "PNG", exif=_orientation(orientation)))) as image:
        from PIL import ImageOps

        upright = ImageOps.exif_transpose(image).copy()
    kind = make.__name__
    content = saved(corners, kind, exif=_orientation(orientation), **({"quality": 95} if kind != "png" else {}))
    with Image.open(BytesIO(clean_picture(content))) as clean:
        assert clean.size == upright.size
        for place in ((4, 4), (clean.width - 5, 4), (4, clean.height - 5), (clean.width - 5, clean.height - 5)):
            wanted, got = upright.getpixel(place), clean.convert("RGB").getpixel(place)
            assert max(abs(a - b) for a, b in zip(wanted, got, strict=True)) < 40


def _orientation(value: int) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = value
    return data


def test_picture_turned_keeps_its_profile_and_tells_nothing():
    for make in (jpeg, png, webp):
        clean = clean_picture(make(orientation=6))
        assert [trace for trace in TRACES if trace in clean] == []
        with Image.open(BytesIO(clean)) as image:
            assert (image.size, image.info["icc_profile"]) == ((30, 40), PROFILE)


def test_grey_of_16_bits_becomes_one_of_8():
    ramp = Image.new("I;16", (256, 1))
    for x in range(256):
        ramp.putpixel((x, 0), x * 257)
    with Image.open(BytesIO(clean_picture(saved(ramp, "PNG")))) as image:
        assert (image.mode, list(image.tobytes())) == ("L", list(range(256)))


@pytest.mark.parametrize("content", [b"", b"texte", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", saved(NOISE, "BMP")])
def test_what_is_no_picture_of_ours_is_refused(content):
    with pytest.raises(Unreadable):
        clean_picture(content)


@pytest.mark.parametrize("kind", TELLING)
def test_picture_cut_anywhere_is_refused_or_clean(kind):
    """Whatever the damage: never another error, never a trace."""
    content = TELLING[kind]()
    for length in range(0, len(content) - len(SECRET), 61):
        try:
            assert SECRET not in clean_picture(content[:length])
        except Unreadable:
            continue
