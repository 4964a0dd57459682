"""Addresses of these screens, below /gestion/, and whom the wall lets in: whoever keeps the date's page."""

from collections.abc import Collection

from django.urls import path

from catalogue.signups.admin import registrations
from catalogue.signups.models import Registration
from home.walls import lookups
from home.walls.routes import Rule
from home.walls.territory import territory_of

_PAGE = "inscriptions/<row_id:page_id>/"
_PERSON = _PAGE + "<row_id:registration_id>/"

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
]


def rules() -> dict[str, Rule]:
    return dict.fromkeys(
        [pattern.name for pattern in urlpatterns],
        Rule(named={"page_id": lookups.own_pages, "registration_id": own_registrations}),
    )


def own_registrations(user: object, ids: Collection[str]) -> bool:
    """Of dates of the territory."""
    pks = lookups.numbers(ids)
    found = Registration.objects.filter(territory_of(user).pages("seats__page__path"), pk__in=pks or ())
    return bool(pks) and found.count() == len(pks or ())
