"""What search adds to Wagtail's admin, for the national staff."""

from wagtail import hooks

from search.synonyms.admin import synonyms


@hooks.register("register_admin_viewset")
def register_synonyms():
    return synonyms


@hooks.register("register_national_rights")
def register_national_rights():
    """Who keeps the national site keeps its synonyms."""
    return "search", ["add_synonymgroup", "change_synonymgroup", "delete_synonymgroup"]
