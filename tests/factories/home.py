"""Articles, authors, organisations, images."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from home.models import ArticlePage, AuthorPage, OrganisationPage, SiteImage
from tests.factories.tree import add, number


def make_image(colour: str = "#0b6e4f", **values) -> SiteImage:
    data = BytesIO()
    Image.new("RGB", (1280, 720), colour).save(data, "PNG")
    title = values.pop("title", f"Image {number()}")
    file = ContentFile(data.getvalue(), name=f"image-{number()}.png")
    return SiteImage.objects.create(title=title, file=file, width=1280, height=720, **values)


def make_author(home, **values) -> AuthorPage:
    values = {"title": f"Équipe {number()}", "biography": "Une équipe qui écrit.", **values}
    return add(home, "articles", AuthorPage(**values))


def make_article(home, *, themes=(), live: bool = True, **values) -> ArticlePage:
    defaults = {
        "title": f"Article {number()}",
        "summary": "Ce que raconte l’article.",
        "body": [("text", "<p>Le corps de l’article, en quelques mots.</p>")],
    }
    page = ArticlePage(**defaults | values)
    page.themes = list(themes)
    return add(home, "articles", page, live=live)


def make_organisation(home, *, live: bool = True, **values) -> OrganisationPage:
    defaults = {"title": f"Office de tourisme {number()}", "kind": "ot", "city": "Quimper", "postcode": "29000"}
    return add(home, "annuaire", OrganisationPage(**defaults | values), live=live)
