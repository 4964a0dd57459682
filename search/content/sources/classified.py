"""What themes and audiences give to the entries that are filed under them."""

from wagtail.models import Page

from catalogue.models import Audience, ThemePage
from search.content.entries import EntryData, mention
from search.content.sources.related import links, public_by_id


class Classification:
    """Themes and audiences of a batch of pages of one model; a theme that is not public is not told."""

    def __init__(self, model: type[Page], ids: list[int]) -> None:
        self.theme_ids = links(model, "themes", ids)
        self.audience_ids = links(model, "audiences", ids)
        self.themes = public_by_id(ThemePage, {pk for found in self.theme_ids.values() for pk in found})
        self.audiences = Audience.objects.in_bulk({pk for found in self.audience_ids.values() for pk in found})

    def add_to(self, entry: EntryData, page_id: int) -> None:
        """File `entry` as `page_id` is filed. It is found by its themes' titles too, as by its body."""
        themes = [self.themes[pk] for pk in self.theme_ids.get(page_id, ()) if pk in self.themes]
        audiences = [self.audiences[pk] for pk in self.audience_ids.get(page_id, ())]
        entry.terms["theme"] = [theme.slug for theme in themes]
        entry.terms["public"] = [audience.slug for audience in audiences]
        mention(entry, *(theme.title for theme in themes))
