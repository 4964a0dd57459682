"""The panels of `home`, in place of Wagtail's that they say better."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from home.admin.dashboard.creating import HOOK, CreatingPanel, FirstStep
from home.admin.dashboard.moderating import WaitingPanel
from home.admin.dashboard.summary import count_own_pages
from home.admin.dashboard.writing import DraftsPanel, ReturnedPanel
from home.models import ArticleIndexPage, ArticlePage

# News of Wagtail; and, of moderation, what ours say in a constant number of queries.
NOT_SHOWN = {
    "UpgradeNotificationPanel",
    "WhatsNewInWagtailVersionPanel",
    "UserObjectsInWorkflowModerationPanel",
    "WorkflowObjectsToModeratePanel",
}

hooks.register("construct_homepage_summary_items", count_own_pages, order=1000)


@hooks.register(HOOK)
def register_first_steps() -> list[FirstStep]:
    return [FirstStep(40, 40, "ecrire-un-article", "doc-full", ArticleIndexPage, ArticlePage)]


@hooks.register("construct_homepage_panels")
def show_own_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [panel for panel in panels if type(panel).__name__ not in NOT_SHOWN]
    panels += [CreatingPanel(), ReturnedPanel(), WaitingPanel(), DraftsPanel()]
