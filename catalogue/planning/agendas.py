"""In which agenda somebody adds a session."""

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.models import AgendaPage
from home.walls.territory import territory_of


def own_agendas(user) -> QuerySet[AgendaPage]:
    """Agendas below which a person may add pages, in the site's first language; the highest first."""
    addable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    agendas = AgendaPage.objects.filter(pk__in=addable.values("pk"), alias_of__isnull=True)
    return agendas.filter(locale__language_code="fr").order_by("depth", "path")


def agenda_near(user, page: Page) -> AgendaPage | None:
    """The agenda of the same region as a page, when one may add there; otherwise the first of one's own."""
    agendas = list(own_agendas(user))
    home_of = territory_of(user).home_of
    near = [agenda for agenda in agendas if home_of(agenda.path) == home_of(page.path)]
    return next(iter([*near, *agendas]), None)
