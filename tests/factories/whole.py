"""A page of any type, not saved yet, whose every field says something, relations included."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from taggit.models import ItemBase
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page

from tests import factories as make
from tests.factories.filling import Filling
from tests.factories.tree import number

_NOW = timezone.now()
# What a field's own type does not tell.
_SAYS = {
    "ends_at": lambda: _NOW + timedelta(days=3),
    "signup_deadline": lambda: _NOW,
    "insee_code": lambda: "",
    "accent_colour": lambda: "#0b6e4f",
    "postcode": lambda: "29000",
    "icon": lambda: "theme",
    "moved_to": lambda: None,
}
_BY_TYPE = {
    models.URLField: lambda: "https://vimeo.com/114200000",
    models.EmailField: lambda: "equipe@example.org",
    models.DateTimeField: lambda: _NOW + timedelta(days=2),
    models.DateField: lambda: date(2030, 1, 7),
    models.BooleanField: lambda: True,
    models.DecimalField: lambda: 2,
    models.FloatField: lambda: 48.0,
    models.PositiveSmallIntegerField: lambda: 8,
    models.JSONField: list,
}


def _some_pages(site) -> list[Page]:
    pages = [make.make_theme(site), make.make_theme(site), make.make_workshop(site), make.make_material(site)]
    pages += [make.make_organisation(site), make.make_format(site), make.make_author(site)]
    return [*pages, make.make_cycle(site, code="mnd")]


class Whole:
    """Makes whole pages; what they name are images, documents and the pages given, or else pages of the home `site`."""

    def __init__(self, site, pages=()):
        self.images = [make.make_image(), make.make_image()]
        self.documents = [make.make_document(b"Texte.", f"fiche-{n}.txt") for n in range(2)]
        self.pages = list(pages) or _some_pages(site)
        audiences = [make.make_audience(site), make.make_audience(site)]
        self.named = [*self.pages, *audiences, *self.images, *self.documents]
        self.site = site

    def brief(self, model: type[Page]) -> Page:
        """A page that says and names what it must, and no more."""
        self.filling = Filling(self.pages, self.images, self.documents)
        page = model(title=f"Page {number()}")
        own = [field for field in model._meta.concrete_fields if field.model is not Page and not field.primary_key]
        self._fill(page, [field for field in own if not field.blank and not field.has_default()])
        return page

    def page(self, model: type[Page]) -> Page:
        """Two of one type name the same things in the same places."""
        n = number()
        self.filling = Filling(self.pages, self.images, self.documents)
        page = model(
            title=f"Page {n}", slug=f"page-{n}", search_description="Ce qu’en dit un moteur.", seo_title="Page"
        )
        own = [field for field in model._meta.concrete_fields if field.model is not Page and not field.primary_key]
        self._fill(page, own)
        for relation in get_all_child_relations(model):
            self._fill_children(page, relation)
        for field in get_all_child_m2m_relations(model):
            setattr(page, field.name, self._some(field.related_model))
        return page

    def _fill_children(self, page: Page, relation) -> None:
        name, model = relation.get_accessor_name(), relation.related_model
        if name == COMMENTS_RELATION_NAME:
            return
        if issubclass(model, ItemBase):
            page.tags.add("photo", "été")
            return
        own = [field for field in model._meta.concrete_fields if not field.primary_key and field != relation.field]
        children = [model(), model()]
        for index, child in enumerate(children):
            self._fill(child, own, index)
        setattr(page, name, children)

    def _fill(self, item: models.Model, fields, index: int = 0) -> None:
        for field in fields:
            if field.name != "sort_order":
                setattr(item, field.name, self._value(field, index))

    def _value(self, field, index: int):
        if field.name in _SAYS:
            return _SAYS[field.name]()
        if isinstance(field, models.ForeignKey):
            return self._some(field.related_model)[index % 2 - 1]
        if isinstance(field, RichTextField):
            return self.filling._rich_text()
        if isinstance(field, StreamField):
            return self.filling._stream(field.stream_block, 1)
        if field.choices:
            return next(value for value, _label in field.flatchoices if value)
        if field.get_default() and not isinstance(field, models.DateTimeField):
            return field.get_default()
        return next((say() for kind, say in _BY_TYPE.items() if isinstance(field, kind)), "Quelques mots")

    def _some(self, model: type[models.Model]) -> list:
        return [item for item in self.named if isinstance(item, model)] or [
            child.specific for child in self.site.get_children() if issubclass(child.specific_class, model)
        ]
