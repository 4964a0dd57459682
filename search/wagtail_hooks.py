"""What search adds to Wagtail's admin, for the national staff and for coordinations."""

from django.urls import path, reverse
from wagtail import hooks

from home.chores import Chore
from home.walls.routes import For, Rule, names
from search.engines import remote_engine
from search.indexing.replay import replay
from search.tasks import check_index_at_night
from search.understanding.synonyms.admin import synonyms
from search.usage.flush import flush
from search.usage.panel import SearchedPanel
from search.usage.report import SearchReportMenuItem, SearchReportView
from search.usage.retention import purge

_FLUSH_SECONDS = 30
_REPLAY_SECONDS = 15
_CHECK_SECONDS = 600
_DAY_SECONDS = 86_400


@hooks.register("register_admin_viewset")
def register_synonyms():
    return synonyms


@hooks.register("register_admin_urls")
def register_report_urls():
    view = SearchReportView.as_view
    return [
        path("rapports/recherches/", view(), name="search_report"),
        path("rapports/recherches/resultats/", view(results_only=True), name="search_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_report():
    return SearchReportMenuItem(
        SearchReportView.page_title, reverse("search_report"), name="recherches", icon_name="search", order=100
    )


@hooks.register("construct_homepage_panels")
def show_what_is_searched(request, panels):
    panels.append(SearchedPanel())


@hooks.register("register_national_rights")
def register_national_rights():
    """Who keeps the national site keeps its synonyms and reads what people search."""
    synonyms = ["add_synonymgroup", "change_synonymgroup", "delete_synonymgroup"]
    return "search", [*synonyms, "view_searchcount"]


@hooks.register("register_wall_routes")
def register_wall_routes():
    """Words that act everywhere are for the national staff; the report's view tells who reads what of it."""
    synonyms = "index index_results add edit delete usage history history_results"
    national = dict.fromkeys(names("search_synonyms", synonyms), Rule(For.NATIONAL))
    return national | dict.fromkeys(["search_report", "search_report_results"], Rule())


@hooks.register("register_chores")
def register_chores():
    return [
        Chore("Compte des recherches", _FLUSH_SECONDS, flush),
        Chore("Purge des recherches", _DAY_SECONDS, purge),
        Chore("Rattrapage du moteur de recherche", _REPLAY_SECONDS, replay),
        Chore("Vérification de la recherche", _CHECK_SECONDS, check_index_at_night),
    ]


@hooks.register("register_readiness")
def register_readiness():
    """An engine outside the database that is away takes nothing down: the database's own answers."""
    engine = remote_engine()
    return "engine", engine is None or engine.is_up()


@hooks.register("register_task_labels")
def register_task_labels():
    return {
        "search.tasks.index_later": "Mise à jour de la recherche",
        "search.tasks.check_index": "Vérification de la recherche",
    }
