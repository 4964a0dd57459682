"""Addresses of these screens, below /gestion/."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from catalogue.region_admin import accounts, regions, second_factor


class RowIdConverter(IntConverter):
    """A number that a database column can hold: a longer one leads nowhere, where asking the database would fail."""

    regex = "[0-9]{1,18}"


register_converter(RowIdConverter, "row_id")

urlpatterns = [
    path("regions/", regions.RegionsView.as_view(), name="catalogue_regions"),
    path("regions/nouvelle/", regions.NewRegionView.as_view(), name="catalogue_region_new"),
    path("regions/<row_id:region_id>/archiver/", regions.ArchiveRegionView.as_view(), name="catalogue_region_archive"),
    path("regions/<row_id:region_id>/rouvrir/", regions.RestoreRegionView.as_view(), name="catalogue_region_restore"),
    path("regions/<row_id:region_id>/code/", regions.RegionCodeView.as_view(), name="catalogue_region_code"),
    path("comptes/", accounts.MyAccountsView.as_view(), name="catalogue_my_accounts"),
    path("comptes/<row_id:region_id>/", accounts.AccountsView.as_view(), name="catalogue_accounts"),
    path("comptes/<row_id:region_id>/inviter/", accounts.InviteView.as_view(), name="catalogue_account_invite"),
    path(
        "comptes/<row_id:region_id>/<row_id:account_id>/retirer/",
        accounts.RemoveAccountView.as_view(),
        name="catalogue_account_remove",
    ),
    path(
        "comptes/<row_id:region_id>/<row_id:account_id>/second-facteur/retirer/",
        second_factor.RemoveRegionFactorView.as_view(),
        name="catalogue_account_factor_remove",
    ),
    path(
        "comptes/<row_id:region_id>/invitations/<row_id:invitation_id>/annuler/",
        accounts.CancelInvitationView.as_view(),
        name="catalogue_invitation_cancel",
    ),
]
