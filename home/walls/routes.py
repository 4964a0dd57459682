"""Every address of the admin, by name: whom it is for, and what the ids in it are.

An address that is not here is nobody's but administrators': the guard refuses it, and a test names it. Other apps add
theirs with the hook `register_wall_routes`, which gives such a table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from django.http import HttpRequest
from wagtail import hooks

from home.walls import lookups
from home.walls.exploring import explore_from_start
from home.walls.lookups import Check
from home.walls.named import named_page
from home.walls.tags import own_tags
from home.walls.targets import (
    bulk_targets_are_own,
    pinged_object_is_own,
    subtree_is_own,
    task_is_of_the_page,
)

HOOK = "register_wall_routes"


class For(IntEnum):
    """Whom an address is for: at least these."""

    EDITORS = 0
    NATIONAL = 1
    ADMINISTRATORS = 2


@dataclass(frozen=True)
class Rule:
    """Whom a route is for, and what is asked of a request.

    `named`: what each id is, wherever the request gives it: in the path, the query or the body. `check`: what ids alone
    do not say. `instead`: a view that answers in place of Wagtail's.
    """

    audience: For = For.EDITORS
    named: Mapping[str, Check] = field(default_factory=dict)
    check: Callable[[HttpRequest, dict], bool] | None = None
    instead: Callable | None = None


def names(namespace: str, words: str) -> list[str]:
    """Full names of the routes of a namespace: names("wagtailsites", "index add")."""
    return [f"{namespace}:{word}" for word in words.split()]


def closed(namespace: str, words: str) -> dict[str, Rule]:
    """Routes for administrators only."""
    return dict.fromkeys(names(namespace, words), Rule(For.ADMINISTRATORS))


def opened(namespace: str, words: str, **named: Check) -> dict[str, Rule]:
    """Routes for every editor, whose ids are checked."""
    return dict.fromkeys(names(namespace, words), Rule(named=named))


def snippet_rules(app_label: str, model_name: str) -> dict[str, Rule]:
    """A national snippet: everyone chooses it in forms, only national staff sees its lists and forms."""
    own = f"{app_label}_{model_name}"
    managed = "list list_results add edit delete usage history history_results copy"
    national = names(f"wagtailsnippets_{own}", managed)
    chosen = names(f"wagtailsnippetchoosers_{own}", "choose choose_results chosen chosen_multiple")
    created = closed(f"wagtailsnippetchoosers_{own}", "create")  # the chooser has no such form
    return dict.fromkeys(national, Rule(For.NATIONAL)) | dict.fromkeys(chosen, Rule()) | created


_OPEN = [
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_logout",
    "wagtailadmin_dismissibles",
    "wagtailadmin_block_preview",
    "wagtailadmin_sprite",
    "wagtailadmin_login",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_editing_sessions:release",  # of one's own sessions only
    "wagtailembeds:chooser",
    "wagtailembeds:chooser_upload",
    "wagtail_localize:javascript_catalog",
    "home_communes",
]
_CLOSED = [
    "wagtailadmin_error_test",
    "gestion/test404/",
    "gestion/^.*/$",
    "wagtailsnippets:index",
]
_PAGE = {"page_id": lookups.own_pages}
_BELOW = {"parent_page_id": lookups.own_pages}

_PAGES = {
    **opened("wagtailadmin_pages", "add preview_on_add add_subpage", **_BELOW),
    **opened(
        "wagtailadmin_pages",
        "usage edit preview_on_edit view_draft delete unpublish convert_alias set_privacy lock unlock history"
        " history_results workflow_history confirm_workflow_cancellation revisions_index"
        " revisions_view revisions_revert revisions_unschedule",
        **_PAGE,
    ),
    **opened("wagtailadmin_pages", "copy", **_PAGE, new_parent_page=lookups.own_pages),
    **opened("wagtailadmin_pages", "revisions_compare", pk=lookups.own_pages),
    **opened("wagtailadmin_pages", "choose_parent", parent_page=lookups.own_pages),
    **opened(
        "wagtailadmin_pages",
        "workflow_action collect_workflow_action_data",
        **_PAGE,
        task_state_id=lookups.own_task_states,
    ),
    **opened("wagtailadmin_pages", "workflow_history_detail", **_PAGE, workflow_state_id=lookups.own_workflow_states),
    **opened(
        "wagtailadmin_pages",
        "move move_confirm",
        page_to_move_id=lookups.own_pages,
        destination_id=lookups.own_pages,
        new_parent_page=lookups.own_pages,
    ),
    **opened("wagtailadmin_pages", "set_page_position", page_to_move_id=lookups.own_pages),
    **opened("wagtailadmin_pages", "search search_results"),
    # Of every page of the site, and of no use to one region.
    **closed("wagtailadmin_pages", "type_use type_use_results"),
    "wagtailadmin_pages:workflow_preview": Rule(named=_PAGE, check=task_is_of_the_page),
    "wagtailadmin_explore_root": Rule(instead=explore_from_start),
    "wagtailadmin_explore": Rule(named={"parent_page_id": lookups.explored_pages}),
    "wagtailadmin_explore_results": Rule(named={"parent_page_id": lookups.explored_pages}),
    "wagtail_bulk_action": Rule(check=bulk_targets_are_own),
    "wagtailadmin_editing_sessions:ping": Rule(check=pinged_object_is_own),
}

_CHOOSERS = {
    **dict.fromkeys(
        [
            "wagtailadmin_choose_page",
            "wagtailadmin_choose_page_child",
            "wagtailadmin_choose_page_search",
            "wagtailadmin_choose_page_external_link",
            "wagtailadmin_choose_page_email_link",
            "wagtailadmin_choose_page_phone_link",
            "wagtailadmin_choose_page_anchor_link",
        ],
        Rule(named={"parent_page_id": lookups.readable_pages, "target_pages[]": lookups.own_pages}),
    ),
    "wagtailadmin_choose_page_chosen_multiple": Rule(named={"id": lookups.readable_pages}),
    "wagtailadmin_tag_autocomplete": Rule(instead=own_tags),
    "wagtailadmin_tag_model_autocomplete": Rule(instead=own_tags),
    **opened("wagtailimages_chooser", "choose choose_results create"),
    **opened("wagtailimages_chooser", "chosen", pk=lookups.own_images),
    **opened("wagtailimages_chooser", "chosen_multiple", id=lookups.own_images),
    **opened("wagtailimages_chooser", "select_format", image_id=lookups.own_images),
    **opened("wagtaildocs_chooser", "choose choose_results create"),
    **opened("wagtaildocs_chooser", "chosen", pk=lookups.own_documents),
    **opened("wagtaildocs_chooser", "chosen_multiple", id=lookups.own_documents),
}

_LIBRARY = {
    **opened("wagtailimages", "index index_results add add_multiple"),
    **opened(
        "wagtailimages",
        "edit delete url_generator url_generator_output preview image_usage edit_multiple delete_multiple",
        image_id=lookups.own_images,
    ),
    **opened(
        "wagtailimages",
        "create_multiple_from_uploaded_image delete_upload_multiple",
        uploaded_file_id=lookups.own_uploads,
    ),
    **opened("wagtaildocs", "index index_results add add_multiple"),
    **opened("wagtaildocs", "edit delete document_usage", document_id=lookups.own_documents),
    **opened("wagtaildocs", "edit_multiple delete_multiple", doc_id=lookups.own_documents),
    **opened(
        "wagtaildocs",
        "create_multiple_from_uploaded_document delete_upload_multiple",
        uploaded_file_id=lookups.own_uploads,
    ),
}

_APIS = {
    **opened("wagtailadmin_api:pages", "listing find", child_of=lookups.explored_pages),
    "wagtailadmin_api:pages:detail": Rule(instead=named_page),
    **opened("wagtailadmin_api:pages", "action", pk=lookups.own_pages, destination_page_id=lookups.own_pages),
    # A translation's editor asks for what its page shows; no script of the admin lists the whole library.
    **opened("wagtailadmin_api:documents", "detail", pk=lookups.own_documents),
    **opened("wagtailadmin_api:images", "detail", pk=lookups.own_images),
    **closed("wagtailadmin_api:documents", "listing find"),
    **closed("wagtailadmin_api:images", "listing find"),
}

_REPORTS = {
    **opened(
        "wagtailadmin_reports",
        "locked_pages locked_pages_results workflow workflow_results workflow_tasks workflow_tasks_results site_history"
        " site_history_results aging_pages aging_pages_results",
    ),
    **closed("wagtailadmin_reports", "page_types_usage page_types_usage_results"),
}

_TRANSLATION = {
    "wagtail_localize:submit_page_translation": Rule(named={"page_id": lookups.own_live_pages}, check=subtree_is_own),
    "wagtail_localize:submit_snippet_translation": Rule(For.NATIONAL),
    **opened("wagtail_localize", "update_translations", translation_source_id=lookups.own_translation_sources),
    **opened(
        "wagtail_localize",
        "edit_string_translation edit_override download_pofile upload_pofile machine_translate preview_translation"
        " stop_translation",
        translation_id=lookups.own_translations,
    ),
    **opened("wagtail_localize", "convert_to_alias", **_PAGE),
    **opened("wagtail_localize", "translations_report translations_report_results"),
    **closed("wagtail_localize", "snippets_api_listing snippets_api_detail"),
}

# Ours stand at the addresses of the library's, which nothing reaches any more.
_LANGUAGES = {
    **dict.fromkeys(["home_site_languages", "home_choose_languages"], Rule(For.ADMINISTRATORS)),
    "home_submit_translation": Rule(named=_PAGE),
    "home_translate_page": Rule(named=_PAGE, check=subtree_is_own),  # of a draft, it says why not
    "home_translate_snippet": Rule(For.NATIONAL),
    "home_update_translations": Rule(named={"translation_source_id": lookups.own_translation_sources}),
    "home_refuse_alias": Rule(named=_PAGE),
    **dict.fromkeys(
        [
            "home_stop_translation",
            "home_machine_translate",
            "home_upload_pofile",
            "home_edit_string",
            "home_edit_override",
        ],
        Rule(named={"translation_id": lookups.own_translations}),
    ),
}

_REDIRECTS = {
    **opened("wagtailredirects", "index index_results add"),
    **opened("wagtailredirects", "edit delete", redirect_id=lookups.own_redirects),
    **closed("wagtailredirects", "start_import process_import"),
}

_NATIONAL_MACHINERY = {
    **closed("wagtailadmin_collections", "index add edit delete set_privacy"),
    **closed(
        "wagtailadmin_workflows",
        "index index_results add enable disable edit usage usage_results remove add_task select_task_type task_index"
        " task_index_results edit_task disable_task enable_task task_chooser task_chooser_results task_chooser_create"
        " task_chosen",
    ),
    **closed("wagtaillocales", "index index_results add edit delete history history_results usage"),
    **closed("wagtailsites", "index index_results add edit delete history history_results usage copy"),
    **closed("wagtailusers_users", "index index_results add edit delete history history_results usage copy"),
    **closed("wagtailusers_groups", "index index_results add edit delete history history_results usage"),
}

ROUTES: dict[str, Rule] = {
    **dict.fromkeys(_OPEN, Rule()),
    **dict.fromkeys(_CLOSED, Rule(For.ADMINISTRATORS)),
    **_PAGES,
    **_CHOOSERS,
    **_LIBRARY,
    **_APIS,
    **_REPORTS,
    **_TRANSLATION,
    **_LANGUAGES,
    **_REDIRECTS,
    **_NATIONAL_MACHINERY,
}


def routes() -> dict[str, Rule]:
    """The whole table, with what the other apps add."""
    table = dict(ROUTES)
    for register in hooks.get_hooks(HOOK):
        table |= register()
    return table
