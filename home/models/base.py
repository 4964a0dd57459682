"""What every page of the site has: a summary, a picture, its place in a list and where it stands."""

from datetime import datetime

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index

from home import card_preview
from home.blocks.reading import read_streams
from home.cards import Badge, Fact
from home.drafts.lost import lost_words
from home.enums import PageType
from home.live_revisions import remember_live
from home.location import Location
from home.querysets import SitePageManager
from home.rich_text_links import prepare_links
from home.signals import publication_asked
from home.walls.forms import WalledPageForm
from home.walls.rights import WalledPermissionTester


class SitePage(Page):
    """Common ground of our page types; abstract."""

    page_type = PageType.PAGE
    subpage_types: list[str]
    card_icon = "page"

    summary = models.TextField(
        "résumé",
        max_length=300,
        blank=True,
        help_text="Une ou deux phrases, montrées dans les listes, la recherche et sous le titre.",
    )
    illustration = models.ForeignKey(
        "home.SiteImage",
        verbose_name="illustration",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Décorative : elle accompagne le titre dans les listes et en tête de page.",
    )

    review_on = models.DateField(
        "à revoir le",
        null=True,
        blank=True,
        help_text="Ce jour-là, la page entre dans le rapport « À revoir » de son territoire. Elle reste en ligne.",
    )

    objects = SitePageManager()
    base_form_class = WalledPageForm

    intro_panels = [
        MultiFieldPanel(
            [TitleFieldPanel("title", placeholder=False), FieldPanel("summary"), FieldPanel("illustration")],
            heading="Présentation",
        )
    ]
    content_panels = intro_panels
    settings_panels = [*Page.settings_panels, FieldPanel("review_on")]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @property
    def card_drawing(self) -> str:
        """The icon of its first theme, read by the catalogue's `with_cards()`; none elsewhere."""
        return getattr(self, "theme_icon", None) or ""

    @property
    def card_date(self) -> datetime | None:
        """The start of a dated page, in the zone of its place."""
        return None

    @property
    def card_end(self) -> datetime | None:
        """Its end."""
        return None

    def card_meta(self) -> list[Fact]:
        """Facts under the card's summary; must follow no relation."""
        return []

    def card_badges(self) -> list[Badge]:
        """States shown on the card."""
        return []

    def with_content_json(self, content):
        """As Wagtail's; what visitors read is known to the page, not to a revision, which says what it was that day."""
        page = super().with_content_json(content)
        page.live_revision_id = self.live_revision_id
        page.stored_content = content  # what it names may be gone: home/drafts/lost.py
        return page

    def publish(self, revision, *args, **kwargs):
        """As Wagtail's; whatever way it is asked for, `publication_asked` may refuse it.

        A page does not leave the site because a later version of it is scheduled.
        """
        publication_asked.send(sender=type(self), revision=revision)
        page = revision.content_object
        if revision.content.get("go_live_at") and page.live and page.last_published_at and not page.live_revision_id:
            page.live_revision = remember_live(page.pk)
        return super().publish(revision, *args, **kwargs)

    @property
    def preview_modes(self):
        """Of a type that lists show with a sign of its own, the card too."""
        return card_preview.MODES if self.card_icon != SitePage.card_icon else super().preview_modes

    def get_preview_template(self, request, mode_name):
        if mode_name == card_preview.MODE:
            return card_preview.TEMPLATE
        return super().get_preview_template(request, mode_name)

    def get_preview_context(self, request, mode_name):
        """With a word on what the version has lost."""
        if mode_name == card_preview.MODE:
            request.location = Location.of_page(self, Site.find_for_request(request))
            return {"page_card": card_preview.card_to_come(self, request), "request": request}
        words = lost_words(self)
        said = {"messages": [Message(messages.WARNING, words)]} if words else {}
        return super().get_preview_context(request, mode_name) | said

    def permissions_for_user(self, user):
        """What a person may do here; rights stop at the wall between regions."""
        return WalledPermissionTester(user, self)

    def get_view_restrictions(self):
        """As Wagtail's, from the chain that routing already read: a query only where something is restricted."""
        location = getattr(self, "location", None)
        if location is None:
            return super().get_view_restrictions()
        if not any(getattr(page, "is_restricted", True) for page in location.chain):
            return PageViewRestriction.objects.none()
        ids = [page.alias_of_id or page.pk for page in location.chain]
        return PageViewRestriction.objects.filter(page_id__in=ids)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if getattr(self, "location", None) is None:
            self.location = Location.of_page(self, Site.find_for_request(request))
        request.location = self.location
        context["location"] = self.location
        read_streams(self)
        prepare_links(self)  # but those that the blocks were read with
        return context
