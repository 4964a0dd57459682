"""What travels in the links of a list's pages: what is in force, and nothing that was refused."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import lxml.html
import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import make_material, make_session, make_theme, make_workshop
from tests.search.indexed import index_all

pytestmark = pytest.mark.django_db


def next_pairs(response) -> list[tuple[str, str]]:
    [link] = lxml.html.fromstring(response.content.decode()).xpath("//a[@rel='next']")
    return parse_qsl(urlsplit(link.get("href")).query)


@pytest.fixture
def library(site):
    theme = make_theme(site, title="Photo", slug="photo")
    for number in range(14):
        make_material(site, title=f"Ressource {number}", themes=[theme], level="debutant")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("theme=inconnu&niveau=debutant", [("niveau", "debutant")]),
        ("theme=photo&theme=inconnu&niveau=debutant", [("theme", "photo"), ("niveau", "debutant")]),
        ("niveau=debutant&niveau=avance", [("niveau", "debutant"), ("niveau", "avance")]),
        ("theme=%00&licence=x&truc=1", []),
    ],
)
def test_refused_values_do_not_travel_and_the_others_do(library, visit, query, kept):
    response = visit(f"/ressources/?{query}")
    assert next_pairs(response) == [*kept, ("page", "2")]
    second = visit(f"/ressources/?{'&'.join(f'{name}={value}' for name, value in next_pairs(response))}")
    assert len(second.context["cards"]) == 2
    if query.count("=") > len(kept):
        assert response.context["form"].errors or "truc" in query


def test_periods_travel_and_bad_ones_do_not(site, visit):
    workshop = make_workshop(site)
    for _number in range(30):
        make_session(site, workshop, days=-10)
    assert next_pairs(visit("/agenda/?quand=passe&mode=x")) == [("quand", "passe"), ("page", "2")]
    for _number in range(30):
        make_session(site, workshop, days=10)
    assert next_pairs(visit("/agenda/?quand=jamais&mode=presentiel")) == [("mode", "presentiel"), ("page", "2")]


def test_search_pages_do_the_same(site, library, visit):
    for number in range(14, 24):
        make_material(site, title=f"Ressource {number}")
    index_all()
    response = visit("/recherche/?q=ressource&type=ressource&type=inconnu&quand=jamais")
    assert next_pairs(response) == [("q", "ressource"), ("type", "ressource"), ("page", "2")]


def hide(region, how: str) -> None:
    if how == "private":
        PageViewRestriction.objects.create(page=region, restriction_type=PageViewRestriction.LOGIN)
    elif how == "expired":
        region.expire_at = timezone.now() - timedelta(hours=1)
        region.save()
    else:
        region.unpublish()


@pytest.mark.parametrize("how", ["private", "expired", "draft"])
def test_filters_name_no_hidden_region(site, occitanie, visit, how):
    paths = ("/agenda/", "/annuaire/", "/recherche/?region=occitanie&q=atelier")
    for path in paths:
        assert "Occitanie" in visit(path).content.decode(), path
    hide(occitanie, how)
    for path in paths:
        assert "Occitanie" not in visit(path).content.decode(), path
