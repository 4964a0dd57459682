"""What « Ma place » offers: the code to show at the door, the convocation before, the certificate after."""

from django.utils.safestring import mark_safe
from wagtail.models import Page

from catalogue.signups.day.codes import check_in_url, qr_svg, short_code
from catalogue.signups.models import Registration
from catalogue.signups.papers.certifying import is_due
from catalogue.signups.papers.making import may_be_convened


def offered_to(registration: Registration, date: Page) -> dict:
    """By the names that `signups/place_papers.html` reads."""
    if not may_be_convened(registration, date):
        return {"has_certificate": is_due(registration, date)}
    qr = mark_safe(qr_svg(check_in_url(registration)))  # noqa: S308  segno's, of an address of ours
    return {"qr": qr, "code": short_code(registration), "has_convocation": True}
