"""Addresses of these screens, below /gestion/, and whom the wall lets in: whoever keeps the date's page."""

from collections.abc import Collection

from django.http import HttpRequest
from django.urls import path

from catalogue.signups.admin import day, papers, registrations
from catalogue.signups.models import Registration
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

urlpatterns = [
    path(_PAGE, registrations.RegistrationsView.as_view(), name="signups_registrations"),
    path(
        _PAGE + "resultats/",
        registrations.RegistrationsView.as_view(results_only=True),
        name="signups_registrations_results",
    ),
    path(_PAGE + "ajouter/", registrations.AddView.as_view(), name="signups_add"),
    path(_PERSON + "rendre/", registrations.GiveBackView.as_view(), name="signups_staff_give_back"),
    path(_PERSON + "presence/", registrations.MarkView.as_view(), name="signups_mark"),
    path(_PAGE + "jour/", day.DayView.as_view(), name="signups_day"),
    path(_PAGE + "jour/pointages/", day.SentView.as_view(), name="signups_day_sent"),
    path(_PAGE + "emargement.pdf", _SHEET, name="signups_attendance_sheet"),
    path(_PAGE + "liste.pdf", _LIST, name="signups_people_list"),
    path(_PAGE + "badges.pdf", _BADGES, name="signups_badges"),
    path(_PAGE + "convocations.pdf", papers.ConvocationsView.as_view(), name="signups_convocations"),
    path(_PAGE + "attestations.pdf", papers.CertificatesView.as_view(), name="signups_certificates"),
    path(_PERSON + "convocation.pdf", papers.ConvocationsView.as_view(), name="signups_convocation_of"),
    path(_PERSON + "attestation.pdf", papers.CertificatesView.as_view(), name="signups_certificate_of"),
    path(_CHECK_IN, day.CheckInView.as_view(), name="signups_check_in"),
]


def rules() -> dict[str, Rule]:
    named = Rule(named={"page_id": lookups.own_pages, "registration_id": own_registrations})
    return dict.fromkeys([pattern.name for pattern in urlpatterns], named) | {
        "signups_check_in": Rule(check=of_own_registration)
    }


def own_registrations(user: object, ids: Collection[str]) -> bool:
    """Of dates of the territory."""
    pks = lookups.numbers(ids)
    found = Registration.objects.filter(territory_of(user).pages("seats__page__path"), pk__in=pks or ())
    return bool(pks) and found.count() == len(pks or ())


def of_own_registration(request: HttpRequest, kwargs: dict) -> bool:
    """Whether the code that was read is of a date of the territory."""
    own = territory_of(request.user).pages("seats__page__path")
    return Registration.objects.filter(own, key=kwargs["registration_key"]).exists()
