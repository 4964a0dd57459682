"""What the site changes in Wagtail's admin: links of rich texts, the first page an editor sees, the walls' lists."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from home.admin import autosave, blocks_in_words
from home.admin.choosing import with_states
from home.admin.dashboard import hooks as dashboard
from home.admin.explorer_menu import start_at_home
from home.admin.help_menu import without_foreign_links
from home.admin.page_actions import show_main_actions
from home.admin.page_actions import stylesheet as page_actions_stylesheet
from home.as_typed import hooks as as_typed
from home.background import hooks as background
from home.chores import Chore
from home.doors.second_factor import hooks as second_factor
from home.drafts import hooks as drafts
from home.generations import forget_old_changes
from home.guide import hooks as guide
from home.languages import hooks as languages
from home.limits import HOUR, purge
from home.nearby.privacy import privacy_notes
from home.outbox import hooks as outbox
from home.page_links import hooks as page_links
from home.pictures import hooks as pictures
from home.publishing import hooks as publishing
from home.rich_text_links import SiteDocumentLinkHandler, SitePageLinkHandler
from home.typed_communes import hooks as typed_communes
from home.wagtail_patches.listing_buttons import drop_listing_buttons
from home.walls.documents import serve_to_readers
from home.walls.lists import hide_closed, linkable_pages

REGISTERED = (
    as_typed,
    autosave,
    background,
    blocks_in_words,
    dashboard,
    drafts,
    guide,
    languages,
    outbox,
    page_links,
    pictures,
    publishing,
    second_factor,
    typed_communes,
)  # their hooks, by import


hooks.register("construct_page_chooser_queryset", linkable_pages)
hooks.register("construct_page_chooser_queryset", with_states)
hooks.register("register_privacy_notes", privacy_notes)
hooks.register("before_serve_document", serve_to_readers, order=-1)  # before Wagtail asks for a password
for menu in ("main", "settings", "reports", "help"):
    hooks.register(f"construct_{menu}_menu", hide_closed)
hooks.register("construct_main_menu", start_at_home)
hooks.register("construct_page_action_menu", show_main_actions, order=100)
hooks.register("insert_global_admin_css", page_actions_stylesheet)
hooks.register("construct_help_menu", without_foreign_links)


@hooks.register("register_rich_text_features", order=100)
def link_pages_and_documents(features):
    for handler in (SitePageLinkHandler, SiteDocumentLinkHandler):
        features.register_link_type(handler)


drop_listing_buttons()


@hooks.register("insert_global_admin_js")
def speak_french():
    return format_html('<script type="module" src="{}"></script>', static("js/admin-french.js"))


@hooks.register("register_chores")
def register_chores():
    return [Chore("compteurs échus", HOUR, purge), Chore("anciens changements", HOUR, forget_old_changes)]
