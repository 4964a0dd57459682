"""What is made in bulk is what the admin's form makes, for every page type: rows, revision, history, references."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.fields import StreamField
from wagtail.log_actions import LogContext
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision, get_page_models

from catalogue.models import MaterialPage
from home.bulk import add_pages
from home.models import SitePage
from tests.factories.whole import Whole

pytestmark = pytest.mark.django_db

TYPES = sorted((model for model in get_page_models() if issubclass(model, SitePage)), key=lambda model: model.__name__)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SAID = ("starts_at", "ends_at", "signup_deadline")
_NAMES_ITSELF = ("slug", "title", "draft_title", "url_path", "path", "object_str", "label")


def add_by_hand(parent: Page, page: Page, user, live: bool) -> Page:
    """As wagtail.admin.views.pages.create does: publish_action, or save_action."""
    page.owner, page.live = user, live
    parent.add_child(instance=page)
    revision = page.save_revision(user=user, log_action=True, clean=live)
    if live:
        revision.publish(user=user)
    return page


class Traces:
    """Everything that the database keeps of a page, with what is its own (ids, dates, addresses) told by a name."""

    def __init__(self, page: Page):
        self.page = type(page).objects.get(pk=page.pk)
        self.revisions = list(Revision.page_revisions.filter(object_id=str(page.pk)).order_by("pk"))
        self.children = self._children()
        self.owner_names = {relation.field.name for relation in get_all_child_relations(self.page)}
        self.ids = {page.pk: "page"} | {revision.pk: f"revision {n}" for n, revision in enumerate(self.revisions)}

    def _children(self) -> list:
        relations = get_all_child_relations(self.page)
        return [child for relation in relations for child in getattr(self.page, relation.get_accessor_name()).all()]

    def all(self) -> dict:
        return {
            "row": self._row(self.page),
            "children": [self._row(child) for child in self.children],
            "links": {
                field.name: list(getattr(self.page, field.name).order_by("pk").values_list("pk", flat=True))
                for field in get_all_child_m2m_relations(self.page)
            },
            "revisions": [self._row(revision) for revision in self.revisions],
            "log": [self._row(entry) for entry in PageLogEntry.objects.filter(page=self.page.pk).order_by("pk")],
            "references": self._references(),
        }

    def _references(self) -> list:
        rows = ReferenceIndex.get_references_for_object(self.page)
        paths = {str(child.pk): f"child {n}" for n, child in enumerate(self.children)}
        return sorted(
            (
                row.content_type_id,
                row.base_content_type_id,
                row.to_content_type_id,
                row.to_object_id,
                row.model_path,
                ".".join(paths.get(part, _UUID.sub("uuid", part)) for part in row.content_path.split(".")),
                row.content_path_hash == ReferenceIndex._get_content_path_hash(row.content_path),
            )
            for row in rows
        )

    def _row(self, item) -> dict:
        values = {field: field.value_from_object(item) for field in item._meta.concrete_fields}
        streams = {
            field: field.get_prep_value(value) for field, value in values.items() if isinstance(field, StreamField)
        }
        return {field.name: self._plain(field.name, value) for field, value in (values | streams).items()}

    def _plain(self, name: str, value):
        if isinstance(value, dict):
            return {key: self._plain(key, part) for key, part in value.items()}
        if isinstance(value, list):
            return [self._plain(name, part) for part in value]
        if name in _NAMES_ITSELF:
            return value and "its own"
        if isinstance(value, datetime) and name not in _SAID:
            return "now" if abs(timezone.now() - value) < timedelta(minutes=5) else "another day"
        if name in ("id", "pk"):
            return value and self.ids.get(value, "its own")
        if name in self.owner_names or name.endswith(("page_ptr", "revision")):
            return self.ids.get(value, value)
        if name == "object_id":
            return self.ids.get(int(value), value)
        return _UUID.sub("uuid", str(value))


def differences(site, user, model: type[Page], whole: Whole, *, live: bool) -> dict:
    """What the traces of a page in bulk and of one by hand do not have in common; both name the same things."""
    with LogContext(user=user):
        by_hand = Traces(add_by_hand(site, whole.page(model), user, live)).all()
        page = whole.page(model)
        add_pages(site, [page], live=live)
    in_bulk = Traces(page).all()
    return {name: (in_bulk[name], by_hand[name]) for name in by_hand if in_bulk[name] != by_hand[name]}


def test_page_of_any_type_made_in_bulk_is_what_the_form_publishes(site, admin):
    whole = Whole(site)
    found = {model.__name__: differences(site, admin, model, whole, live=True) for model in TYPES}
    assert {name: differing for name, differing in found.items() if differing} == {}


def test_draft_made_in_bulk_is_what_the_form_saves(site, admin):
    assert differences(site, admin, MaterialPage, Whole(site), live=False) == {}
