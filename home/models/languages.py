"""Which languages a site speaks besides French."""

from django.db import models


class SiteLanguage(models.Model):
    """A language switched on for a site, by an administrator.

    `home` is the French page: the national home or a region's. A table, not a field of the page: publishing an old
    revision would switch languages on and off.
    """

    home = models.ForeignKey(
        "wagtailcore.Page", verbose_name="accueil", on_delete=models.CASCADE, related_name="site_languages"
    )
    locale = models.ForeignKey("wagtailcore.Locale", verbose_name="langue", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "langue d’un site"
        verbose_name_plural = "langues des sites"
        constraints = [models.UniqueConstraint(fields=["home", "locale"], name="site_language_once")]

    def __str__(self) -> str:
        return f"{self.home_id} : {self.locale}"
