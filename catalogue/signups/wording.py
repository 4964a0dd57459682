"""The words of the mails: those of the site, in the visitor's language, or a region's own, in French.

A region writes plain text, with marks that the mail fills in: {seance}, {date}… A text with another mark is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.signups.dated_pages import Date
from catalogue.signups.enums import Notice
from catalogue.signups.models import Registration, decision_on

MARKS = {
    "prenom": "le premier mot du nom",
    "nom": "le nom tel qu’il a été écrit",
    "seance": "le titre",
    "date": "le jour et l’heure du lieu",
    "lieu": "le lieu",
    "delai": "« demain », « dans une semaine »…",
    "rang": "le rang sur la liste d’attente",
    "raison": "la raison d’une décision sur une candidature",
    "lien": "l’adresse de « Ma place », ou de la candidature",
}
_MARK = re.compile(r"\{([^{}\n]*)\}")
_NO_NAME = re.compile(r"[^\w\s’'.-]|\.(?=\S)")  # a name that a stranger typed brings no link into a mail


@dataclass(frozen=True)
class Words:
    """What a mail says before the date itself. `text` and `html` say the same."""

    subject: str
    text: str
    html: SafeString


def problem(text: str) -> str:
    """Why a region's text cannot be taken, in French; empty when it can."""
    unknown = [name for name in _MARK.findall(text) if name not in MARKS]
    known = ", ".join(f"{{{name}}}" for name in MARKS)
    if unknown:
        return f"« {{{unknown[0]}}} » n’est pas une marque connue. Écrivez l’une de celles-ci : {known}."
    if re.search("[{}]", _MARK.sub("", text)):
        return f"Une accolade est seule. Une marque s’écrit entière : {known}."
    return ""


def words_of(subject: str, text: str, values: Mapping[str, object]) -> Words:
    """A subject and a text with the marks filled in; what is no mark stays as it is."""
    title = capfirst(" ".join(_filled(subject, values).split()))
    return Words(title, _filled(text, values).rstrip(), _html(text, values))


def _filled(text: str, values: Mapping[str, object]) -> str:
    return _MARK.sub(lambda mark: str(values.get(mark[1], mark[0])), text)


def _html(text: str, values: Mapping[str, object]) -> SafeString:
    """Each paragraph and line as they were typed; nothing in it is HTML but what this makes."""
    shown = {name: conditional_escape(str(value)) for name, value in values.items()}
    if values.get("lien"):
        shown["lien"] = format_html('<a href="{0}">{0}</a>', values["lien"])
    filled = _filled(str(conditional_escape(text)), shown)
    paragraphs = [part.replace("\n", "<br>") for part in re.split(r"\n{2,}", filled.strip())]
    return mark_safe("</p>\n  <p>".join(paragraphs))  # noqa: S308  # of parts that are escaped above


def spoken(name: str) -> str:
    """A name without what would make it an address."""
    return " ".join(_NO_NAME.sub(" ", name).split())


def delay(date: Date) -> str:
    """« demain », « dans une semaine », « dans 3 jours », by the days of the place; to the next of several meetings."""
    now = timezone.now()
    start = next((one.starts_at for one in date.meetings if one.starts_at > now), date.starts_at)
    days = (start.astimezone(date.zone).date() - now.astimezone(date.zone).date()).days
    if days <= 0:
        return _("aujourd’hui")
    if days == 1:
        return _("demain")
    if days == 7:
        return _("dans une semaine")
    return ngettext("dans %(days)s jour", "dans %(days)s jours", days) % {"days": days}


def usual_subject(notice: str) -> str:
    """The site's own, with the marks of MARKS."""
    return {
        Notice.CONFIRMED: _("Votre place est réservée : {seance}"),
        Notice.WAITING: _("Vous êtes sur la liste d’attente : {seance}"),
        Notice.FREED: _("Une place s’est libérée pour vous : {seance}"),
        Notice.OFFERED: _("Une place vous est proposée : {seance}"),
        Notice.LAPSED: _("La place proposée est passée au suivant : {seance}"),
        Notice.GIVEN_BACK: _("Votre place est rendue : {seance}"),
        Notice.APPLIED: _("Votre candidature est arrivée : {seance}"),
        Notice.ACCEPTED: _("Votre candidature est acceptée : {seance}"),
        Notice.LISTED: _("Votre candidature est sur liste d’attente : {seance}"),
        Notice.REFUSED: _("Votre candidature n’est pas retenue : {seance}"),
        Notice.WITHDRAWN: _("Votre candidature est retirée : {seance}"),
        Notice.CHANGED: _("La date ou le lieu change : {seance}"),
        Notice.POSTPONED: _("Reporté : {seance}"),
        Notice.CANCELLED: _("Annulé : {seance}"),
        Notice.CLOSED: _("N’est plus annoncé : {seance}"),
        Notice.BACK: _("De nouveau annoncé : {seance}"),
        Notice.IN_A_WEEK: _("{delai} : {seance}"),
        Notice.TOMORROW: _("{delai} : {seance}"),
        Notice.MOVED: _("Votre place est à une autre date : {seance}"),
        Notice.THANKS: _("Merci d’être venu : {seance}"),
        Notice.LATER: _("Trois mois après : {seance}"),
    }[Notice(notice)]


def usual_text(notice: str) -> str:
    """The site's own, with the marks of MARKS."""
    said = {
        Notice.CONFIRMED: _("Votre place est réservée."),
        Notice.WAITING: _("Toutes les places sont prises : vous êtes au rang {rang} de la liste d’attente."),
        Notice.FREED: _("Une place s’est libérée : elle est à vous. Rendez-la si vous ne pouvez plus venir."),
        Notice.OFFERED: _(
            "Une place s’est libérée et la date est proche : dites vite par le lien ci-dessous si vous venez. "
            "Sans réponse, elle passe à la personne suivante."
        ),
        Notice.LAPSED: _("La place qui vous était proposée est passée à la personne suivante."),
        Notice.GIVEN_BACK: _("Votre place est rendue. Merci de l’avoir dit."),
        Notice.APPLIED: _(
            "Votre candidature est arrivée. L’équipe la lit, puis vous écrit sa décision. D’ici là, le lien ci-dessous "
            "permet de la compléter."
        ),
        Notice.ACCEPTED: _("Votre candidature est acceptée : une place est à vous.") + "\n\n{raison}",
        Notice.LISTED: _("Votre candidature est sur liste d’attente : si une place se libère, l’équipe vous écrit.")
        + "\n\n{raison}",
        Notice.REFUSED: _("Votre candidature n’est pas retenue.") + "\n\n{raison}",
        Notice.WITHDRAWN: _("Votre candidature est retirée. Merci de l’avoir dit."),
        Notice.CHANGED: _("La date ou le lieu change. Voici ce qui vaut désormais :"),
        Notice.POSTPONED: _("Cette date n’aura pas lieu le jour prévu."),
        Notice.CANCELLED: _("Cette date n’aura pas lieu."),
        Notice.CLOSED: _(
            "Le site qui annonçait cette date est fermé. Avant de vous déplacer, demandez à l’organisateur "
            "si elle a lieu."
        ),
        Notice.BACK: _("Cette date est de nouveau annoncée, et votre inscription tient toujours."),
        Notice.IN_A_WEEK: _("C’est {delai}. Si vous ne pouvez plus venir, rendez votre place : quelqu’un l’attend."),
        Notice.TOMORROW: _("C’est {delai}. À bientôt."),
        Notice.MOVED: _("L’équipe vous a inscrit à une autre date du même atelier. Voici ce qui vaut désormais :"),
        Notice.THANKS: _("Merci d’être venu. Dites en une minute ce que vous en avez pensé, par le lien ci-dessous."),
        Notice.LATER: _(
            "Vous êtes venu il y a trois mois : qu’en avez-vous fait depuis ? Votre réponse, même courte, aide à "
            "améliorer la suite."
        ),
    }[Notice(notice)]
    return f"{_('Bonjour,')}\n\n{said}"


def words_for(notice: str, registration: Registration, date: Date, texts: Mapping, place_url: str) -> Words:
    """What a person is told in their language; `texts`: the region's own, which are in French."""
    own = texts.get(notice, {}) if registration.language == "fr" else {}
    subject, text = own.get("subject") or usual_subject(notice), own.get("text") or usual_text(notice)
    if notice in (Notice.CONFIRMED, Notice.FREED) and registration.confirm_by:
        ask = _("Confirmez votre adresse par le lien ci-dessous, sans quoi la place est rendue dans deux jours.")
        text = f"{text} {ask}"
    return words_of(subject, text, values_of(registration, date, place_url))


def values_of(registration: Registration, date: Date, place_url: str) -> dict[str, object]:
    """What the marks say to a person of a date."""
    name, decision = spoken(registration.name), decision_on(registration)
    return {
        "prenom": name.split(" ")[0],
        "nom": name,
        "seance": date.title,
        "date": date.when,
        "lieu": ", ".join(part for part in (date.place, date.address) if part),
        "delai": delay(date),
        "rang": registration.rank or "",
        "raison": decision.reason if decision else "",
        "lien": place_url,
    }


SAMPLE = {
    "prenom": "Camille",
    "nom": "Camille Exemple",
    "seance": "Répondre aux avis, Quimper",
    "date": "lundi 1er mars 2027, 9 h 30 – 12 h",
    "lieu": "Salle des fêtes, Quimper",
    "delai": "dans une semaine",
    "rang": "3",
    "raison": "Votre projet correspond bien à cette formation.",
    "lien": "https://exemple.fr/ma-place/…/",
}
"""What the preview of a text fills in."""
