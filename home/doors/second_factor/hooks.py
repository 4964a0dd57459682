"""The second factor in Wagtail's admin: its screens, where they are found, what the history says."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from home.doors.second_factor.codes import REMOVED, SET_UP
from home.doors.second_factor.views import TITLE, RemoveFactorView, SecondFactorView
from home.walls.routes import For, Rule


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path("second-facteur/", SecondFactorView.as_view(), name="home_second_factor"),
        path("second-facteur/<int:account_id>/retirer/", RemoveFactorView.as_view(), name="home_second_factor_remove"),
    ]


@hooks.register("register_wall_routes")
def register_wall_routes():
    """`home_second_factor_login` is for those who are not logged in yet."""
    own = dict.fromkeys(["home_second_factor", "home_second_factor_login"], Rule())
    return own | {"home_second_factor_remove": Rule(For.ADMINISTRATORS)}


@hooks.register("register_account_menu_item")
def register_account_menu_item(request):
    state = "En place." if request.user.second_factor_since else "Un code de votre téléphone, en plus du mot de passe."
    return {"url": reverse("home_second_factor"), "label": TITLE, "help_text": state}


@hooks.register("register_user_listing_buttons")
def register_user_listing_buttons(user, request_user):
    if user.second_factor_since and request_user.is_superuser and user != request_user:
        url = reverse("home_second_factor_remove", args=[user.pk])
        yield Button("Retirer le second facteur", url=url, icon_name="key", priority=25)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(SET_UP, "Mettre en place le second facteur", "Second facteur mis en place")
    actions.register_action(REMOVED, "Retirer le second facteur", "Second facteur retiré")
