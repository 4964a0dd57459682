"""The results page, below the national home and below each region's; works without scripts."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import ThemePage
from home.regions import NATIONAL
from home.views import located_below_home
from search.filtering.labels import Labels
from search.usage.counting import count_search
from search.web.answer import answer, zone_of
from search.web.forms import SearchForm
from search.web.near import near
from search.web.on_map import map_of_results
from search.web.presentation import Selection, answers, cards, page_of


@require_safe
def search_page(request, region: str | None = None):
    """What was found, or the themes to browse when nothing was asked."""
    location = located_below_home(request, region)
    here = location.region.slug if location.region else ""
    form = SearchForm(request.GET, labels=Labels(get_language()), region=here, zone=zone_of(location))
    context = {"location": location, "form": form, "query": form.query, "title": _title(form.query.text)}
    asked = bool(form.query or form.pairs())
    return render(
        request, "search/results.html", context | (_found(form, here, request) if asked else _browse(form, request))
    )


def _title(text: str) -> str:
    return _("Recherche : %(text)s") % {"text": text} if text else _("Recherche")


def _found(form: SearchForm, here: str, request) -> dict:
    results = answer(form, near=here, nearest_page=True, gathered=True, explained=_asks_why(request))
    count_search(request, form.typed_text, results, here or NATIONAL)
    selection = Selection(form)
    return {
        "results": results,
        "answers": answers(results, request),
        "cards": cards(results, form.labels, request),
        "corrected_url": selection.corrected_url(results.correction) if results.correction else "",
        "as_typed_url": selection.as_typed_url(),
        "alert_url": selection.alert_url,
        "outlets": selection.outlets(),
        "facets": selection.facets(results.facets),
        "understood": selection.understood(),
        "offer": selection.offer(),
        "asks_near": form.understood.asks_near and not form.understood.filters.around,
        "chips": selection.chips(),
        "near": near(form),
        "dates_map": map_of_results(results.results, form.understood.filters.around),
        "reset_url": selection.reset_url(),
        "orders": selection.orders(form.order),
        "page_obj": page_of(results),
        "everywhere_url": selection.everywhere_url()
        if form.is_narrowed and not form.understood.filters.values["region"]
        else "",
        "query_string": selection.query_string,
        "themes": [] if results.total else _themes(request),
    }


def _asks_why(request) -> bool:
    """`?explique=1`, from someone who may enter the admin: why each result stands where it does."""
    return request.GET.get("explique") == "1" and request.user.has_perm("wagtailadmin.access_admin")


def _browse(form: SearchForm, request) -> dict:
    return {"themes": _themes(request), "near": near(form)}


def _themes(request) -> list[dict]:
    """Themes as tiles; one query."""
    pages = ThemePage.objects.visible().filter(locale__language_code=get_language()).with_cards().order_by("path")
    return [{"title": page.title, "url": page.get_url(request), "icon": page.card_icon} for page in pages]
