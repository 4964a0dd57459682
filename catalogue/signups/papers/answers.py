"""A paper as an answer: a file that nobody on the way keeps, whose name says nothing of the person."""

from django.http import HttpResponse
from wagtail.models import Page

from catalogue.signups.papers.typesetting import TYPE


def answer_with(content: bytes, name: str, date: Page) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}-{date.local_start:%Y-%m-%d}.pdf"'
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
