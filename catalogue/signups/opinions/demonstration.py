"""The demonstration's answers to the questions that are asked after a date: made up, and clearly such."""

from collections.abc import Iterable, Iterator
from random import Random

from django.utils import timezone
from django.utils.translation import override

from catalogue.signups.dated_pages import Date
from catalogue.signups.models import Moment, Opinion, Registration
from catalogue.signups.opinions.asking import LATER, may_answer, questions_of

_ANSWER = {Moment.AT_ONCE: 0.85, Moment.LATER: 0.6}  # of those who may
_NOTES = [5, 5, 5, 5, 4, 4, 4, 3, 2]
_TEXTS = [
    [
        "Exemple : répondre aux trois avis de l’été qui attendent.",
        "Exemple : refaire la photo de ma façade, à l’heure dorée.",
        "Exemple : noter mes jours de fermeture sur ma fiche.",
        "Exemple : tout relire demain matin, au calme.",
    ],
    [
        "",
        "",
        "Exemple : un peu plus de temps pour essayer moi-même.",
        "Exemple : une fiche papier à remporter.",
        "Exemple : rien, c’était clair.",
    ],
]
_LATER = [
    "Exemple : je réponds à chaque avis le lundi, en dix minutes.",
    "Exemple : ma fiche est à jour, et on m’appelle moins pour les horaires.",
    "Exemple : pas encore, la saison a commencé trop vite.",
    "Exemple : je l’ai montré à ma voisine, qui viendra.",
]


def answer(date: Date, people: Iterable[Registration], random: Random) -> None:
    """Of those who came to a date that is over, most answer at once, and fewer three months later."""
    asked = [Moment.AT_ONCE, *([Moment.LATER] if date.ends_at + LATER <= timezone.now() else [])]
    came = [one for one in people if may_answer(one, date)]
    with override("fr"):
        given = [opinion for moment in asked for opinion in _given(date, moment, came, random)]
    Opinion.objects.bulk_create(given, batch_size=500)


def _given(date: Date, moment: Moment, came: Iterable[Registration], random: Random) -> Iterator[Opinion]:
    questions = questions_of(date, moment)
    texts = _TEXTS if moment == Moment.AT_ONCE else [_LATER]
    for one in came:
        if random.random() < _ANSWER[moment]:
            answers = [[question, random.choice(told)] for question, told in zip(questions.texts, texts, strict=False)]
            note = random.choice(_NOTES) if questions.note else None
            yield Opinion(registration=one, moment=moment, note=note, answers=answers)
