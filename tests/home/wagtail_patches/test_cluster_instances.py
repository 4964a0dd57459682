"""Pages are made of rows without going through their model; those that are made by hand are given children as ever."""

from datetime import date

from modelcluster import models as modelcluster

from catalogue.models import SessionDay, SessionPage
from home.models import HomePage


def test_page_of_a_row_asks_nothing_of_its_model(site, monkeypatch):
    asked, original = [], modelcluster.get_all_child_relations
    monkeypatch.setattr(modelcluster, "get_all_child_relations", lambda model: asked.append(model) or original(model))
    assert (list(HomePage.objects.all()), asked) == ([site], [])


def test_children_are_given_by_name(db):
    page = SessionPage(title="Séance", days=[SessionDay(day=date(2031, 5, day)) for day in (6, 7)])
    assert (page.title, [day.day.day for day in page.days.all()]) == ("Séance", [6, 7])
