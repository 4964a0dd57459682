"""The page editor as a browser uses it: open a form, change some values, preview, save or publish."""

import lxml.html
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

DASHBOARD = "/gestion/"


def rich_text(html: str) -> str:
    """`html` as the editor's rich text area sends it."""
    return get_rich_text_editor_widget().format_value(html)


def items_of(values: list) -> dict:
    """The values of a ListBlock, as `streamfield` does for a stream."""
    items = {str(i): {"value": value, "order": str(i), "deleted": ""} for i, value in enumerate(values)}
    return {**items, "count": str(len(values))}


def stream(name: str, *blocks: tuple) -> dict:
    """Form values of a StreamField: `stream("body", ("heading", "Titre"))`."""
    return nested_form_data({name: streamfield(blocks)})


def body(text: str) -> dict:
    """A body made of one paragraph."""
    return stream("body", ("text", rich_text(f"<p>{text}</p>")))


def address(action: str, page: Page) -> str:
    """Address of what the admin does with a page: edit, delete, preview_on_edit…"""
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


def add_address(model: type[Page], parent: Page, action: str = "add") -> str:
    return reverse(f"wagtailadmin_pages:{action}", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def form_of(response) -> dict:
    """The values of the page form of an answer, as a browser would send them back; empty ones are left out."""
    document = lxml.html.fromstring(response.content.decode())
    values = {}
    for name, value in document.get_element_by_id("page-edit-form").form_values():
        values.setdefault(name, []).append(value.removeprefix("\n"))  # a textarea's first line break is not its text
    return values


def errors_of(response) -> dict[str, list[str]]:
    """What a refused form says, by field."""
    return {name: [str(error) for error in errors] for name, errors in response.context["form"].errors.items()}


def said(response) -> list[str]:
    """The messages that an answer leaves for the next page."""
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


class Editor:
    """Someone logged in to the admin."""

    def __init__(self, user):
        self.client = Client(headers={"host": "localhost"})
        self.client.force_login(user)

    def open(self, url: str, model: type[Page]) -> dict:
        """The values of a form. Streams, which only a script draws, start empty."""
        response = self.client.get(url)
        assert response.status_code == 200, f"{url} : {response.status_code} {response.get('Location', '')}"
        streams = (field.name for field in model._meta.fields if isinstance(field, StreamField))
        return form_of(response) | {f"{name}-count": "0" for name in streams}

    def preview(self, url: str, values: dict) -> str:
        """The page as the preview panel shows it while nothing is saved."""
        assert self.client.post(url, values).json() == {"is_valid": True, "is_available": True}
        return self.client.get(url).content.decode()

    def add(self, model: type[Page], parent: Page, values: dict, *, publish: bool = False):
        """Fill the form of a new page and send it."""
        url = add_address(model, parent)
        return self.send(url, self.open(url, model) | values, publish=publish)

    def edit(self, page: Page, values: dict, *, publish: bool = False):
        """Change some values of a page's form and send it."""
        url = address("edit", page)
        return self.send(url, self.open(url, type(page)) | values, publish=publish)

    def send(self, url: str, values: dict, *, publish: bool = False):
        return self.client.post(url, values | ({"action-publish": "action-publish"} if publish else {}))
