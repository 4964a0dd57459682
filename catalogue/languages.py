"""Languages in which materials are written."""

from django.utils.translation import gettext_lazy as _

LANGUAGE_CHOICES = [
    ("fr", _("Français")),
    ("en", _("Anglais")),
    ("de", _("Allemand")),
    ("es", _("Espagnol")),
    ("it", _("Italien")),
    ("nl", _("Néerlandais")),
    ("br", _("Breton")),
    ("eu", _("Basque")),
    ("oc", _("Occitan")),
    ("co", _("Corse")),
]
