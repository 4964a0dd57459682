"""The guide in Wagtail's admin: its addresses, and the way to it in the help menu."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.guide.views import TITLE, GuideView, JobView
from home.walls.routes import Rule


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("guide/", GuideView.as_view(), name="home_guide"),
        path("guide/<slug:job>/", JobView.as_view(), name="home_guide_job"),
    ]


@hooks.register("register_wall_routes")
def register_wall_routes() -> dict[str, Rule]:
    return dict.fromkeys(["home_guide", "home_guide_job"], Rule())


@hooks.register("register_help_menu_item")
def register_guide() -> MenuItem:
    return MenuItem(TITLE, reverse("home_guide"), name="guide", icon_name="help", order=50)
