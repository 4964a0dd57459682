"""What somebody shows at the door: a QR code that leads staff to them, and a few letters for when it cannot be read.

Both name the registration by its random key, which opens nothing by itself: the address is the staff's.
"""

import io

import segno
from django.conf import settings
from django.urls import reverse

from catalogue.signups.models import Registration

_LETTERS = 6


def short_code(registration: Registration) -> str:
    """To look for in the list of a date: `7F3A2C`."""
    return registration.key.hex[:_LETTERS].upper()


def check_in_url(registration: Registration) -> str:
    """Where staff writes down that somebody came."""
    root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return root + reverse("signups_check_in", args=[registration.key])


def qr_svg(text: str) -> str:
    """A QR code as a picture (SVG), for a page and for a paper."""
    picture = io.BytesIO()
    segno.make(text, error="m").save(picture, kind="svg", xmldecl=False, nl=False, scale=4, border=2, light="#fff")
    return picture.getvalue().decode()
