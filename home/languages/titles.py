"""Titles of the pages that every site has, in each language; a region corrects them as any other text."""

from wagtail.models import Page

_CODES = ("en", "de", "es", "it", "nl", "br", "eu", "oc", "co")
# Of the index pages as they are made (catalogue/provisioning/tree.py); a title that editors changed is not here.
_ROWS = {
    "Agenda": "Calendar|Termine|Agenda|Agenda|Agenda|Deiziataer|Agenda|Agenda|Agenda",
    "Ateliers": "Workshops|Workshops|Talleres|Laboratori|Workshops|Stalioù|Tailerrak|Talhièrs|Attelli",
    "Ressources": "Resources|Materialien|Recursos|Risorse|Materiaal|Danvez|Baliabideak|Ressorsas|Risorse",
    "Formations": "Training|Weiterbildung|Formación|Formazione|Opleidingen|Stummadurioù|Prestakuntza|Formacions"
    "|Furmazione",
    "Articles": "Articles|Artikel|Artículos|Articoli|Artikelen|Pennadoù|Artikuluak|Articles|Articuli",
    "Annuaire": "Directory|Verzeichnis|Directorio|Elenco|Gids|Roll|Direktorioa|Annuari|Annuariu",
    "Contact": "Contact|Kontakt|Contacto|Contatti|Contact|Darempred|Harremanak|Contacte|Cuntattu",
    "Thèmes": "Topics|Themen|Temas|Temi|Thema’s|Temoù|Gaiak|Tèmas|Temi",
    "Régions": "Regions|Regionen|Regiones|Regioni|Regio’s|Rannvroioù|Eskualdeak|Regions|Regioni",
}
_TITLES = {french: dict(zip(_CODES, row.split("|"), strict=True)) for french, row in _ROWS.items()}


def known_title(page: Page, code: str) -> str | None:
    """What an index page is called in a language; None when we do not know."""
    return _TITLES.get(page.title, {}).get(code) if page.specific_class.max_count_per_parent == 1 else None
