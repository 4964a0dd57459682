"""The workshops and organisations that the lines of a table name."""

from collections import defaultdict

from wagtail.models import Page

from catalogue.planning.new_session import offered_workshops
from home.models import OrganisationPage
from home.slugs import slug_of
from home.walls.lookups import readable


class Choices:
    """What a person may name, by title or by slug; case, accents and signs do not count. Two queries.

    Each look-up raises LookupError with the reason, in French.
    """

    def __init__(self, user):
        organisations = OrganisationPage.objects.filter(pk__in=readable(user).values("pk"), alias_of__isnull=True)
        self._workshops = _by_name(offered_workshops(user).defer_streamfields())
        self._organisations = _by_name(organisations.filter(locale__language_code="fr").defer_streamfields())

    def workshop(self, text: str) -> Page:
        return _only(self._workshops, text, "aucun atelier ne porte ce titre", "plusieurs ateliers portent ce titre")

    def organisation(self, text: str) -> Page:
        return _only(
            self._organisations, text, "aucune organisation ne porte ce nom", "plusieurs organisations portent ce nom"
        )


def _by_name(pages) -> dict[str, dict[int, Page]]:
    found: defaultdict[str, dict[int, Page]] = defaultdict(dict)
    for page in pages:
        for name in (slug_of(page.title, ""), page.slug):
            found[name][page.pk] = page
    return found


def _only(pages: dict[str, dict[int, Page]], text: str, none: str, several: str) -> Page:
    """A page whose slug is the text itself wins over titles that read like it."""
    found = list(pages.get(slug_of(text, " "), {}).values())
    exact = [page for page in found if page.slug == text.strip()]
    if len(found) > 1 and len(exact) != 1:
        slugs = ", ".join(sorted(page.slug for page in found))
        raise LookupError(f"{several} : écrivez à la place {slugs}.")
    if not found:
        raise LookupError(f"{none} (« {text[:60]} »).")
    return exact[0] if len(exact) == 1 else found[0]
