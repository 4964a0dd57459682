"""What an account leaves behind with a region: it no longer follows the comments of pages that it may not open."""

from wagtail.models import Page, PageSubscription

from home.models import User
from home.walls.territory import territory_of


def forget_subscriptions(accounts: set[int]) -> None:
    for account in User.objects.filter(pk__in=accounts):
        own = Page.objects.filter(territory_of(account).pages())
        PageSubscription.objects.filter(user=account).exclude(page__in=own.values("pk")).delete()
