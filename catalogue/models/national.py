"""What regions propose to the national library."""

from django.conf import settings
from django.db import models


class NationalChoice(models.TextChoices):
    """Where a proposal stands."""

    PROPOSED = "proposee", "Proposée"
    ACCEPTED = "acceptee", "Acceptée"
    DECLINED = "declinee", "Déclinée"
    WITHDRAWN = "retiree", "Retirée"


class NationalProposalQuerySet(models.QuerySet):
    def accepted(self):
        return self.filter(status=NationalChoice.ACCEPTED)

    def accepted_among(self, material_ids) -> set[int]:
        """Ids of the materials among those given that the national library accepted; one query."""
        return set(self.accepted().filter(material__in=material_ids).values_list("material_id", flat=True))


class NationalProposal(models.Model):
    """A region's material before the national library: one row a material, the last word said of it.

    A row of its own, not fields of the page: publishing an older revision of the material must not undo the choice.
    """

    material = models.OneToOneField(
        "catalogue.MaterialPage",
        verbose_name="ressource",
        on_delete=models.CASCADE,
        related_name="national_proposal",
    )
    status = models.CharField(
        "état", max_length=10, choices=NationalChoice.choices, default=NationalChoice.PROPOSED, db_index=True
    )
    message = models.TextField("mot de la région", max_length=600, blank=True)
    proposed_at = models.DateTimeField("proposée le", auto_now_add=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="proposée par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.TextField("réponse nationale", max_length=600, blank=True)
    decided_at = models.DateTimeField("décidée le", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="décidée par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True  # no use of the material that an editor should mind when deleting it

    objects = NationalProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "proposition à la bibliothèque nationale"
        verbose_name_plural = "propositions à la bibliothèque nationale"

    def __str__(self):
        return f"{self.material} : {self.get_status_display()}"
