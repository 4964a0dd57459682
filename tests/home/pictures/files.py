"""Pictures that tell of their author and place, in every way that their format has."""

from io import BytesIO

from PIL import Image, ImageCms, PngImagePlugin

SECRET = b"Secret de Quimper"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
NOISE = Image.effect_noise((40, 30), 80).convert("RGB")


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112], data[0x013B] = orientation, SECRET.decode()
    data[0x8825] = {1: "N", 2: (47.0, 59.0, 48.0), 29: SECRET.decode()}  # GPS
    return data


def saved(image: Image.Image, kind: str, **options) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(orientation: int = 1, image: Image.Image = NOISE) -> bytes:
    content = saved(image, "JPEG", exif=exif(orientation), icc_profile=PROFILE, comment=SECRET, xmp=XMP)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0" + bytes([len(SECRET)]) + SECRET
    segment = b"\xff\xed" + (len(iptc) + 2).to_bytes(2) + iptc
    return content[:2] + segment + content[2:] + b"film d'un telephone : " + SECRET


def png(orientation: int = 1) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_text("Comment", SECRET.decode(), zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(NOISE, "PNG", exif=exif(orientation), icc_profile=PROFILE, pnginfo=texts) + SECRET


def gif() -> bytes:
    frames = [NOISE.rotate(angle).convert("P") for angle in (0, 90, 180)]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0, comment=SECRET)
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes([len(XMP)]) + XMP + b"\0"
    return content[:-1] + xmp + b"\x3b" + SECRET


def webp(orientation: int = 1, **options) -> bytes:
    content = saved(NOISE, "WEBP", exif=exif(orientation), icc_profile=PROFILE, xmp=XMP, **options)
    return content + SECRET


TELLING = {"jpeg": jpeg, "png": png, "gif": gif, "webp": webp}
