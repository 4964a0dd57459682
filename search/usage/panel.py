"""« Ce que l’on cherche » on the dashboard: what was typed most often lately, and whether it was found."""

from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from home.admin.dashboard.panels import DashboardPanel
from home.models import User
from search.usage.readers import coordinates, counts_read_by, reads_all

_WEEKS = 4
_SHOWN = 5


class SearchedPanel(DashboardPanel):
    template_name = "search/admin/searched_panel.html"
    order = 95

    def read(self, user: User) -> dict:
        if not (reads_all(user) or coordinates(user)):
            return {"searched": []}
        recent = counts_read_by(user).filter(week__gt=timezone.localdate() - timedelta(weeks=_WEEKS))
        sums = recent.order_by().values("text").annotate(asked=Sum("searches"), nothing=Sum("empty"))
        return {"searched": list(sums.order_by("-asked", "text")[:_SHOWN]), "weeks": _WEEKS}
