"""A page that an editor calls « Inscription », or « Merci » below it, is served as any other."""

import pytest

from home.models import ContentPage

pytestmark = pytest.mark.django_db
HOST = {"host": "bretagne.localhost"}


@pytest.mark.parametrize("slugs", [("venir", "inscription"), ("venir", "inscription", "merci")])
def test_page_of_that_name_is_served(client, bretagne, slugs):
    page = bretagne
    for slug in slugs:
        child = ContentPage(title=slug.title(), slug=slug, summary="Un texte.", locale_id=bretagne.locale_id)
        page.add_child(instance=child)
        child.save_revision().publish()
        page = child
    assert client.get(f"/{'/'.join(slugs)}/", headers=HOST).status_code == 200


def test_nothing_there_is_not_found(client, bretagne):
    assert client.get("/agenda/inscription/", headers=HOST).status_code == 404
    assert client.get("/rien/inscription/", headers=HOST).status_code == 404
