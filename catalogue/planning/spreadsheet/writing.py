"""Writing what an editor confirmed: all of it in one transaction, as the forms of these pages do."""

from catalogue.models import AgendaPage
from catalogue.planning.spreadsheet.outcomes import Outcomes
from home.bulk import add_pages
from home.slugs import numbered, slug_of, taken_below


def write(outcomes: Outcomes, agenda: AgendaPage, user, *, live: bool) -> None:
    """New sessions below `agenda`, new versions of those that change. In a transaction."""
    taken, pages = taken_below(agenda), [outcome.page for outcome in outcomes.created]
    for page in pages:
        page.slug = numbered(page.slug or slug_of(page.title, "seance"), taken)
    add_pages(agenda, pages, live=live)
    for outcome in outcomes.changed:
        revision = outcome.page.save_revision(user=user, log_action=True)
        if outcome.publishes:
            revision.publish(user=user)
