"""Addresses of these screens, below /gestion/, and whom the wall lets in: whoever keeps the date's page."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from django.urls import path

from catalogue.signups.admin import (
    day,
    deciding,
    discarding,
    opinions,
    papers,
    person,
    region,
    registrations,
    settings,
    writing,
)
from catalogue.signups.models import Registration, StaffMessage
from catalogue.signups.papers import making
from home.walls import lookups
from home.walls.routes import Rule
from home.walls.territory import territory_of

_PAGE = "inscriptions/<row_id:page_id>/"
_CHECK_IN = "inscriptions/accueil/<uuid:registration_key>/"
_PERSON = _PAGE + "<row_id:registration_id>/"
_SHEET = papers.PaperView.as_view(make=making.attendance_sheet, name="feuille-d-emargement")
_LIST = papers.PaperView.as_view(make=making.people_list, name="liste")
_BADGES = papers.PaperView.as_view(make=making.badges, name="badges")
_SETTINGS = "inscriptions/reglages/"
_OPINIONS = "inscriptions/avis/"
_PLACE = _SETTINGS + "<row_id:region_id>/"

urlpatterns = [
    path(_PAGE, registrations.RegistrationsView.as_view(), name="signups_registrations"),
    path(
        _PAGE + "resultats/",
        registrations.RegistrationsView.as_view(results_only=True),
        name="signups_registrations_results",
    ),
    path(_PAGE + "ajouter/", registrations.AddView.as_view(), name="signups_add"),
    path("inscriptions/", region.AllRegistrationsView.as_view(), name="signups_all"),
    path(
        "inscriptions/resultats/",
        region.AllRegistrationsView.as_view(results_only=True),
        name="signups_all_results",
    ),
    path(_PAGE + "ecarter/", discarding.DiscardView.as_view(), name="signups_discard"),
    path(_PAGE + "ecrire/", writing.WriteView.as_view(), name="signups_write"),
    path(_PAGE + "messages/<row_id:message_id>/", writing.MessageView.as_view(), name="signups_message"),
    path(_PERSON, person.PersonView.as_view(), name="signups_person"),
    path(_PERSON + "deplacer/", person.MoveView.as_view(), name="signups_move"),
    path(_PERSON + "servir/", person.ServeView.as_view(), name="signups_serve"),
    path(_PERSON + "decider/", deciding.DecideView.as_view(), name="signups_decide"),
    path(_PERSON + "rendre/", registrations.GiveBackView.as_view(), name="signups_staff_give_back"),
    path(_PERSON + "presence/", registrations.MarkView.as_view(), name="signups_mark"),
    path(_PAGE + "jour/", day.DayView.as_view(), name="signups_day"),
    path(_PAGE + "jour/pointages/", day.SentView.as_view(), name="signups_day_sent"),
    path(_PAGE + "emargement.pdf", _SHEET, name="signups_attendance_sheet"),
    path(_PAGE + "liste.pdf", _LIST, name="signups_people_list"),
    path(_PAGE + "badges.pdf", _BADGES, name="signups_badges"),
    path(_PAGE + "affiche.pdf", papers.PosterView.as_view(), name="signups_poster"),
    path(_PAGE + "convocations.pdf", papers.ConvocationsView.as_view(), name="signups_convocations"),
    path(_PAGE + "attestations.pdf", papers.CertificatesView.as_view(), name="signups_certificates"),
    path(_PERSON + "convocation.pdf", papers.ConvocationsView.as_view(), name="signups_convocation_of"),
    path(_PERSON + "attestation.pdf", papers.CertificatesView.as_view(), name="signups_certificate_of"),
    path(_CHECK_IN, day.CheckInView.as_view(), name="signups_check_in"),
    path(_OPINIONS, opinions.OpinionsView.as_view(), name="signups_opinions"),
    path(
        _OPINIONS + "<row_id:page_id>/",
        opinions.WorkshopOpinionsView.as_view(),
        name="signups_workshop_opinions",
    ),
    path(_PAGE + "avis/", opinions.DateOpinionsView.as_view(), name="signups_date_opinions"),
    path(_SETTINGS, settings.MySettingsView.as_view(), name="signups_my_settings"),
    path(_PLACE, settings.SettingsView.as_view(), name="signups_settings"),
    path(_PLACE + "courriels/<slug:notice>/", settings.MailTextView.as_view(), name="signups_mail_text"),
]


def rules() -> dict[str, Rule]:
    others = {
        "signups_check_in": Rule(check=of_own_registration),
        "signups_workshop_opinions": Rule(named={"page_id": lookups.readable_pages}),  # the nation's workshops too
    }
    own = dict.fromkeys(
        [pattern.name for pattern in urlpatterns],
        Rule(
            named={
                "page_id": lookups.own_pages,
                "region_id": lookups.own_pages,
                "registration_id": own_registrations,
                "message_id": own_messages,
            }
        ),
    )
    return own | others


def own_registrations(user: object, ids: Collection[str]) -> bool:
    """Of dates of the territory."""
    return _of_own_dates(user, ids, Registration)


def own_messages(user: object, ids: Collection[str]) -> bool:
    """Written to people of dates of the territory."""
    return _of_own_dates(user, ids, StaffMessage)


def _of_own_dates(user: object, ids: Collection[str], model: Any) -> bool:
    pks = lookups.numbers(ids)
    found = model.objects.filter(territory_of(user).pages("seats__page__path"), pk__in=pks or ())
    return bool(pks) and found.count() == len(pks or ())


def of_own_registration(request: HttpRequest, kwargs: dict) -> bool:
    """Whether the code that was read is of a date of the territory."""
    own = territory_of(request.user).pages("seats__page__path")
    return Registration.objects.filter(own, key=kwargs["registration_key"]).exists()
