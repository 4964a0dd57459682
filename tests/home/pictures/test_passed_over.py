"""Words where a reader of pictures passes over them: in what it does not know, behind what it needs, a second time."""

import zlib
from io import BytesIO

import pytest
from PIL import Image

from home.pictures import Unreadable, clean_picture
from tests.home.pictures.files import NOISE, PROFILE, SECRET, jpeg, saved, webp
from tests.home.pictures.test_cleaning import frames

LONG = SECRET * 12
PALETTE = NOISE.convert("P")


def jpeg_with(marker: int, body: bytes, **options) -> bytes:
    """A segment behind the first one."""
    content = saved(NOISE, "JPEG", **options)
    place = 4 + int.from_bytes(content[4:6])
    return content[:place] + segment(marker, body) + content[place:]


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2) + body


def png_with(name: bytes, body: bytes, image: Image.Image = NOISE) -> bytes:
    """A chunk behind the head."""
    content = saved(image, "PNG")
    return content[:33] + chunk(name, body) + content[33:]


def chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)


def webp_chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def riff(chunks: bytes) -> bytes:
    return webp_chunk(b"RIFF", b"WEBP" + chunks)


def webp_frames(**options) -> bytes:
    return saved(NOISE, "WEBP", save_all=True, append_images=[NOISE.rotate(180)], lossless=True, **options)


def webp_with_chunk_in_its_last_frame() -> bytes:
    content = webp_frames()
    place = content.rfind(b"ANMF")
    return riff(content[12:place] + webp_chunk(b"ANMF", content[place + 8 :] + webp_chunk(b"NOTE", SECRET)))


def gif_with(block: bytes, **options) -> bytes:
    """A block before the end of an animation."""
    frame = PALETTE.rotate(180)
    return saved(PALETTE, "GIF", save_all=True, append_images=[frame], loop=0, **options)[:-1] + block + b"\x3b"


def gif_blocks(*blocks: bytes) -> bytes:
    return b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"


def too_long_profile() -> bytes:
    return PROFILE + LONG


WORDS = {
    "JPEG, JFIF under another number": jpeg_with(0xE5, b"JFIF\0" + SECRET),
    "JPEG, JFIF twice": jpeg_with(0xE0, b"JFIF\0\1\2\0\0\1\0\1\0\0" + SECRET),
    "JPEG, a small picture in JFIF": b"\xff\xd8"
    + segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\4\x11" + LONG)
    + saved(NOISE, "JPEG")[20:],
    "JPEG, Adobe_CM": jpeg_with(0xED, b"Adobe_CM" + SECRET),
    "JPEG, Adobe and more": jpeg_with(0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRET),
    "JPEG, Adobe's flags": jpeg_with(0xEE, b"Adobe" + SECRET[:6] + b"\1" + SECRET),
    "JPEG, profile under another number": jpeg_with(0xE7, b"ICC_PROFILE\0\1\1" + SECRET),
    "JPEG, no profile": jpeg_with(0xE2, b"ICC_PROFILE\0\1\1" + SECRET),
    "JPEG, behind the profile": saved(NOISE, "JPEG", icc_profile=too_long_profile()),
    **{f"JPEG, marker {marker:X}": jpeg_with(marker, SECRET) for marker in (0xC8, 0xDC, 0xDF, 0xEF, 0xF0, 0xFD)},
    "PNG, long pHYs": png_with(b"pHYs", bytes(9) + SECRET),
    "PNG, pHYs twice": png_with(b"pHYs", bytes(9))[:-12] + chunk(b"pHYs", SECRET[:9]) + chunk(b"IEND", b""),
    "PNG, hIST": png_with(b"hIST", LONG),
    "PNG, long sRGB": png_with(b"sRGB", b"\0" + SECRET),
    "PNG, colours that nothing draws with": png_with(b"PLTE", SECRET + b"!"),
    "PNG, transparence of more colours": png_with(b"tRNS", b"\xff" * 6 + SECRET),
    "PNG, long IEND": saved(NOISE, "PNG")[:-12] + chunk(b"IEND", SECRET),
    "PNG, name of the profile": png_with(b"iCCP", SECRET + b"\0\0" + zlib.compress(PROFILE)),
    "PNG, behind the profile": png_with(b"iCCP", b"ICC\0\0" + zlib.compress(PROFILE) + SECRET),
    "WebP, in a frame": webp_with_chunk_in_its_last_frame(),
    "WebP, frames of a still picture": riff(saved(NOISE, "WEBP")[12:] + webp_chunk(b"ANMF", bytes(16) + SECRET)),
    "WebP, a profile that is not announced": riff(saved(NOISE, "WEBP")[12:] + webp_chunk(b"ICCP", SECRET)),
    "WebP, loop twice": riff(webp_frames()[12:] + webp_chunk(b"ANIM", SECRET)),
    "GIF, loop twice": gif_with(b"\x21\xff\x0bNETSCAPE2.0" + gif_blocks(SECRET)),
    "GIF, words in the loop": gif_with(b"").replace(b"\x03\x01\0\0\0", b"\x03\x01\0\0" + gif_blocks(SECRET)),
    "GIF, another loop": gif_with(b"\x21\xff\x0bANIMEXTS1.0" + gif_blocks(SECRET)),
    "GIF, no profile": gif_with(b"\x21\xff\x0bICCRGBG1012" + gif_blocks(SECRET)),
    "GIF, long times": gif_with(b"\x21\xf9" + gif_blocks(SECRET)),
    "GIF, times of no picture": gif_with(b"\x21\xf9" + gif_blocks(SECRET[:4])),
}


@pytest.mark.parametrize("where", WORDS)
def test_words_that_readers_pass_over_go(where):
    content = WORDS[where]
    clean = clean_picture(content)
    assert [part for part in (SECRET, SECRET[:9], SECRET[:6], SECRET[:4]) if part in clean] == []
    assert clean_picture(clean) == clean
    with Image.open(BytesIO(clean)) as image:
        image.load()


# Which readers read in their own ways: libjpeg refuses markers that it does not know, libpng a transparence too long.
READ_OTHERWISE = {where for where in WORDS if "marker" in where} | {"PNG, transparence of more colours"}


@pytest.mark.parametrize("where", sorted(WORDS.keys() - READ_OTHERWISE))
def test_picture_that_every_reader_reads_keeps_its_pixels(where):
    assert frames(clean_picture(WORDS[where])) == frames(WORDS[where])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_profile_is_kept_as_long_as_it_says(kind):
    with Image.open(BytesIO(clean_picture(saved(NOISE, kind, icc_profile=too_long_profile())))) as image:
        assert image.info["icc_profile"] == PROFILE


def test_long_profile_of_a_jpeg_is_kept_whole():
    """In pieces, as it came."""
    profile = (200_000).to_bytes(4) + PROFILE[4:] + bytes(200_000 - len(PROFILE))
    with Image.open(BytesIO(clean_picture(saved(NOISE, "JPEG", icc_profile=profile)))) as image:
        assert image.info["icc_profile"] == profile


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_colours_as_adobe_codes_them_are_read_as_before(mode):
    """Said in Adobe's segment only, which is kept."""
    content = saved(NOISE.convert(mode), "JPEG", **({"keep_rgb": True} if mode == "RGB" else {}))
    assert b"Adobe" in content
    assert frames(clean_picture(content)) == frames(content)


def test_format_of_others_is_not_even_read(monkeypatch):
    """Whatever a decoder that we do not need would do with it."""
    content = saved(NOISE, "AVIF")
    monkeypatch.setattr("PIL.AvifImagePlugin.AvifImageFile._open", lambda image: 1 / 0)
    with pytest.raises(Unreadable):
        clean_picture(content)


@pytest.mark.parametrize("make", [jpeg, webp])
def test_picture_whose_exif_says_one_thing_wrong_is_turned_all_the_same(make):
    """A resolution written in letters, on which Pillow's own turning fails."""
    wrong = make(orientation=6).replace(b"\x01\x3b\x00\x02", b"\x01\x1a\x00\x02")
    clean = clean_picture(wrong)
    assert SECRET not in clean
    with Image.open(BytesIO(clean)) as image:
        assert image.size == (30, 40)
