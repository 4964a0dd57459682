"""A coordination removes the second factor of somebody of its region who lost it."""

from django.http import Http404
from django.urls import reverse

from catalogue.provisioning.accounts import lines_of
from catalogue.region_admin.access import CoordinatedRegion
from home.doors.second_factor.views import RemoveFactorView
from home.models import User
from home.walls.lookups import accounts_within
from home.walls.territory import territory_of


def with_removable_factors(user) -> set[int]:
    """Ids of the accounts that work in a person's territory and nowhere else, and have a factor; not one's own."""
    accounts = accounts_within(territory_of(user)).filter(second_factor_since__isnull=False)
    return set(accounts.exclude(pk=user.pk).values_list("pk", flat=True))


class RemoveRegionFactorView(CoordinatedRegion, RemoveFactorView):
    """The administrators' screen, for an account of `self.region`."""

    header_icon = "key"

    def get_account(self) -> User:
        accounts = {line.account.pk: line.account for line in lines_of(self.region) if line.account}
        account = accounts.get(self.kwargs["account_id"])
        if account is None or account.pk not in with_removable_factors(self.request.user):
            raise Http404
        return account

    def get_cancel_url(self) -> str:
        return reverse("catalogue_accounts", args=[self.region.pk])
