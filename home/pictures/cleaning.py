"""A picture as it may be published: upright, in colours that every size can be made of, and nothing but a picture."""

import struct
from io import BytesIO

from PIL import Image, ImageCms, JpegImagePlugin

from home.pictures import gif, jpeg, png, webp

_ORIENTATION = 0x0112
_TURNS = {  # what makes upright what a camera says to have held otherwise; ImageOps.exif_transpose fails on a bad Exif
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_TOO_DEEP = {"I", "F", "I;16", "I;16B", "I;16L", "I;16N"}  # more than 8 bits a point: no WebP or JPEG is made of them
_FORMATS = {"JPEG": jpeg, "PNG": png, "GIF": gif, "WEBP": webp}
_PHONE = "MPO"  # what Pillow calls a JPEG with other pictures behind it
_SHORTEST_PROFILE = 132  # bytes: its head and the number of what follows
# What Pillow raises for a file that is not what its head says.
PILLOW_ERRORS = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)  # fmt: skip


class Unreadable(ValueError):
    """Not a picture of a format that we know, or one that is broken."""


def clean_picture(content: bytes) -> bytes:
    """The same picture and its colour profile, nothing else: no Exif, XMP, IPTC, comment or what readers pass over.

    Its pixels are touched only where it must be turned upright or has too many bits. What is clean already comes back
    as it is. Raises Unreadable.
    """
    try:
        with Image.open(BytesIO(content), formats=list(_FORMATS)) as image:
            module = _FORMATS["JPEG" if image.format == _PHONE else str(image.format)]
            profile = _profile(image)
            if _must_be_drawn_again(image):
                content = _drawn_again(image)
        return module.without_metadata(content, profile)
    except PILLOW_ERRORS as error:
        raise Unreadable(str(error)) from error


def _profile(image: Image.Image) -> bytes | None:
    """As long as it says (ICC.1, 7.2); none when it is no profile, or not one of these colours."""
    profile = image.info.get("icc_profile") or b""
    size = int.from_bytes(profile[:4])
    if size < _SHORTEST_PROFILE or profile[36:40] != b"acsp" or _has_wrong_profile(image):
        return None
    return profile[:size]


def _must_be_drawn_again(image: Image.Image) -> bool:
    if getattr(image, "n_frames", 1) > 1 and image.format != _PHONE:  # nobody turns an animation
        return False
    return (
        _turn(image) is not None or image.mode in _TOO_DEEP or _is_half_transparent(image) or _has_wrong_profile(image)
    )


def _turn(image: Image.Image) -> Image.Transpose | None:
    return _TURNS.get(image.getexif().get(_ORIENTATION, 1))


def _is_half_transparent(image: Image.Image) -> bool:
    """Black and white with a transparent one of them, of which Willow makes no PNG."""
    return image.mode == "1" and "transparency" in image.info


def _has_wrong_profile(image: Image.Image) -> bool:
    """Inks without a profile of inks: Willow looks for their colours by it, and fails."""
    profile = image.info.get("icc_profile")
    if image.mode != "CMYK" or profile is None:
        return False
    try:
        return ImageCms.ImageCmsProfile(BytesIO(profile)).profile.xcolor_space.strip() != "CMYK"
    except (OSError, ImageCms.PyCMSError):
        return True


def _drawn_again(image: Image.Image) -> bytes:
    turn, common = _turn(image), _in_common_colours(image)
    upright = common if turn is None else common.transpose(turn)
    out = BytesIO()
    upright.save(out, "JPEG" if image.format == _PHONE else image.format, **_as_saved(image))
    return out.getvalue()


def _in_common_colours(image: Image.Image) -> Image.Image:
    if image.mode in _TOO_DEEP:
        return _eight_bits(image)
    if _is_half_transparent(image):
        return image.convert("RGBA")
    return image.convert("RGB") if _has_wrong_profile(image) else image


def _as_saved(image: Image.Image) -> dict:
    """Options by which a picture is saved as it was: profile, quality."""
    if _has_wrong_profile(image):
        return {"quality": 92}
    options = {"icc_profile": image.info.get("icc_profile")}
    if isinstance(image, JpegImagePlugin.JpegImageFile):  # which an MPO is too
        options |= {"qtables": image.quantization, "subsampling": JpegImagePlugin.get_sampling(image)}
        options |= {"progressive": bool(image.info.get("progressive")), "optimize": True}
    elif image.format == "WEBP":
        options |= {"quality": 95, "method": 4}
    return options


def _eight_bits(image: Image.Image) -> Image.Image:
    whole = image.convert("I")  # from 0 to 65535, whatever the order of its bytes
    shallow = whole.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    shallow.info = {}
    return shallow
