"""How long the persons of a date are known, in words: on the form, and on the page on personal data."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.signups.dated_pages import Date
from catalogue.signups.models import SignupSettings
from catalogue.signups.models.settings import LONGEST, settings_of
from home.location import Location
from home.privacy_notes import PrivacyNote


def months(count: int) -> str:
    return ngettext("%(count)s mois", "%(count)s mois", count) % {"count": count}


def kept_label(date: Date) -> str:
    """« 13 mois », where the date takes place."""
    return months(settings_of(date).retention_months)


def privacy_notes(location: Location) -> list[PrivacyNote]:
    """A region's own page tells its own duration; the nation's, which regions share, those of all."""
    what = _(
        "S’inscrire à une séance demande un nom et une adresse électronique ; l’établissement, son activité, sa "
        "commune, le téléphone, ce que l’on veut régler et les besoins d’accessibilité sont facultatifs. Seuls les "
        "organisateurs les lisent, pour préparer et tenir la séance : c’est leur intérêt légitime."
    )
    applying = _(
        "Candidater à une promotion demande en plus une motivation et ce que dit l’employeur, avec le nom et l’adresse "
        "de qui donne son accord. L’équipe les lit pour décider ; tout s’efface dans les mêmes délais."
    )
    rights = _(
        "Le lien « Ma place » reçu par courriel permet de relire, de corriger, et de rendre sa place. Pour recevoir "
        "une copie de ce qui est gardé, ou le faire effacer plus tôt, écrivez à l’adresse de contact."
    )
    alerts = _(
        "Qui demande à être prévenu des nouvelles dates d’un atelier donne une adresse : elle s’efface dès qu’il "
        "arrête, et au bout d’un an."
    )
    return [
        PrivacyNote(_("Inscriptions aux séances"), [what, applying, " ".join(_durations(location)), rights, alerts])
    ]


def _durations(location: Location) -> list[str]:
    if location.region:
        usual, others = settings_of(location.region).retention_months, SignupSettings.objects.none()
    else:
        usual, others = LONGEST, SignupSettings.objects.exclude(retention_months=LONGEST).select_related("home")
    said = _(
        "Noms, adresses, téléphones et réponses sont effacés %(months)s après la date ; il en reste des nombres : "
        "l’activité, le département, la présence, la note donnée."
    )
    found = [said % {"months": months(usual)}]
    shorter = sorted(f"{own.home.title} : {months(own.retention_months)}" for own in others)
    return [*found, _("Plus tôt ici : %(places)s.") % {"places": ", ".join(shorter)}] if shorter else found
