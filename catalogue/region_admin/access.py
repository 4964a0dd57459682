"""Who may open these screens. To the others they do not exist: 404, as for an address that leads nowhere."""

from django.shortcuts import get_object_or_404
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.provisioning.accounts import managed_regions


class CoordinatedRegion(WagtailAdminTemplateMixin):
    """For those who manage the accounts of the region that the address names: `self.region`."""

    header_icon = "user"

    def dispatch(self, request, *args, region_id: int, **kwargs):
        self.region = get_object_or_404(managed_regions(request.user), pk=region_id)
        return super().dispatch(request, *args, **kwargs)


class CoordinationMenuItem(MenuItem):
    """Shown to a region's coordination; administrators come by the list of regions."""

    def is_shown(self, request):
        return not request.user.is_superuser and managed_regions(request.user).exists()
