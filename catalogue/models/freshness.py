"""What tells that a page has aged: outgoing links that no longer answer, and what visitors report."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.page_links.naming import MOST_WORDS
from home.page_links.unseen import served_pages

MAX_URL = 1000  # characters of an address, percent-encoded; longer ones are not checked


class LinkState(models.TextChoices):
    """What the last check said."""

    NEW = "nouveau", "Pas encore vérifié"
    ALIVE = "vivant", "Répond"
    GONE = "disparu", "Page introuvable"
    FAILING = "en-panne", "Ne répond pas"
    FORBIDDEN = "interdit", "Adresse privée ou refusée"
    UNSURE = "incertain", "Refuse les robots"


class CheckedLinkQuerySet(models.QuerySet):
    def dead(self):
        """Gone for good, or failing twice in a row: a site that is down one night is not dead."""
        failing = Q(state=LinkState.FAILING, failures__gte=2)
        return self.filter(Q(state__in=[LinkState.GONE, LinkState.FORBIDDEN]) | failing)


class CheckedLink(models.Model):
    """An outgoing address of public pages, and how it answered; nothing of what it holds."""

    url = models.CharField("adresse", max_length=MAX_URL, unique=True)
    state = models.CharField("état", max_length=10, choices=LinkState.choices, default=LinkState.NEW, db_index=True)
    detail = models.CharField("précision", max_length=120, blank=True)
    failures = models.PositiveSmallIntegerField("échecs de suite", default=0)
    checked_at = models.DateTimeField("vérifié le", null=True, db_index=True)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "lien vérifié"
        verbose_name_plural = "liens vérifiés"

    def __str__(self):
        return self.url


class LinkUse(models.Model):
    """A page that gives an outgoing link."""

    link = models.ForeignKey(CheckedLink, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="outgoing_links")

    wagtail_reference_index_ignore = True  # no use of the page that an editor should mind when deleting it

    class Meta:
        verbose_name = "usage d’un lien"
        verbose_name_plural = "usages de liens"
        constraints = [models.UniqueConstraint(fields=["link", "page"], name="one_use_of_a_link_a_page")]

    def __str__(self):
        return f"{self.page_id} {self.link_id}"


class PageLinkQuerySet(models.QuerySet):
    def lost(self):
        """Whose target was deleted, left the site, or was never there."""
        return self.exclude(target__in=Page.objects.filter(served_pages()).values("pk"))


class PageLink(models.Model):
    """A page of the site that a public page's texts or blocks lead to: an id, since the target may be gone."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="links_to_pages")
    target = models.BigIntegerField("page visée", db_index=True)
    words = models.CharField("texte du lien", max_length=MOST_WORDS, blank=True)

    objects = PageLinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # Wagtail's own index tells of it

    class Meta:
        verbose_name = "lien vers une page"
        verbose_name_plural = "liens vers des pages"
        constraints = [models.UniqueConstraint(fields=["page", "target"], name="one_link_to_a_page")]

    def __str__(self):
        return f"{self.page_id} {self.target}"


class StaleReason(models.TextChoices):
    """Why a visitor thinks that a material has aged."""

    OUTDATED = "perime", _("Le contenu n’est plus à jour")
    BROKEN_LINK = "lien", _("Un lien ne marche plus")
    BROKEN_FILE = "fichier", _("Un fichier ne s’ouvre pas")
    WRONG = "erreur", _("Il y a une erreur")
    OTHER = "autre", _("Autre chose")


class StaleReport(models.Model):
    """What a visitor reports of a material. Nothing says who: an address to answer to is in the mail only.

    It lives until an editor has dealt with it, which deletes it.
    """

    material = models.ForeignKey(
        "catalogue.MaterialPage", verbose_name="ressource", on_delete=models.CASCADE, related_name="stale_reports"
    )
    reason = models.CharField("raison", max_length=10, choices=StaleReason.choices)
    text = models.TextField("précisions", max_length=1000, blank=True)
    created_at = models.DateTimeField("reçu le", auto_now_add=True)

    wagtail_reference_index_ignore = True  # nor is this one

    class Meta:
        verbose_name = "signalement"
        verbose_name_plural = "signalements"

    def __str__(self):
        return f"{self.get_reason_display()} ({self.created_at:%d/%m/%Y})"
