"""Tags that differ by case, spaces or encoding alone become one; copies of an imported material lose its origin."""

from collections import defaultdict

from django.db import migrations

from home.tags import folded, slug_of, tidy


def merge_tags(apps, schema_editor):
    """The most used of each name stays, the oldest of those; pages, images, documents and drafts follow."""
    Tag = apps.get_model("taggit", "Tag")
    relations = Tag._meta.related_objects  # those of the rows between, and of the pages beyond them
    throughs = [relation.related_model for relation in relations if relation.field.name == "tag"]
    uses = defaultdict(int)
    for through in throughs:
        for tag_id in through.objects.values_list("tag_id", flat=True).iterator():
            uses[tag_id] += 1
    groups = defaultdict(list)
    for tag in Tag.objects.order_by("pk"):
        groups[folded(tag.name)].append(tag)
    kept_instead = {}
    for tags in groups.values():
        kept = max(tags, key=lambda tag: (uses[tag.pk], -tag.pk))
        kept_instead |= {tag.pk: kept.pk for tag in tags if tag is not kept}
    for through in throughs:
        _repoint(through, kept_instead)
    if kept_instead:
        _repoint_revisions(apps, throughs, kept_instead)
    Tag.objects.filter(pk__in=kept_instead).delete()
    for tag in Tag.objects.order_by("pk"):
        Tag.objects.filter(pk=tag.pk).update(name=tidy(tag.name), slug=slug_of(tag.name))


def _repoint(through, kept_instead):
    """Rows that name a tag that goes name the one that stays, once for each thing."""
    others = [field.attname for field in through._meta.concrete_fields if field.name not in ("id", "tag")]
    for row in through.objects.filter(tag__in=kept_instead):
        same = {name: getattr(row, name) for name in others}
        if through.objects.filter(tag_id=kept_instead[row.tag_id], **same).exists():
            row.delete()
        else:
            through.objects.filter(pk=row.pk).update(tag_id=kept_instead[row.tag_id])


def _repoint_revisions(apps, throughs, kept_instead):
    """What drafts and old revisions hold: a tag that is gone would be lost with them."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Revision = apps.get_model("wagtailcore", "Revision")
    for through in throughs:
        field = next((field for field in through._meta.fields if field.name == "content_object"), None)
        if field is None or not field.is_relation:
            continue
        label = {"app_label": field.related_model._meta.app_label, "model": field.related_model._meta.model_name}
        name = field.remote_field.related_name
        content_types = ContentType.objects.filter(**label)
        for revision in Revision.objects.filter(content_type__in=content_types).iterator():
            items = revision.content.get(name) or []
            if any(item.get("tag") in kept_instead for item in items):
                by_tag = {}
                for item in items:
                    tag = kept_instead.get(item["tag"], item["tag"])
                    by_tag.setdefault(tag, item | {"tag": tag})
                revision.content[name] = list(by_tag.values())
                Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def forget_copied_origins(apps, schema_editor):
    """Of several materials with one origin in one library, or in several languages, the first is what was imported."""
    MaterialPage = apps.get_model("catalogue", "MaterialPage")
    seen, copies = set(), []
    pages = MaterialPage.objects.exclude(source_id="").order_by("pk")
    for pk, path, key, alias_of, source_id in pages.values_list(
        "pk", "path", "translation_key", "alias_of_id", "source_id"
    ):
        places = {(path[:-4], source_id), (key, source_id)}  # 4: the steps of Wagtail's paths
        if alias_of or seen & places:
            copies.append(pk)
        seen |= places
    MaterialPage.objects.filter(pk__in=copies).update(source_id="")


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0007_region_codes"),
        ("home", "0009_region_codes_out_of_pages"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.RunPython(merge_tags, migrations.RunPython.noop),
        migrations.RunPython(forget_copied_origins, migrations.RunPython.noop),
    ]
