"""Adding many published pages at once, for imports and the demonstration.

Wagtail's own way (add_child, save_revision, publish) spends some 90 ms a page on SQLite, most of it in indexes that are
written again at each step. Here the rows of a batch go in together, and the indexes are told once, at the end.
"""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F, Model
from django.db.models.signals import post_save
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.live_revisions import revision_of
from home.signals import pages_added


@contextmanager
def indexes_told_later(*models: type[Model]):
    """Saves of `models` within do not write Wagtail's search and reference indexes; `tell_indexes` must follow."""
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


def tell_indexes(objects: Sequence[Model]) -> None:
    """Write Wagtail's search and reference indexes for objects saved quietly."""
    for model in {type(item) for item in objects}:
        ours = [item for item in objects if type(item) is model]
        for backend in get_search_backends():
            backend.add_bulk(model, ours)
    for item in objects:
        ReferenceIndex.create_or_update_for_object(item)


@transaction.atomic
def add_pages(parent: Page, pages: list[Page], *, live: bool = True) -> None:
    """Add new pages below `parent`, in order, published or as drafts; relations come with them.

    They are in the end what the admin's form makes: a first revision, a history in the name of whoever acts, the same
    rows. Their slugs must be free. Raises ValidationError when a field of a page is not valid.
    """
    if not pages:
        return
    Page.objects.select_for_update().get(pk=parent.pk)  # two imports below one page take turns
    parent.refresh_from_db(fields=["path", "depth", "url_path", "numchild"])
    user = get_active_log_context().user
    for number, page in enumerate(pages, _next_number(parent)):
        _place(page, parent, number, live, user)
    bases = [_base_row(page) for page in pages]
    Page.objects.bulk_create(bases)
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = page.page_ptr_id = base.pk
        page.save_base(raw=True, force_insert=True)  # raw: Wagtail's row is there already, only ours is missing
    _insert_relations(pages)
    _write_first_revisions(pages, live, user)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    parent.numchild += len(pages)  # treebeard believes what the instance says
    tell_indexes(pages)
    for page in pages:
        page._cluster_related_objects.clear()  # from here on the database says what they have
    pages_added.send(sender=Page, pages=pages)


def _next_number(parent: Page) -> int:
    last = Page.objects.child_of(parent).order_by("path").values_list("path", flat=True).last()
    return Page._str2int(last[-Page.steplen :]) + 1 if last else 1


def _place(page: Page, parent: Page, number: int, live: bool, user) -> None:
    page.path = Page._get_path(parent.path, parent.depth + 1, number)
    page.depth = parent.depth + 1
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.locale_id = parent.locale_id
    page.draft_title = page.title
    page.owner_id = page.owner_id or (user and user.pk)
    page.live = live
    page.has_unpublished_changes = False
    page.first_published_at = page.last_published_at = None
    page.clean_fields(exclude=["page_ptr", "path", "url_path", "content_type"])


def _base_row(page: Page) -> Page:
    """The row of Wagtail's own table for a specific page."""
    fields = [field for field in Page._meta.concrete_fields if not field.primary_key]
    return Page(**{field.attname: getattr(page, field.attname) for field in fields})


def _insert_relations(pages: list[Page]) -> None:
    """Children and many-to-many links that modelcluster keeps in memory until a page is saved: one insert a table.

    They stay in memory, where what is written next reads them without a query.
    """
    rows = defaultdict(list)
    for page in pages:
        unsaved = page.__dict__.setdefault("_cluster_related_objects", {})
        for relation in get_all_child_relations(page):
            for child in unsaved.setdefault(relation.get_accessor_name(), []):
                setattr(child, relation.field.name, page)
                rows[type(child)].append(child)
        for field in get_all_child_m2m_relations(page):
            names = {"source": field.m2m_field_name(), "target": field.m2m_reverse_field_name()}
            for target in unsaved.setdefault(field.name, []):
                link = {f"{names['source']}_id": page.pk, f"{names['target']}_id": target.pk}
                rows[field.remote_field.through].append(field.remote_field.through(**link))
    for model, objects in rows.items():
        model.objects.bulk_create(objects)


def _write_first_revisions(pages: list[Page], live: bool, user) -> None:
    """The first revision of new pages, what they say of it, and their history."""
    now = timezone.now()
    shared = {"latest_revision_created_at": now, "has_unpublished_changes": not live}
    if live:
        shared |= {"first_published_at": now, "last_published_at": now}
    revisions = Revision.objects.bulk_create(revision_of(page, now, user) for page in pages)
    entries = []
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision, page.live_revision = revision, revision if live else None
        for name, value in shared.items():
            setattr(page, name, value)
        entries += [log_entry(page, "wagtail.create", now), log_entry(page, "wagtail.edit", now, revision=revision)]
        if live:
            entries.append(log_entry(page, "wagtail.publish", now, revision=revision))
    Page.objects.bulk_update([page.page_ptr for page in pages], ["latest_revision", "live_revision"])
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(**shared)
    PageLogEntry.objects.bulk_create(entries)


def log_entry(page: Page, action: str, now, *, user=None, revision=None, changed: bool = True) -> PageLogEntry:
    """A line of a page's history, not saved yet; in the name of whoever acts in the admin when no `user` is given."""
    context = get_active_log_context()
    return PageLogEntry(
        content_type=page.cached_content_type,
        page_id=page.pk,
        label=page.get_admin_display_title(),
        action=action,
        timestamp=now,
        user=user or context.user,
        uuid=context.uuid,
        revision=revision,
        content_changed=changed,
        data={},
    )
