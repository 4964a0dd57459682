"""« Prochaines séances » on the dashboard: those of one's territory, with their seats."""

from catalogue.planning.desk.rows import coming_rows, own_pages
from home.admin.dashboard.panels import DashboardPanel, changeable_pages, keeps_several
from home.models import User
from home.walls.territory import territory_of

_SHOWN = 6


class ComingSessionsPanel(DashboardPanel):
    template_name = "catalogue/admin/coming_sessions_panel.html"
    order = 80

    def read(self, user: User) -> dict:
        territory = territory_of(user)
        sessions = own_pages("seance", territory).filter(pk__in=changeable_pages(user).values("pk"))
        rows = coming_rows("seance", sessions)
        return {"rows": rows[:_SHOWN], "count": len(rows), "several": keeps_several(territory)}
