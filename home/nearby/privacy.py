"""What the page on personal data says of « Autour de moi »."""

from django.utils.translation import gettext as _

from home.location import Location
from home.privacy_notes import PrivacyNote


def privacy_notes(location: Location) -> list[PrivacyNote]:
    said = _(
        "« Autour de moi » demande au navigateur où vous êtes, après un clic seulement. La position, arrondie au "
        "kilomètre, sert à trouver la commune et n’est ni gardée ni notée dans un journal ; l’adresse de la page ne "
        "dit que la commune."
    )
    return [PrivacyNote(_("Position"), [said])]
