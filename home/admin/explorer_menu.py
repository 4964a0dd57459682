"""« Pages » in the menu opens at the home that one keeps."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import PageExplorerMenuItem
from wagtail.admin.wagtail_hooks import ExplorerMenuItem

from home.walls.exploring import start_page


class OwnExplorerMenuItem(ExplorerMenuItem):
    def render_component(self, request: HttpRequest) -> PageExplorerMenuItem:
        start = start_page(request.user)
        if start is None:
            return super().render_component(request)
        return PageExplorerMenuItem(
            self.name, self.label, self.url, start.pk, icon_name=self.icon_name, classname=self.classname
        )


def start_at_home(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hook `construct_main_menu`."""
    items[:] = [_own(item) if type(item) is ExplorerMenuItem else item for item in items]


def _own(item: ExplorerMenuItem) -> OwnExplorerMenuItem:
    return OwnExplorerMenuItem(
        item.label, item.url, name=item.name, classname=item.classname, icon_name=item.icon_name, order=item.order
    )
