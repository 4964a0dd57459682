"""Every address of the site, from the URL resolver, filled with ids: nothing here is a list of routes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern
from wagtail.models import Locale

from catalogue.models import Audience
from catalogue.signups.links import token_of
from catalogue.signups.models import Registration
from tests.home.walls.world import Side

# What stands in an address beside ids, by name.
_WORDS = {
    "content_type_app_name": "home",
    "content_type_model_name": "articlepage",
    "app_name": "taggit",
    "filter_spec": "width-100",
    "mode": "default",
    "uidb64": "MQ",
    "token": "a-b",
    "notice": "confirmation",
    "region": "occitanie",
    "job": "publier",
    "colour": "1d5c4a",
    "stamp": "0123456789abcdef",
}


@dataclass(frozen=True)
class Route:
    """`name`: as the guard's table calls it; `parts`: names of what must be filled in."""

    name: str
    pattern: str
    parts: tuple[str, ...]

    @property
    def is_admin(self) -> bool:
        return self.pattern.startswith("gestion/")


def routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, "", (), ()))


def _walk(patterns, prefix: str, spaces: tuple, parts: tuple) -> Iterator[Route]:
    for item in patterns:
        path, here = prefix + str(item.pattern), parts + _parts(item.pattern)
        if isinstance(item, URLPattern):
            name = ":".join((*spaces, item.name)) if item.name else path
            yield Route(name, path, here)
        else:
            inner = (*spaces, item.namespace) if item.namespace else spaces
            yield from _walk(item.url_patterns, path, inner, here)


def _parts(pattern) -> tuple[str, ...]:
    return tuple(pattern.converters) or tuple(pattern.regex.groupindex)


def things(route: Route, part: str, side: Side) -> list | None:
    """The ids of one side that an address takes under a name; None when the name holds a word, not an id."""
    if part == "pk":
        return _by_space(route, side)
    if part == "object_id":
        return side.ids["page_id"]
    if part == "path" and (route.name.startswith("signups_") or route.name == "calendar_file"):
        return [f"agenda/{side.pages['live'].slug}/"]
    if part == "token":  # a stranger's guess at somebody's link, near as can be
        return [f"{token_of(Registration.objects.get(pk=side.ids['registration_id'][0]))}x"]
    return side.ids.get(part)


def _by_space(route: Route, side: Side) -> list:
    """What `pk` means is said by the namespace."""
    space = route.name.split(":")[0]
    if route.name.startswith("wagtailadmin_api:documents") or space == "wagtaildocs_chooser":
        return [side.document.pk]
    if route.name.startswith("wagtailadmin_api:images") or space == "wagtailimages_chooser":
        return [side.image.pk]
    if route.name.startswith("wagtailadmin_api:pages") or space == "wagtailadmin_pages":
        return side.ids["page_id"]
    if route.name.startswith("wagtailadmin_workflows"):
        return side.ids["task_id" if "task" in route.name else "workflow_pk"]
    return {
        "wagtailadmin_collections": side.ids["collection_id"],
        "wagtailusers_users": side.ids["account"],
        "wagtailusers_groups": list(Group.objects.values_list("pk", flat=True)[:2]),
        "wagtailsites": side.ids["site_pk"],
        "wagtaillocales": [Locale.objects.first().pk],
        "wagtail_localize": [Audience.objects.first().pk],
    }.get(space) or [Audience.objects.first().pk]


def fill(route: Route, mine: Side, theirs: Side) -> Iterator[tuple[str, bool]]:
    """Addresses of a route, with whether they name a thing of theirs: first all is mine, then one part after the other
    is theirs, then all of them are.
    """
    for words in _words(route):
        own = dict(words)
        foreign = {}
        for part in route.parts:
            if part in words:
                continue
            ids = things(route, part, mine)
            assert ids is not None, f"L’essai ne sait que mettre à la place de « {part} » ({route.name})."
            own[part] = ids[0]
            others = [value for value in things(route, part, theirs) if value not in ids]
            if others:  # what is nobody's (a language, an audience) is no one else's
                foreign[part] = others
        yield _address(route, own), False
        for part, ids in foreign.items():
            for value in ids:
                yield _address(route, own | {part: value}), True
        if len(foreign) > 1:
            for number in range(max(map(len, foreign.values()))):
                theirs_all = {part: ids[number % len(ids)] for part, ids in foreign.items()}
                yield _address(route, own | theirs_all), True


def _words(route: Route) -> list[dict]:
    """The choices of words of an address: kinds of things for bulk actions and pings, actions for the others."""
    kinds = [{}]
    if route.name == "wagtail_bulk_action":
        kinds = [
            {"app_label": label, "model_name": model, "action": action}
            for label, model, actions in (
                ("wagtailcore", "page", "delete move publish unpublish"),
                ("home", "siteimage", "delete add_tags add_to_collection"),
                ("home", "sitedocument", "delete add_tags add_to_collection"),
                ("home", "user", "delete assign_role set_active_state"),
                ("catalogue", "audience", "delete"),
            )
            for action in actions.split()
        ]
    elif "editing_sessions" in route.name:
        kinds = [{"app_label": "wagtailcore", "model_name": "page"}]
    elif "snippet" in route.name:
        kinds = [{"app_label": "catalogue", "model_name": "audience"}]
    elif "app_label" in route.parts:
        kinds = [{"app_label": "home", "model_name": "articlepage"}]
    elif "tag_model" in route.name:
        kinds = [{"app_name": "taggit", "model_name": "tag"}]
    names = {
        "wagtailadmin_api:pages:action": "copy delete publish unpublish move copy_for_translation create_alias",
        "wagtailadmin_pages:workflow_action": "approve reject",
        "wagtailadmin_pages:collect_workflow_action_data": "approve reject",
    }
    actions = [{"action_name": action} for action in names.get(route.name, "").split()] or [{}]
    fixed = {part: value for part, value in _WORDS.items() if part in route.parts}
    chosen = [fixed | kind | action for kind in kinds for action in actions]
    return [{part: value for part, value in words.items() if part in route.parts} for words in chosen]


def _address(route: Route, values: dict) -> str:
    if route.name == route.pattern:  # no name: nothing can be reversed
        return "/" + {"gestion/^.*/$": "gestion/nulle-part/"}.get(route.pattern, route.pattern)
    return reverse(route.name, kwargs=values)


def own(route: Route, side: Side) -> Iterator[str]:
    """Addresses of a route for each thing of one side: each page, in whatever state it is."""
    for words in _words(route):
        # 0: nobody’s, of a thing that this world has none of yet
        parts = {part: things(route, part, side) or [0] for part in route.parts if part not in words}
        longest = max(map(len, parts.values()), default=1)
        for number in range(longest):
            yield _address(route, words | {part: ids[number % len(ids)] for part, ids in parts.items()})
