"""The columns of a table of sessions: their French headings, and what a line of the model says in each."""

from dataclasses import dataclass

from django.utils.text import slugify


@dataclass(frozen=True)
class Column:
    """`name`: how the other modules call it."""

    name: str
    heading: str
    example: str


COLUMNS = (
    Column("workshop", "Atelier", "Répondre aux avis"),
    Column("day", "Date", "15/01/2027"),
    Column("starts", "Heure de début", "14 h"),
    Column("ends", "Heure de fin", "16 h 30"),
    Column("last_day", "Date de fin", ""),
    Column("title", "Titre", ""),
    Column("summary", "Résumé", "Deux heures pour répondre sans s’énerver."),
    Column("mode", "Modalité", "En présentiel"),
    Column("venue", "Lieu", "Médiathèque"),
    Column("address", "Adresse", "1 place de la Mairie"),
    Column("postcode", "Code postal", "29000"),
    Column("city", "Commune", "Quimper"),
    Column("online_url", "Lien de la visioconférence", ""),
    Column("organisation", "Organisation", ""),
    Column("host", "Animé par", "L’équipe numérique"),
    Column("seats", "Places", "12"),
    Column("seats_left", "Places restantes", "12"),
    Column("price", "Prix", "0"),
    Column("price_note", "Précision sur le prix", ""),
    Column("signup_url", "Adresse d’inscription", ""),
    Column("signup_email", "Courriel d’inscription", "inscription@exemple.fr"),
    Column("signup_phone", "Téléphone d’inscription", ""),
    Column("signup_deadline", "Date limite d’inscription", "13/01/2027 18 h"),
    Column("status", "Statut", "Prévue"),
    Column("slug", "Identifiant", ""),
)
HEADINGS = {column.name: column.heading for column in COLUMNS}
REQUIRED = "workshop"


def key_of(heading: str) -> str:
    """A heading as it is compared: neither case, accents nor the kind of an apostrophe count."""
    return slugify(heading.replace("’", " ").replace("'", " "))


BY_KEY = {key_of(column.heading): column.name for column in COLUMNS}
