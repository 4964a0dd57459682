"""The demonstration's applications: made-up people, on some of whom staff has decided already."""

from dataclasses import replace
from random import Random

from catalogue.models import PromotionPage
from catalogue.signups.applications.deciding import decide
from catalogue.signups.dated_pages import takes_signups
from catalogue.signups.demonstration import made_up_people, without_list
from catalogue.signups.enums import Employer, RegistrationState
from catalogue.signups.models import Act, Registration
from catalogue.signups.registering import register

_APPLY = 8
_MOTIVATIONS = [
    "Je réponds chaque jour aux hébergeurs, sans l’avoir appris : avis, fiches, photos. Je veux monter des ateliers.",
    "Notre office ouvre un poste d’animation numérique. Je le prends au printemps, et j’arrive de la médiathèque.",
    "Je tiens un gîte et j’aide déjà mes voisins le soir. J’aimerais en faire mon métier, à mi-temps d’abord.",
]
_DECIDED = [
    (Act.ACCEPTED, "Votre projet est prêt, et votre direction le soutient."),
    (Act.LISTED, "Votre projet nous plaît ; nous attendons l’accord de votre employeur."),
    (Act.REFUSED, "Cette promotion s’adresse aux salariés d’un office. Le cycle Reporter vous conviendra mieux."),
]


def build(locale: int) -> None:
    """For the promotions of a language that take applications and have none yet."""
    for promotion in without_list(PromotionPage, locale):
        if takes_signups(promotion):
            fill(promotion)


def fill(promotion: PromotionPage) -> None:
    people = made_up_people(promotion, _APPLY, Random(promotion.slug))  # noqa: S311  # the same people each time
    for number, person in enumerate(people):
        agreed = number % len(_DECIDED) == 0
        applies = replace(
            person,
            need="",
            motivation=_MOTIVATIONS[number % len(_MOTIVATIONS)],
            employer=Employer.AGREES if agreed else Employer.NOT_YET,
            employer_name="Direction Exemple" if agreed else "",
            employer_email="direction.exemple@exemple.invalid" if agreed else "",
        )
        register(promotion, applies, "fr")
    first = Registration.objects.of_date(promotion).order_by("turn")[: len(_DECIDED)]
    for one, (decision, reason) in zip(first, _DECIDED, strict=True):
        decide(one, promotion, decision, by=None, reason=reason, seen=RegistrationState.RECEIVED)
