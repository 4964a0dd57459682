"""Which page may stand under which, asserted whole."""

import pytest
from wagtail.models import Page, get_page_models

from catalogue.models import AgendaPage
from home.models import HomePage, RegionPage
from tests.editing.forms import DASHBOARD, Editor, add_address

_PARENTS_OF_INDEXES = {"home.HomePage", "home.RegionPage"}

PARENTS = {
    "home.HomePage": {"wagtailcore.Page"},
    "home.ContentPage": {"home.HomePage", "home.RegionPage", "home.ContentPage"},
    "home.FaqPage": _PARENTS_OF_INDEXES,
    "home.ContactPage": _PARENTS_OF_INDEXES,
    "home.RegionIndexPage": {"home.HomePage"},
    "home.RegionPage": {"home.RegionIndexPage"},
    "home.ArticleIndexPage": _PARENTS_OF_INDEXES,
    "home.ArticlePage": {"home.ArticleIndexPage"},
    "home.AuthorPage": {"home.ArticleIndexPage"},
    "home.OrganisationIndexPage": _PARENTS_OF_INDEXES,
    "home.OrganisationPage": {"home.OrganisationIndexPage"},
    "catalogue.ThemeIndexPage": {"home.HomePage"},
    "catalogue.ThemePage": {"catalogue.ThemeIndexPage"},
    "catalogue.WorkshopIndexPage": _PARENTS_OF_INDEXES,
    "catalogue.WorkshopPage": {"catalogue.WorkshopIndexPage"},
    "catalogue.AgendaPage": _PARENTS_OF_INDEXES,
    "catalogue.SessionPage": {"catalogue.AgendaPage"},
    "catalogue.EventPage": {"catalogue.AgendaPage"},
    "catalogue.TrainingIndexPage": _PARENTS_OF_INDEXES,
    "catalogue.CyclePage": {"catalogue.TrainingIndexPage"},
    "catalogue.PromotionPage": {"catalogue.TrainingIndexPage"},
    "catalogue.MaterialIndexPage": _PARENTS_OF_INDEXES,
    "catalogue.MaterialPage": {"catalogue.MaterialIndexPage"},
    "catalogue.FormatIndexPage": {"home.HomePage"},
    "catalogue.FormatPage": {"catalogue.FormatIndexPage"},
}

ONCE_PER_PARENT = {
    "home.ContactPage",
    "home.RegionIndexPage",
    "home.ArticleIndexPage",
    "home.OrganisationIndexPage",
    "catalogue.ThemeIndexPage",
    "catalogue.WorkshopIndexPage",
    "catalogue.AgendaPage",
    "catalogue.TrainingIndexPage",
    "catalogue.MaterialIndexPage",
    "catalogue.FormatIndexPage",
}


def our_page_types() -> list[type[Page]]:
    return [model for model in get_page_models() if model._meta.app_label in ("home", "catalogue")]


def labels(models) -> set[str]:
    return {model._meta.label for model in models}


def test_page_tree_is_the_one_that_was_decided():
    # A page stands where its own rule and its parent's rule agree.
    found = {model._meta.label: labels(model.allowed_parent_page_models()) for model in our_page_types()}
    assert found == PARENTS


def test_rules_of_parents_and_children_name_each_other():
    said_by_parents = {
        (parent._meta.label, child._meta.label)
        for parent in our_page_types()
        for child in parent.clean_subpage_models()
    }
    said_by_children = {
        (parent._meta.label, child._meta.label)
        for child in our_page_types()
        for parent in child.clean_parent_page_models()
        if parent is not Page
    }
    assert said_by_parents == said_by_children


def test_index_and_contact_pages_stand_once_below_a_home():
    limits = {model._meta.label: model.max_count_per_parent for model in our_page_types()}
    assert {label for label, limit in limits.items() if limit is not None} == ONCE_PER_PARENT
    assert {limits[label] for label in ONCE_PER_PARENT} == {1}


def test_homes_are_made_by_commands_only():
    assert labels(model for model in our_page_types() if not model.is_creatable) == {"home.HomePage", "home.RegionPage"}


@pytest.mark.django_db
@pytest.mark.parametrize("model", [HomePage, RegionPage])
def test_not_even_an_administrator_adds_a_home_in_the_admin(model, site, admin):
    parent = site.get_parent() if model is HomePage else site.get_children().get(slug="regions")
    before = model.objects.count()
    response = Editor(admin).client.get(add_address(model, parent))
    assert (response.status_code, response["Location"]) == (302, DASHBOARD)
    assert model.objects.count() == before


@pytest.mark.django_db
def test_second_agenda_is_refused(site, redaction):
    response = Editor(redaction).client.get(add_address(AgendaPage, site))
    assert (response.status_code, response["Location"]) == (302, DASHBOARD)
