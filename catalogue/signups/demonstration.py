"""The demonstration's registrations: made-up people, clearly such, whom no mail ever reaches (`home.outbox.gate`)."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from random import Random

from django.utils import timezone

from catalogue.enums import EditorialStatus, SignupKind
from catalogue.signups.bulk import register_many
from catalogue.signups.dated_pages import MODELS, Date
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Registration, Seats, Tick
from catalogue.signups.opinions.demonstration import answer
from catalogue.signups.presence import noted_meetings
from catalogue.signups.registering import Person
from home.progress import Progress

MOST = 20_000  # registrations, for load work
_EACH_TIME = 2_000  # more of them each time that the demonstration is multiplied
_FIRST_NAMES = [
    "Camille",
    "Dominique",
    "Claude",
    "Sacha",
    "Alix",
    "Maxime",
    "Noa",
    "Lou",
    "Andrea",
    "Charlie",
    "Morgan",
    "Dany",
    "Ange",
    "Eden",
    "Gwenn",
]
_PLACES = ["Hôtel", "Gîte", "Chambre d’hôtes", "Camping", "Restaurant", "Musée", "Guide", "Association", "Domaine"]
_NEEDS = [
    "",
    "",
    "Deux avis sévères de l’été restent sans réponse.",
    "Ma fiche montre encore les horaires de l’an passé.",
    "Je ne sais jamais quoi publier hors saison.",
    "Mes photos sont sombres et prises de trop loin.",
    "Je débute et ne veux ralentir personne.",
]
_ACCESS = ["", "", "", "", "", "", "", "", "Je viens en fauteuil.", "Boucle magnétique, si la salle en a une."]
_SOME, _WAIT = 12, 3  # who comes where seats are not counted; who waits once all is full
_COME = 0.85  # of those expected


def build(locale: int, times: int, progress: Progress) -> None:
    """Sign made-up people up for every date of a language that has no list yet.

    `times`: above 1, dates without a limit of seats take many more, until there are `times` times _EACH_TIME, MOST at
    most.
    """
    models = [model for model in MODELS if not model.takes_applications]
    dates: list[Date] = [date for model in models for date in without_list(model, locale)]
    progress.start("Inscriptions", len(dates))
    unlimited = [date for date in dates if date.seats is None]
    expected = {date.pk: _expected(date) for date in dates}
    wanted = min(MOST, _EACH_TIME * times) if times > 1 else 0
    missing = max(0, wanted - Registration.objects.count() - sum(expected.values()))
    for date in unlimited:
        expected[date.pk] += missing // len(unlimited)
    for date in dates:
        fill(date, expected[date.pk])
        progress.step()


def without_list(model: type[Date], locale: int) -> Iterable[Date]:
    """Twice is once, and a list that people signed is left alone."""
    known = Seats.objects.values("date")
    found = model.objects.live().filter(locale=locale, signup_kind=SignupKind.HERE, alias_of=None)
    return found.filter(status=EditorialStatus.PLANNED).exclude(translation_key__in=known).order_by("starts_at", "pk")


def _expected(date: Date) -> int:
    if date.seats is None:
        return _SOME
    left = getattr(date, "seats_left", None)
    return date.seats + _WAIT if left == 0 else date.seats - (date.seats // 2 if left is None else left)


def fill(date: Date, count: int) -> None:
    """Sign `count` people up for a date, in the weeks before it; when it is over, who came, and what they say."""
    random = Random(date.slug)  # noqa: S311  # the same people each time
    made = register_many(date, made_up_people(date, count, random))
    last = min(timezone.now(), date.starts_at)
    for number, registration in enumerate(reversed(made)):
        registration.created_at = last - timedelta(hours=5 + 7 * number % 600)
    is_over, seated = date.ends_at <= timezone.now(), [one for one in made if one.holds]
    if is_over:
        _attend(date, seated, random)
    Registration.objects.bulk_update(made, ["created_at", "state"], batch_size=500)
    if is_over:
        answer(date, seated, random)


def _attend(date: Date, seated: list[Registration], random: Random) -> None:
    """Each meeting, of a date in several."""
    meetings, ticks = noted_meetings(date), []
    for one in seated:
        came = [random.random() < _COME for _meeting in meetings or [date]]
        one.state = _state(any(came))
        for meeting, was_there in zip(meetings, came, strict=False):
            ticks.append(Tick(registration=one, meeting=meeting.key, state=_state(was_there), at=meeting.starts_at))
    Tick.objects.bulk_create(ticks, batch_size=500)


def _state(came: bool) -> str:
    return RegistrationState.PRESENT if came else RegistrationState.ABSENT


def made_up_people(date: Date, count: int, random: Random) -> Iterator[Person]:
    """« Camille Exemple » and hers."""
    start = random.randrange(100)
    pairs = date.places_each > 1 and getattr(date, "seats_left", None) != 0  # a pair would leave the last seat free
    for number in range(start, start + count):
        first, kind = _FIRST_NAMES[number % len(_FIRST_NAMES)], random.choice(_PLACES)
        yield Person(
            name=f"{first} Exemple",
            email=f"{first.lower()}.exemple-{number}@exemple.invalid",
            places=2 if number % 9 == 0 and pairs else 1,
            establishment=f"{kind} Exemple",
            activity=kind,
            city=date.city or "Exemple-sur-Mer",
            phone=f"01 99 00 {random.randrange(100):02d} {random.randrange(100):02d}" if number % 3 else "",
            need=random.choice(_NEEDS),
            accessibility=random.choice(_ACCESS),
            answers=[[question.text, "Une réponse d’exemple."] for question in date.asked],
        )
