"""Languages that a site can be given. French is the source of all; each other one is switched on region by region."""

from django.conf.locale import LANG_INFO

# As each language calls itself: what visitors read in the switcher.
LANGUAGES = [
    ("fr", "Français"),
    ("en", "English"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("br", "Brezhoneg"),
    ("eu", "Euskara"),
    ("oc", "Occitan"),
    ("co", "Corsu"),
]
# As French calls them: what editors read.
CONTENT_LANGUAGES = [
    ("fr", "Français"),
    ("en", "Anglais"),
    ("de", "Allemand"),
    ("es", "Espagnol"),
    ("it", "Italien"),
    ("nl", "Néerlandais"),
    ("br", "Breton"),
    ("eu", "Basque"),
    ("oc", "Occitan"),
    ("co", "Corse"),
]
# Django knows neither of these two. It also wants a compiled catalogue of each language in an address
# (django.utils.translation.trans_real.check_for_language): theirs, empty, are in templates/locale/; what a language
# does not say itself is said in French, the language of the source (trans_real.DjangoTranslation._add_fallback).
LANG_INFO.setdefault("oc", {"bidi": False, "code": "oc", "name": "Occitan", "name_local": "occitan"})
LANG_INFO.setdefault("co", {"bidi": False, "code": "co", "name": "Corsican", "name_local": "corsu"})
