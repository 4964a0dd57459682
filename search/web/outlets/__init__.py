"""The same search for other programs: what the results page finds, as Atom, iCalendar and CSV.

One more is a module here, which reads `finding.Outlet`, its address in `search.web.urls`, and a line below.
"""

from django.utils.translation import gettext_lazy as _

# The address below that of the search, what a visitor reads, the icon.
OUTLETS = [
    ("agenda.ics", _("Les dates dans mon agenda"), "calendrier"),
    ("flux.atom", _("Suivre par flux Atom"), "flux"),
    ("export.csv", _("Tableau CSV"), "telechargement"),
]
