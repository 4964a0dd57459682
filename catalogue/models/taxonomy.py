"""Audiences (national snippets, chosen in forms) and the tags of materials."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index


class Audience(TranslatableMixin, index.Indexed, models.Model):
    """Whom a workshop, a format or a material is for."""

    name = models.CharField("nom", max_length=80)
    slug = models.SlugField("identifiant", max_length=60)
    description = models.TextField("comportement face au numérique", max_length=600, blank=True)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("order")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale_id")]

    class Meta:
        verbose_name = "public"
        verbose_name_plural = "publics"
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=("translation_key", "locale"), name="unique_audience_translation"),
            models.UniqueConstraint(fields=("slug", "locale"), name="unique_audience_slug"),
        ]

    def __str__(self) -> str:
        return self.name


class MaterialTag(TaggedItemBase):
    content_object = ParentalKey("catalogue.MaterialPage", on_delete=models.CASCADE, related_name="tagged_items")
