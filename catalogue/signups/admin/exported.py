"""What the table of who signed up holds, as CSV and XLSX: headings, by the name of what each column reads."""

from catalogue.signups.dated_pages import Date
from catalogue.signups.presence import Presences, label_of

HEADINGS = {
    "name": "Nom",
    "email": "Courriel",
    "phone": "Téléphone",
    "establishment": "Établissement",
    "activity": "Activité",
    "city": "Commune",
    "places": "Places",
    "state_label": "État",
    "need": "Ce qu’il faut régler",
    "accessibility": "Accessibilité",
    "answers_text": "Réponses",
    "created_at": "Reçue le",
}
_OF_SESSIONS = {"places", "need"}
_OF_APPLICATIONS = {
    "motivation": "Motivation",
    "get_employer_display": "Accord de l’employeur",
    "employer_name": "Signataire",
    "employer_email": "Courriel du signataire",
}


def headings_of(date: Date, presences: Presences) -> dict[str, str]:
    """In order. Of applications, what is decided on; of a date in several meetings, presence at each."""
    found = HEADINGS
    if date.takes_applications:
        found = {name: label for name, label in found.items() if name not in _OF_SESSIONS} | _OF_APPLICATIONS
    return found | {f"presences.{one.key}": f"Présence, {label_of(one, date)}" for one in presences.meetings}
