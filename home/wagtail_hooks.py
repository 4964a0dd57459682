"""What the site changes in Wagtail's admin: links of rich texts, and the first page an editor sees."""

from wagtail import hooks

from home.dashboard import FirstStep, FirstStepsPanel
from home.links import SitePageLinkHandler
from home.models import ArticleIndexPage, ArticlePage
from home.walls import hooks as wall_hooks  # noqa: F401  registers its hooks

_HIDDEN_PANELS = {"UpgradeNotificationPanel", "WhatsNewInWagtailVersionPanel"}


@hooks.register("register_rich_text_features", order=100)
def link_pages(features):
    features.register_link_type(SitePageLinkHandler)


@hooks.register("register_first_steps")
def register_first_steps():
    about = "Une nouvelle, un retour d’expérience, signé et daté."
    return [FirstStep(10, "Écrire un article", about, ArticleIndexPage, ArticlePage)]


@hooks.register("construct_homepage_panels")
def show_first_steps(request, panels):
    panels[:] = [panel for panel in panels if type(panel).__name__ not in _HIDDEN_PANELS]
    panels.insert(0, FirstStepsPanel())
