"""Taking the demonstration away: its pages, its library, its groups and accounts."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Page, Site

from catalogue.demo.stage import Stage
from catalogue.models import Audience, PromotionPage, SessionPage
from home.models import HomePage, SiteDocument, SiteImage, User


@transaction.atomic
def remove_everything(stage: Stage, usernames: list[str]) -> None:
    """Delete every page, file, group and collection of the site, and the accounts of the demonstration."""
    Site.objects.all().delete()
    for model in (SessionPage, PromotionPage):  # they protect the workshops and cycles that they name
        for page in model.objects.all():
            Page.objects.get(pk=page.pk).delete()
    for home in HomePage.objects.order_by("-path"):
        home.delete()
    SiteDocument.objects.all().delete()
    SiteImage.objects.all().delete()
    Audience.objects.all().delete()
    Collection.objects.filter(depth__gt=1).delete()
    Group.objects.all().delete()
    User.objects.filter(username__in=usernames).delete()
