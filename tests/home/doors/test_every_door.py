"""Every address of the site where a secret is given is a door of ours: an upgrade of Wagtail cannot add another."""

import inspect

from django.urls import get_resolver
from django.urls.resolvers import URLPattern

# What the module of a view that takes a password speaks of.
_SIGNS = ("AuthenticationForm", "LoginForm", "PasswordViewRestrictionForm", "PasswordResetForm", "PasswordChangeForm")
_SIGNS += ("SetPasswordForm", "check_password", "authenticate(")
DOORS = {
    "gestion/login/": "home.doors.login",
    "gestion/password_reset/": "home.doors.reset",
    "gestion/password_reset/confirm/<uidb64>/<token>/": "home.doors.reset",
    "gestion/account/": "wagtail.admin.views.account",  # whose panel is home.doors.change
    "documents/authenticate_with_password/<int:restriction_id>/": "home.doors.shared_passwords",
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": "home.doors.shared_passwords",
}
# In the same modules as doors.
WITHOUT_SECRET = {
    "gestion/logout/": "wagtail.admin.views.account",
    "gestion/password_reset/done/": "wagtail.admin.views.account",
    "gestion/password_reset/complete/": "wagtail.admin.views.account",
    r"documents/^(\d+)/(.*)$": "wagtail.documents.views.serve",
}


def views(patterns, prefix: str = ""):
    for item in patterns:
        if isinstance(item, URLPattern):
            made_of = inspect.unwrap(item.callback, stop=lambda one: hasattr(one, "view_class"))
            yield prefix + str(item.pattern), getattr(made_of, "view_class", made_of)
        else:
            yield from views(item.url_patterns, prefix + str(item.pattern))


def speaks_of_secrets(view) -> bool:
    module = inspect.getmodule(view)
    return module is not None and any(sign in inspect.getsource(module) for sign in _SIGNS)


def test_secrets_are_given_at_our_doors_only():
    found = {}
    for path, view in views(get_resolver().url_patterns):
        if speaks_of_secrets(view):
            found.setdefault(path, view.__module__)  # the first of an address is the one that answers
    assert found == DOORS | WITHOUT_SECRET
