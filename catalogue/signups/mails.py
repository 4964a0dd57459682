"""What those who signed up are told: once for each thing, in their language, through the outbox."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalogue.signups.calendar import files_of
from catalogue.signups.enums import Notice
from catalogue.signups.links import token_of
from catalogue.signups.models import Registration, SentNotice
from home.models import region_of
from home.outbox.gate import reaches_nobody

_WITH_ENTRY = {Notice.CONFIRMED, Notice.FREED, Notice.CHANGED, Notice.IN_A_WEEK, Notice.TOMORROW}
_ENDS_ENTRY = {Notice.GIVEN_BACK, Notice.CANCELLED, Notice.POSTPONED, Notice.LAPSED}


def _subjects() -> dict[str, str]:
    return {
        Notice.CONFIRMED: _("Votre place est réservée : %(title)s"),
        Notice.WAITING: _("Vous êtes sur la liste d’attente : %(title)s"),
        Notice.FREED: _("Une place s’est libérée pour vous : %(title)s"),
        Notice.OFFERED: _("Une place vous est proposée : %(title)s"),
        Notice.LAPSED: _("La place proposée est passée au suivant : %(title)s"),
        Notice.GIVEN_BACK: _("Votre place est rendue : %(title)s"),
        Notice.CHANGED: _("La date ou le lieu change : %(title)s"),
        Notice.POSTPONED: _("Reporté : %(title)s"),
        Notice.CANCELLED: _("Annulé : %(title)s"),
        Notice.CLOSED: _("N’est plus annoncé : %(title)s"),
        Notice.BACK: _("De nouveau annoncé : %(title)s"),
        Notice.IN_A_WEEK: _("Dans une semaine : %(title)s"),
        Notice.TOMORROW: _("Demain : %(title)s"),
        Notice.THANKS: _("Merci d’être venu : %(title)s"),
    }


def _words(registration: Registration, notice: Notice) -> str:
    """What the mail says before the date itself."""
    said = {
        Notice.CONFIRMED: _("Votre place est réservée."),
        Notice.WAITING: _("Toutes les places sont prises : vous êtes au rang %(rank)s de la liste d’attente."),
        Notice.FREED: _("Une place s’est libérée : elle est à vous. Rendez-la si vous ne pouvez plus venir."),
        Notice.OFFERED: _(
            "Une place s’est libérée et la date est proche : dites vite par le lien ci-dessous si vous venez. "
            "Sans réponse, elle passe à la personne suivante."
        ),
        Notice.LAPSED: _("La place qui vous était proposée est passée à la personne suivante."),
        Notice.GIVEN_BACK: _("Votre place est rendue. Merci de l’avoir dit."),
        Notice.CHANGED: _("La date ou le lieu change. Voici ce qui vaut désormais :"),
        Notice.POSTPONED: _("Cette date n’aura pas lieu le jour prévu."),
        Notice.CANCELLED: _("Cette date n’aura pas lieu."),
        Notice.CLOSED: _(
            "Le site qui annonçait cette date est fermé. Avant de vous déplacer, demandez à l’organisateur "
            "si elle a lieu."
        ),
        Notice.BACK: _("Cette date est de nouveau annoncée, et votre inscription tient toujours."),
        Notice.IN_A_WEEK: _(
            "C’est dans une semaine. Si vous ne pouvez plus venir, rendez votre place : quelqu’un l’attend."
        ),
        Notice.TOMORROW: _("C’est bientôt : à demain."),
        Notice.THANKS: _("Merci d’être venu. Les documents de l’atelier sont sur la page de la séance."),
    }[notice]
    if notice == Notice.CONFIRMED and registration.confirm_by:
        ask = _("Confirmez votre adresse par le lien ci-dessous, sans quoi la place est rendue dans deux jours.")
        said = f"{said} {ask}"
    return said % {"rank": registration.rank} if notice == Notice.WAITING else said


def tell(registration: Registration, notice: Notice, date, about: str = "") -> bool:
    """Write the mail down, in the caller's transaction; False when it was written already, or has nobody to go to.

    `about` makes the same kind of mail due again: what it tells of changed.
    """
    if not registration.email or registration.forgotten_at or reaches_nobody(registration.email):
        return False
    about = about or f"{registration.state}-{registration.places}-{registration.turn}"
    _sent, is_new = SentNotice.objects.get_or_create(registration=registration, kind=notice, about=about)
    if is_new:
        _message(registration, notice, date).send()
    return is_new


def _message(registration: Registration, notice: Notice, date) -> EmailMultiAlternatives:
    with override(registration.language):
        context = _context(registration, notice, date)
        subject = _subjects()[notice] % {"title": date.title}
        text = render_to_string("signups/mails/notice.txt", context)
        html = render_to_string("signups/mails/notice.html", context)
    region = region_of(date)
    answer_to = region.contact_email if region and region.contact_email else ""
    message = EmailMultiAlternatives(
        " ".join(subject.split()), text, to=[registration.email], reply_to=[answer_to] if answer_to else None
    )
    message.attach_alternative(html, "text/html")
    if notice in _WITH_ENTRY | _ENDS_ENTRY:
        for entry in files_of(registration, date, ended=notice in _ENDS_ENTRY):
            message.attach("seance.ics", entry.decode(), "text/calendar; method=PUBLISH; charset=utf-8")
    return message


def _context(registration: Registration, notice: Notice, date) -> dict:
    root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return {
        "words": _words(registration, notice),
        "registration": registration,
        "date": date,
        "moved_to": date.moved_to if date.moved_to and date.moved_to.live else None,
        "date_url": date.full_url,
        "place_url": root + reverse("signups_place", args=[token_of(registration)]),
        "to_bring": getattr(getattr(date, "workshop", None), "to_bring", ""),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "language": registration.language,
    }
