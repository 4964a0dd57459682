"""A picture as it may be published: upright, in colours that every size can be made of, and nothing but a picture."""

import struct
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, JpegImagePlugin

from home.pictures import gif, jpeg, png, webp

_ORIENTATION = 0x0112
_TOO_DEEP = {"I", "F", "I;16", "I;16B", "I;16L", "I;16N"}  # more than 8 bits a point: no WebP or JPEG is made of them
_FORMATS = {"JPEG": jpeg, "MPO": jpeg, "PNG": png, "GIF": gif, "WEBP": webp}
# What Pillow raises for a file that is not what its head says.
PILLOW_ERRORS = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)  # fmt: skip


class Unreadable(ValueError):
    """Not a picture of a format that we know, or one that is broken."""


def clean_picture(content: bytes) -> bytes:
    """The same picture without Exif, XMP, IPTC, comments and the like; its colour profile stays.

    Its pixels are touched only where it must be turned upright or has too many bits. What is clean already comes back
    as it is. Raises Unreadable.
    """
    try:
        with Image.open(BytesIO(content)) as image:
            if image.format not in _FORMATS:
                raise Unreadable(f"a picture in {image.format}")
            module = _FORMATS[image.format]
            if _must_be_drawn_again(image):
                content = _drawn_again(image)
        return module.without_metadata(content)
    except PILLOW_ERRORS as error:
        raise Unreadable(str(error)) from error


def _must_be_drawn_again(image: Image.Image) -> bool:
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":  # nobody turns an animation
        return False
    turned = image.getexif().get(_ORIENTATION, 1) in range(2, 9)
    return turned or image.mode in _TOO_DEEP or _is_half_transparent(image) or _has_wrong_profile(image)


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
    upright = ImageOps.exif_transpose(_in_common_colours(image))
    out = BytesIO()
    upright.save(out, "JPEG" if image.format == "MPO" else image.format, **_as_saved(image))
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
    exif = image.getexif()
    whole = image.convert("I")  # from 0 to 65535, whatever the order of its bytes
    shallow = whole.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    shallow.info = {"exif": exif.tobytes()} if exif else {}
    return shallow
