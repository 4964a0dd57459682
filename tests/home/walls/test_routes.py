"""Every address of the admin is classified; one that is not is refused, and so is a menu entry that leads there."""

from django.test import Client

from home.walls import guard
from home.walls.routes import For, Rule
from home.walls.routes import routes as table
from tests.home.walls.addresses import Route, routes


def unclassified(known: dict[str, Rule], found: list[Route]) -> list[str]:
    return sorted({route.name for route in found if route.is_admin} - set(known))


def test_every_route_of_the_admin_is_classified():
    assert unclassified(table(), routes()) == []


def test_table_names_no_route_that_is_gone():
    assert sorted(set(table()) - {route.name for route in routes()}) == []


def test_new_route_is_noticed():
    """The control of the first test."""
    new = Route("wagtailadmin_pages:print", "gestion/pages/<int:page_id>/print/", ("page_id",))
    assert unclassified(table(), [*routes(), new]) == ["wagtailadmin_pages:print"]


def test_ids_of_an_address_are_all_checked():
    """A rule for editors says what each id in the path is, unless another check does."""
    ids = {"page_id", "parent_page_id", "page_to_move_id", "destination_id", "document_id", "doc_id", "image_id"}
    ids |= {"redirect_id", "translation_id", "translation_source_id", "task_state_id", "workflow_state_id"}
    ids |= {"region_id", "account_id", "invitation_id", "report_id", "registration_id", "message_id"}
    known = table()
    careless = {
        (route.name, part)
        for route in routes()
        if route.is_admin and known[route.name].audience == For.EDITORS
        for part in ids & set(route.parts)
        if part not in known[route.name].named
    }
    assert careless == set()


def test_unclassified_route_is_refused(world, monkeypatch):
    client = Client(headers={"host": "localhost"})
    client.force_login(world["bretagne"].people["Coordination"])
    draft = world["bretagne"].pages["draft"].pk
    monkeypatch.setattr(guard, "table", dict)
    assert client.get(f"/gestion/pages/{draft}/edit/").status_code == 404
    monkeypatch.undo()
    assert client.get(f"/gestion/pages/{draft}/edit/").status_code == 200


def links(client) -> str:
    return client.get("/gestion/").content.decode()


def test_menus_lead_to_nothing_that_is_refused(world):
    client = Client(headers={"host": "localhost"})
    client.force_login(world["bretagne"].people["Coordination"])
    page = links(client)
    closed = ["users/", "groups/", "workflows/list/", "sites/", "locales/", "snippets/", "collections/", "page-types"]
    assert [word for word in closed if f"/gestion/{word}" in page or f"reports/{word}" in page] == []
    assert [
        word for word in ["images/", "documents/", "redirects/", "reports/locked/"] if f"/gestion/{word}" not in page
    ] == []
