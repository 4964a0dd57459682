"""The search as JSON, for other programs: `/api/recherche/`."""

from collections import defaultdict

from django.http import JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.regions import NATIONAL
from home.views import located_below_home
from search.answering.results import Answer, Result, Results
from search.content.models import EntryTerm
from search.filtering.around import RADIUS
from search.filtering.labels import Labels
from search.usage.counting import count_search
from search.web.addresses import path_on_host
from search.web.answer import answer, zone_of
from search.web.forms import ApiForm, SearchForm


@require_safe
def search_api(request):
    """The contract's JSON; 400 with a message by field when a value is not understood."""
    location = located_below_home(request)
    region = location.region.slug if location.region else ""
    form = ApiForm(request.GET, labels=Labels(get_language()), region=region, zone=zone_of(location))
    if not form.is_valid():
        errors = {name: str(messages[0]) for name, messages in form.errors.items()}
        return JsonResponse({"error": errors}, status=400)
    results = answer(form, near=region, size=form.chosen("par_page"))
    count_search(request, form.typed_text, results, region or NATIONAL)
    return JsonResponse(as_json(results, location.site) | {"understood": understood_json(form)})


def as_json(results: Results, site) -> dict:
    """A page of results in the contract's shape; addresses are paths on the host of `site`. One query."""
    themes = defaultdict(list)
    entries = [result.entry.pk for result in results.results]
    terms = EntryTerm.objects.filter(entry__in=entries, key="theme").order_by("value")
    for entry_id, slug in terms.values_list("entry_id", "value"):
        themes[entry_id].append(slug)
    return {
        "total": results.total,
        "page": results.page,
        "query": results.query,
        "correction": results.correction,
        "engine": results.engine,
        "degraded": results.degraded,
        "results": [_result(result, themes[result.entry.pk], site) for result in results.results],
        "answers": [_answer(answer, site) for answer in results.answers],
        "facets": {key: [vars(value) for value in values] for key, values in results.facets.items()},
    }


def _answer(answer: Answer, site) -> dict:
    url = path_on_host(answer.entry, site)
    return {"question": answer.question, "extract": answer.extract, "url": url, "anchor": answer.anchor}


def understood_json(form: SearchForm) -> list[dict]:
    """What words of the query say as filters, a value each."""
    km = form.chosen(RADIUS)
    return [
        {"key": one.key, "value": value, "label": form.labels.label(one.key, value, km), "words": one.words}
        for one in form.understood.readings
        for value in one.values
    ]


def _result(result: Result, themes: list[str], site) -> dict:
    entry = result.entry
    return {
        "type": entry.type,
        "title": entry.title,
        "url": path_on_host(entry, site),
        "anchor": result.anchor,
        "slug": entry.slug,
        "region": entry.region,
        "themes": themes,
        "extract": result.extract,
        "where": result.where,
        "source_id": entry.source_id or None,
        "distance_km": None if result.distance_km is None else round(result.distance_km, 1),
    }
