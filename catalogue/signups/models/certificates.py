"""Certificates that were issued."""

import secrets

from django.db import models

from catalogue.signups.models.registrations import Registration

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another
CODE_LENGTH = 20  # 98 bits: nobody finds one by trying


def new_code() -> str:
    return "".join(secrets.choice(_LETTERS) for _letter in range(CODE_LENGTH))


class Certificate(models.Model):
    """What the paper that bears the code says, as it was last printed; nothing of the person.

    It outlives the page of the date, and then confirms what was printed; a registration that is no longer « présente »
    confirms nothing. The code is random and kept: no key of the site that is changed one day makes a paper false.
    """

    registration = models.OneToOneField(
        Registration, verbose_name="inscription", null=True, on_delete=models.SET_NULL, related_name="certificate"
    )
    code = models.CharField("code", max_length=CODE_LENGTH, unique=True, editable=False)
    title = models.CharField("intitulé", max_length=255)
    when = models.CharField("quand", max_length=200)
    minutes = models.PositiveIntegerField("durée (minutes)")
    organisation = models.CharField("organisation", max_length=255)
    issued_at = models.DateTimeField("délivrée le", auto_now_add=True)

    class Meta:
        verbose_name = "attestation"
        verbose_name_plural = "attestations"

    def __str__(self) -> str:
        return self.title
