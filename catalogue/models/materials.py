"""Shared materials: files, links and videos that feed workshops, found by the text inside the files."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from catalogue import structured_data
from catalogue.enums import Level, Licence, MaterialKind
from catalogue.forms import MaterialFilterForm
from catalogue.languages import LANGUAGE_CHOICES
from catalogue.models.taxonomy import MaterialTag
from catalogue.models.texts import files_with_text
from catalogue.panels import FileTextPanel
from catalogue.querysets import MaterialQuerySet, manager_of
from catalogue.relations import public_relations
from home.blocks import BodyStreamBlock
from home.cards import Badge, Fact, card_of
from home.enums import PageType
from home.guide.panel import GuidePanel
from home.models.base import SitePage
from home.models.listings import ListingPage
from home.videos import video_at


class MaterialIndexPage(ListingPage):
    """The shared library; a region's lists its own and the national ones."""

    filter_form_class = MaterialFilterForm

    parent_page_types = ["home.HomePage", "home.RegionPage"]
    subpage_types = ["catalogue.MaterialPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "bibliothèque de ressources"
        verbose_name_plural = "bibliothèques de ressources"

    def get_items(self, location):
        return MaterialPage.objects.for_region(location.region).order_by("-reviewed_on", "title", "pk")


class MaterialPage(SitePage):
    """One thing to share: files, links or a video, with its licence."""

    page_type = PageType.MATERIAL
    card_icon = "ressource"

    kind = models.CharField("nature", max_length=10, choices=MaterialKind.choices, default=MaterialKind.SLIDES)
    licence = models.CharField(
        "licence",
        max_length=12,
        choices=Licence.choices,
        help_text="Toujours dite : ce que l’on peut faire de la ressource.",
    )
    level = models.CharField("niveau", max_length=14, choices=Level.choices, blank=True)
    language = models.CharField("langue du contenu", max_length=8, choices=LANGUAGE_CHOICES, default="fr")
    organisation = models.ForeignKey(
        "home.OrganisationPage",
        verbose_name="organisation auteure",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    themes = ParentalManyToManyField("catalogue.ThemePage", verbose_name="thèmes", blank=True, related_name="materials")
    audiences = ParentalManyToManyField(
        "catalogue.Audience", verbose_name="publics", blank=True, related_name="materials"
    )
    tags = ClusterTaggableManager("mots-clés", through=MaterialTag, blank=True)
    body = StreamField(BodyStreamBlock(), verbose_name="présentation", blank=True)
    video_url = models.URLField("vidéo", blank=True, help_text="YouTube, Vimeo ou Dailymotion. Chargée après un clic.")
    publish_notes = models.BooleanField(
        "publier les notes de présentation",
        default=False,
        help_text="Les notes des diaporamas, écrites pour qui présente, sont alors montrées sous chaque diapo et "
        "trouvées par la recherche. Le fichier à télécharger les contient de toute façon.",
    )
    reviewed_on = models.DateField("relue le", null=True, blank=True)
    source_id = models.CharField("identifiant d’origine", max_length=200, blank=True, editable=False, db_index=True)

    objects = manager_of(MaterialQuerySet)
    exclude_fields_in_copy = ["source_id"]  # the next import updates the page that it made, not its copies

    content_panels = [
        GuidePanel("deposer-une-ressource"),
        *SitePage.intro_panels,
        InlinePanel("files", heading="Fichiers", label="fichier"),
        FileTextPanel(heading="Texte lu dans les fichiers"),
        FieldPanel("publish_notes"),
        InlinePanel("links", heading="Liens", label="lien"),
        MultiFieldPanel([FieldPanel("video_url"), FieldPanel("body")], heading="Vidéo et présentation"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("licence")]),
                FieldRowPanel([FieldPanel("level"), FieldPanel("language")]),
                PageChooserPanel("organisation"),
                FieldPanel("themes"),
                FieldPanel("audiences"),
                FieldPanel("tags"),
                FieldPanel("reviewed_on"),
            ],
            heading="Classement",
        ),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("body"),
        index.RelatedFields("tags", [index.SearchField("name")]),
        index.FilterField("licence"),
        index.FilterField("kind"),
    ]

    parent_page_types = ["catalogue.MaterialIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = "ressource"
        verbose_name_plural = "ressources"

    def save(self, *args, **kwargs):
        if self.alias_of_id:  # an alias is a copy that Wagtail makes in a way of its own
            self.source_id = ""
        return super().save(*args, **kwargs)

    def with_content_json(self, content):
        """As Wagtail's; where a page comes from is no content that a revision could change."""
        page = super().with_content_json(content)
        page.source_id = self.source_id
        return page

    @property
    def licence_url(self) -> str | None:
        return Licence(self.licence).url if self.licence else None

    @property
    def video(self):
        return video_at(self.video_url)

    def card_meta(self):
        return [Fact("fichier", self.get_kind_display())]

    def card_badges(self):
        return [Badge(self.get_licence_display())] if self.licence else []

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        files = files_with_text(self.files, speaker_notes=self.publish_notes)
        workshops = self.workshops.visible().with_cards().order_by("title") if self.pk else []  # a preview has none
        related = public_relations(request, self, linked=["organisation"])
        context |= related
        context |= {
            "files": files,
            "downloads": getattr(self, "downloads", None),
            "links": self.links.all(),
            "audiences": self.audiences.all(),
            "workshops": [card_of(workshop, request) for workshop in workshops[:6]],
            "structured_data": structured_data.material(self, files, related["themes"]),
        }
        return context


class MaterialFile(Orderable):
    """A file of a material, numbered by its order in anchors (`f1-diapo-12`)."""

    material = ParentalKey(MaterialPage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        get_document_model_string(), verbose_name="document", on_delete=models.PROTECT, related_name="material_files"
    )
    label = models.CharField("intitulé", max_length=120, blank=True, help_text="Vide : le titre du document.")

    class Meta(Orderable.Meta):
        verbose_name = "fichier"
        verbose_name_plural = "fichiers"

    def __str__(self):
        # The draft of a material may name a document that was deleted since.
        return self.label or (self.document.title if self.document_id else "")


class MaterialLink(Orderable):
    """An address that goes with a material."""

    material = ParentalKey(MaterialPage, on_delete=models.CASCADE, related_name="links")
    title = models.CharField("titre", max_length=160)
    url = models.URLField("adresse")
    comment = models.CharField("commentaire", max_length=250, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = "lien"
        verbose_name_plural = "liens"

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if not self.url.startswith(("https://", "http://")):
            raise ValidationError({"url": "L’adresse doit commencer par https:// ou http://."})
