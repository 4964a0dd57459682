"""All the patches, and what applies them."""

from home.wagtail_patches import (
    add_buttons,
    as_typed,
    avatars,
    change_password,
    chosen_things,
    clocks,
    dashboard_panels,
    deletion_warnings,
    exports,
    locale_names,
    locked_pages,
    lost_targets,
    notification_mails,
    one_transaction,
    page_browser,
    page_chooser,
    page_titles,
    popular_tags,
    possible_parents,
    privacy_form,
    redirects,
    refusals,
    report_filters,
    rich_text_entities,
    site_history,
    site_root_paths,
    tags,
    ticked_pages,
    translation_editor,
    translations_report,
)

PATCHED = (
    add_buttons,
    as_typed,
    avatars,
    change_password,
    chosen_things,
    clocks,
    dashboard_panels,
    deletion_warnings,
    exports,
    locale_names,
    locked_pages,
    lost_targets,
    notification_mails,
    one_transaction,
    page_browser,
    page_chooser,
    page_titles,
    popular_tags,
    possible_parents,
    privacy_form,
    redirects,
    refusals,
    report_filters,
    rich_text_entities,
    site_history,
    site_root_paths,
    tags,
    ticked_pages,
    translation_editor,
    translations_report,
)


def apply_patches() -> None:
    """Called once, by HomeConfig.ready()."""
    for module in PATCHED:
        for patch in module.PATCHES:
            patch.apply()
