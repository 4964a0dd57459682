"""What the model keeps of each entry, written beside it; of an entry that did not change, only once."""

from collections.abc import Iterable
from hashlib import blake2b

from search.content.bulk import write_rows
from search.content.entries import EntryData, PassageData
from search.content.models import Entry, EntryMeaning
from search.meaning.models import model

_TEXTS = 48  # of an entry, at most
_LENGTH = 500  # characters of a text: more would tell of too many things at once


def remember(entries: Iterable[EntryData]) -> set[int]:
    """Have the model read entries that are in the index: some hundredths of a second each. Nothing without a model.

    Returns the ids of those that it had not read as they are.

    Not in a transaction: reading takes longer than a writer may keep others waiting.
    """
    reader = model()
    if reader is None:
        return set()
    texts = {entry.page_id: texts_of(entry) for entry in entries}
    digests = {pk: _digest(found) for pk, found in texts.items()}
    known = EntryMeaning.objects.filter(entry__in=texts, model=reader.name).values_list("entry_id", "digest")
    wanted = digests.keys() - {pk for pk, digest in known if digests[pk] == digest}
    packs = {pk: reader.pack(texts[pk]) for pk in sorted(wanted)}
    present = list(Entry.objects.filter(pk__in=packs).order_by("pk").values_list("pk", flat=True))
    rows = [(pk, reader.name, digests[pk], packs[pk]) for pk in present]
    write_rows(EntryMeaning, ("entry_id", "model", "digest", "data"), rows, "entry_id")
    return set(present)


def texts_of(entry: EntryData) -> list[str]:
    """What an entry is about, in short texts: its head, its other names, where its text begins, its passages."""
    head = [entry.title, f"{entry.title}. {entry.summary}", f"{entry.title}. {entry.body}"]
    names = [line.strip() for line in entry.keywords.splitlines() if line.strip()]
    passages = [_text(passage) for passage in (*entry.sections, *entry.passages)]
    return [text[:_LENGTH] for text in dict.fromkeys((*head, *names, *passages))][:_TEXTS]


def _text(passage: PassageData) -> str:
    return f"{passage.title}. {passage.text}"


def _digest(texts: list[str]) -> str:
    return blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()
