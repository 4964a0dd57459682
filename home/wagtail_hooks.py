"""What the site changes in Wagtail's admin: links of rich texts, the first page an editor sees, the walls' lists."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem

from home.admin import autosave, blocks_in_words
from home.admin.choosing import with_states
from home.admin.dashboard import FirstStep, FirstStepsPanel, OwnPagesItem
from home.admin.help_menu import without_foreign_links
from home.as_typed import hooks as as_typed
from home.background import hooks as background
from home.chores import Chore
from home.doors.second_factor import hooks as second_factor
from home.drafts import hooks as drafts
from home.generations import forget_old_changes
from home.languages import hooks as languages
from home.limits import HOUR, purge
from home.models import ArticleIndexPage, ArticlePage
from home.outbox import hooks as outbox
from home.page_links import hooks as page_links
from home.pictures import hooks as pictures
from home.publishing import hooks as publishing
from home.rich_text_links import SiteDocumentLinkHandler, SitePageLinkHandler
from home.typed_communes import hooks as typed_communes
from home.wagtail_patches.approvals import remember_approvals
from home.wagtail_patches.listing_buttons import drop_listing_buttons
from home.walls.documents import serve_to_readers
from home.walls.lists import hide_closed, linkable_pages

REGISTERED = (
    as_typed,
    autosave,
    background,
    blocks_in_words,
    drafts,
    languages,
    outbox,
    page_links,
    pictures,
    publishing,
    second_factor,
    typed_communes,
)  # their hooks, by import
_HIDDEN_PANELS = {"UpgradeNotificationPanel", "WhatsNewInWagtailVersionPanel"}


hooks.register("construct_page_chooser_queryset", linkable_pages)
hooks.register("construct_page_chooser_queryset", with_states)
hooks.register("before_serve_document", serve_to_readers, order=-1)  # before Wagtail asks for a password
for menu in ("main", "settings", "reports", "help"):
    hooks.register(f"construct_{menu}_menu", hide_closed)
hooks.register("construct_help_menu", without_foreign_links)


@hooks.register("register_rich_text_features", order=100)
def link_pages_and_documents(features):
    for handler in (SitePageLinkHandler, SiteDocumentLinkHandler):
        features.register_link_type(handler)


drop_listing_buttons()


@hooks.register("insert_global_admin_js")
def speak_french():
    return format_html('<script type="module" src="{}"></script>', static("js/admin-french.js"))


@hooks.register("register_first_steps")
def register_first_steps():
    about = "Une nouvelle, un retour d’expérience, signé et daté."
    return [FirstStep(10, "Écrire un article", about, ArticleIndexPage, ArticlePage)]


@hooks.register("construct_homepage_panels")
def show_first_steps(request, panels):
    panels[:] = [panel for panel in panels if type(panel).__name__ not in _HIDDEN_PANELS]
    panels.insert(0, FirstStepsPanel())


@hooks.register("construct_homepage_panels")
def read_approvals_at_once(request, panels):
    remember_approvals(request.user)


@hooks.register("construct_homepage_summary_items", order=1000)
def count_own_pages(request, items):
    items[:] = [OwnPagesItem(request) if isinstance(item, PagesSummaryItem) else item for item in items]


@hooks.register("register_chores")
def register_chores():
    return [Chore("compteurs échus", HOUR, purge), Chore("anciens changements", HOUR, forget_old_changes)]
