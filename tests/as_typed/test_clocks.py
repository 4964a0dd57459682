"""Hours are those of the place: of an editor's region in the admin, unless the account says another clock."""

from datetime import UTC, datetime

import lxml.html
import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from catalogue.models import StaleReason, StaleReport
from home.clocks import clock_of
from home.models import ArticlePage
from tests.conftest import user_in
from tests.editing.forms import Editor, address, body, errors_of, form_of
from tests.factories import make_article, make_material

pytestmark = pytest.mark.django_db

_BODY = body("Le corps de l’article.")
ZONES = [("Indian/Reunion", 5, "La Réunion"), ("America/Martinique", 13, "Martinique")]


@pytest.fixture
def region_in(bretagne):
    def placed(zone: str):
        bretagne.time_zone = zone
        bretagne.save_revision().publish()
        return bretagne

    return placed


@pytest.mark.parametrize(("zone", "hour_in_utc", "place"), ZONES)
def test_a_publication_is_scheduled_on_the_clock_of_the_region(region_in, breton_coordinator, zone, hour_in_utc, place):
    article = make_article(region_in(zone))
    editor = Editor(breton_coordinator)
    dates = {"go_live_at": "15 janvier 2034, 9 h", "expire_at": "16/1/34 9h30"}
    editor.edit(article, _BODY | dates, publish=True)
    page = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert page.go_live_at == datetime(2034, 1, 15, hour_in_utc, tzinfo=UTC)
    assert page.expire_at == datetime(2034, 1, 16, hour_in_utc, 30, tzinfo=UTC)

    response = editor.client.get(address("edit", article))
    shown = form_of(response)
    assert (shown["go_live_at"], shown["expire_at"]) == (["15/01/2034 09:00"], ["16/01/2034 09:30"])
    html = " ".join(response.content.decode().split())
    assert f"Heure : {place}" in html
    assert "15 janvier 2034 09:00" in html  # what the side panel says of the schedule


@pytest.mark.parametrize(("zone", "hour_in_utc", "place"), ZONES)
def test_lists_show_hours_on_the_clock_of_the_region(region_in, breton_editor, zone, hour_in_utc, place):
    material = make_material(region_in(zone))
    report = StaleReport.objects.create(material=material, reason=StaleReason.values[0])
    StaleReport.objects.filter(pk=report.pk).update(created_at=datetime(2026, 1, 15, hour_in_utc, tzinfo=UTC))
    listed = Editor(breton_editor).client.get(reverse("catalogue_stale_reports")).content.decode()
    assert "15 janvier 2026, 09:00" in listed


def test_a_clock_chosen_in_the_account_wins(region_in, breton_coordinator):
    article = make_article(region_in("Indian/Reunion"))
    UserProfile.objects.create(user=breton_coordinator, current_time_zone="Europe/Paris")
    Editor(breton_coordinator).edit(article, _BODY | {"go_live_at": "15/01/2034 09:00"}, publish=True)
    page = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert page.go_live_at == datetime(2034, 1, 15, 8, tzinfo=UTC)


def test_people_of_the_nation_of_two_clocks_or_of_nothing_follow_the_site(
    region_in, redaction, admin, breton_editor, occitanie
):
    region_in("Indian/Reunion")
    of_both = user_in("deux", "Rédaction Bretagne", "Rédaction Occitanie")
    of_nothing = user_in("personne")
    assert clock_of(breton_editor) == "Indian/Reunion"
    assert [clock_of(user) for user in (redaction, admin, of_both, of_nothing)] == ["Europe/Paris"] * 4


def test_the_zone_of_a_translated_home_that_is_behind_changes_nothing(region_in, bretagne, breton_editor, english):
    bretagne.copy_for_translation(english, copy_parents=True)
    region_in("Indian/Reunion")
    assert clock_of(breton_editor) == "Indian/Reunion"


def test_a_zone_that_is_none_is_no_error(region_in, breton_editor):
    region_in("Indian/Reunion")
    UserProfile.objects.create(user=breton_editor, current_time_zone="Mars/Olympus")
    assert Editor(breton_editor).client.get("/gestion/").status_code == 200


def test_a_schedule_that_cannot_be_read_is_refused_and_stays(region_in, breton_coordinator):
    article = make_article(region_in("Indian/Reunion"))
    wrong = {"go_live_at": "lundi prochain", "expire_at": "15/01/2034", "review_on": "15 brumaire 2034"}
    response = Editor(breton_coordinator).edit(article, _BODY | wrong, publish=True)
    assert set(errors_of(response)) == set(wrong)
    assert {name: form_of(response)[name] for name in wrong} == {name: [text] for name, text in wrong.items()}


def test_the_account_offers_the_zones_of_france_by_name(breton_editor):
    html = Editor(breton_editor).client.get("/gestion/account/").content.decode()
    select = lxml.html.fromstring(html).get_element_by_id("id_locale-current_time_zone")
    assert [option.text for option in select][:3] == ["Celui de ma région", "Métropole (Paris)", "Guadeloupe"]
