"""What a query is about: the theme that most of the first results are filed under, whatever words its own page has."""

from collections.abc import Collection, Mapping, Sequence

from search.content.models import EntryTerm

PLACE = 3  # where it stands at the latest
_VOTERS = 10  # first results, by whose themes it is known
_SHARE = 0.4  # of their scores, which its own must reach


def subject(order: Sequence[int], themes: Collection[int], values: Mapping[int, float]) -> int | None:
    """The theme, among those found, that the first results are about, by their scores; None when there is none.

    One query, only when a theme stands beyond `PLACE`.
    """
    if not any(pk in themes for pk in order[PLACE:]):
        return None
    voters = [pk for pk in order if pk not in themes][:_VOTERS]
    filed = EntryTerm.objects.filter(key="theme", entry__in=[*themes, *voters]).values_list("entry_id", "value")
    by_slug = {slug: pk for pk, slug in filed if pk in themes}
    votes = dict.fromkeys(themes, 0.0)
    for pk, slug in filed:
        if pk not in themes and slug in by_slug:
            votes[by_slug[slug]] += values[pk]
    best = max(votes, key=lambda pk: (votes[pk], -pk))
    return best if votes[best] >= _SHARE * sum(values[pk] for pk in voters) > 0 else None
