"""What a request names by more than an id: the things ticked, where they go, a step on a page, what stands below."""

import json

import pytest
from django.test import RequestFactory

from home.models import ArticlePage, RegionIndexPage, User
from home.walls import targets
from tests.home.walls.crawl import undone

PAGES = {"app_label": "wagtailcore", "model_name": "page"}
ARTICLES = {"app_label": "home", "model_name": "articlepage"}
IMAGES = {"app_label": "home", "model_name": "siteimage"}
DOCUMENTS = {"app_label": "home", "model_name": "sitedocument"}
AUDIENCES = {"app_label": "catalogue", "model_name": "audience"}
USERS = {"app_label": "home", "model_name": "user"}
NOTHING = {"app_label": "home", "model_name": "rien"}


@pytest.fixture
def people(world):
    with undone():
        found = {"breton": world["bretagne"].people["Coordination"], "national": world["national"].people["redaction"]}
        yield {name: User.objects.get(pk=person.pk) for name, person in found.items()}


def asked(person, query: dict, body: dict | None = None):
    """A bulk action, sent when there is a body."""
    factory = RequestFactory()
    request = factory.get("/", query) if body is None else factory.post("/", body, query_params=query)
    request.user = person
    return request


def test_what_is_ticked_and_where_it_goes_is_ones_own(world, people):
    mine, theirs = (world[name].pages["draft"].pk for name in ("bretagne", "occitanie"))

    def own(query, body=None):
        return targets.bulk_targets_are_own(asked(people["breton"], query, body), PAGES)

    assert [own({"id": [mine]}), own({"id": "all", "childOf": mine}), own({"id": mine}, {"chooser": mine})] == [
        True
    ] * 3
    assert [own({"id": [theirs]}), own({"id": [mine, theirs]}), own({"id": "all", "childOf": theirs})] == [False] * 3
    assert [own({"id": mine}, {"chooser": theirs}), own({"id": mine, "chooser": theirs})] == [False] * 2


@pytest.mark.parametrize(("kind", "part"), [(IMAGES, "image_id"), (DOCUMENTS, "document_id"), (ARTICLES, "page_id")])
def test_things_of_every_kind_are_ones_own(world, people, kind, part):
    for name, is_own in (("bretagne", True), ("occitanie", False)):
        pk = world[name].ids[part][0]
        assert targets.bulk_targets_are_own(asked(people["breton"], {"id": pk}), kind) is is_own
        request = asked(people["breton"], {})
        assert targets.pinged_object_is_own(request, kind | {"object_id": str(pk)}) is is_own


@pytest.mark.parametrize(("kind", "nation"), [(AUDIENCES, True), (USERS, False), (NOTHING, False)])
def test_national_things_are_the_nations_and_others_are_nobodys(people, kind, nation):
    for name, person in people.items():
        expected = nation and name == "national"
        assert targets.bulk_targets_are_own(asked(person, {"id": "1"}), kind) is expected
        assert targets.pinged_object_is_own(asked(person, {}), kind | {"object_id": "1"}) is expected


def test_step_is_looked_at_on_a_page_that_went_through_it(world):
    mine, theirs = world["bretagne"], world["occitanie"]
    page, task = mine.pages["workflow"].pk, mine.ids["task_id"][0]
    assert targets.task_is_of_the_page(None, {"page_id": page, "task_id": task})
    assert not targets.task_is_of_the_page(None, {"page_id": page, "task_id": theirs.ids["task_id"][0]})
    assert not targets.task_is_of_the_page(None, {"page_id": mine.pages["draft"].pk, "task_id": task})
    assert not targets.task_is_of_the_page(None, {"page_id": page, "task_id": 2**63})


def test_page_that_holds_regions_is_not_translated_with_what_stands_below(world, people):
    regions = RegionIndexPage.objects.get(locale__language_code="fr").pk
    article = ArticlePage.objects.filter(path__startswith=world["national"].home.path).first().pk

    def own(page_id, body):
        return targets.subtree_is_own(asked(people["national"], {}, body), {"page_id": page_id})

    whole = {"include_subtree": "on"}
    assert [own(regions, {}), own(article, whole)] == [True, True]
    assert [own(regions, whole), own(world["national"].home.pk, whole), own(0, whole)] == [False] * 3


@pytest.mark.parametrize(
    ("method", "kind", "body", "values"),
    [
        ("post", "application/json", json.dumps({"id": [1, 2], "q": "a"}), {"id": ["1", "2"], "q": ["a"]}),
        ("put", "application/json", json.dumps({"id": 3}), {"id": ["3"]}),
        ("put", "application/x-www-form-urlencoded", "id=4&id=5", {"id": ["4", "5"]}),
        ("post", "application/x-www-form-urlencoded", "id=6", {"id": ["6"]}),
        ("generic", "application/json", json.dumps({"id": 7}), {}),
        ("post", "application/json", "[8]", {}),
        ("post", "application/json", "{", {}),
        ("post", "application/json", "[" * 100_000, {}),
    ],
)
def test_body_is_read_as_a_form_would_send_it(method, kind, body, values):
    factory = RequestFactory()
    if method == "generic":
        request = factory.generic("GET", "/", body, content_type=kind)
    else:
        request = getattr(factory, method)("/", body, content_type=kind)
    assert dict(targets.body_of(request).lists()) == values
    assert targets.body_of(request) is targets.body_of(request)
