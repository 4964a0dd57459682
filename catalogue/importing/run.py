"""An import from end to end: read, check, find what is known, write by batches."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from catalogue.extraction import Extraction, ExtractionRefused, extract
from catalogue.importing.items import Item, Known, LineRefused, check
from catalogue.importing.report import Report
from catalogue.importing.shelf import Shelf
from catalogue.importing.sources import read_source
from catalogue.models import Audience, MaterialIndexPage, ThemePage
from home.progress import Progress

_BATCH = 100  # pages written in one transaction


def import_materials(
    source: Path, index: MaterialIndexPage, *, licence: str, publish: bool, dry_run: bool, progress: Progress
) -> Report:
    """Bring a folder or a manifest in below `index`; returns what was done, with a reason for each refusal.

    Raises LineRefused when `source` is neither a folder nor a manifest.
    """
    report = Report()
    known = Known(
        {page.slug: page for page in ThemePage.objects.filter(locale__language_code="fr")},
        {audience.slug: audience for audience in Audience.objects.filter(locale__language_code="fr")},
    )
    items = list(_checked(source, licence, known, report))
    shelf = Shelf(index, known, publish=publish)
    progress.start("Ressources", len(items))
    for batch in (items[start : start + _BATCH] for start in range(0, len(items), _BATCH)):
        _bring(batch, shelf, report, dry_run)
        progress.step(len(batch))
    return report


def _checked(source: Path, licence: str, known: Known, report: Report) -> Iterator[Item]:
    seen: set[str] = set()
    for item in read_source(source, licence):
        if isinstance(item, tuple):
            report.refused.append(item)
            continue
        try:
            check(item, known)
            if item.source_id in seen:
                raise LineRefused("Une autre ligne porte le même identifiant.")
        except LineRefused as refusal:
            report.refused.append((item.label, str(refusal)))
            continue
        seen |= {item.source_id} - {""}
        yield item


def _bring(batch: list[Item], shelf: Shelf, report: Report, dry_run: bool) -> None:
    """One batch: what is known and the same is left, what changed is updated, what is new is read and added."""
    new, changed = [], []
    for item in batch:
        page = shelf.known_page(item)
        if page is None and not shelf.reserve(item):
            report.unchanged.append(item.label)  # the same file twice in one source
        elif page is None:
            new.append(item)
        elif shelf.differs(page, item):
            changed.append((page, item))
        else:
            report.unchanged.append(item.label)
    readings = _read([*new, *(item for _page, item in changed)], report)
    new = [item for item in new if item.label in readings]
    changed = [(page, item) for page, item in changed if item.label in readings]
    if not dry_run:
        shelf.add(new, readings)
        for page, item in changed:
            shelf.update(page, item, readings[item.label])
    report.created += [item.label for item in new]
    report.updated += [item.label for _page, item in changed]


def _read(items: list[Item], report: Report) -> dict:
    """What each item's file says, None without one, by label; a file that cannot be read is refused."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        readings = dict(zip((item.label for item in items), pool.map(_read_one, items), strict=True))
    for label, reading in list(readings.items()):
        if isinstance(reading, ExtractionRefused):
            report.refused.append((label, reading.reason))
            del readings[label]
    return readings


def _read_one(item: Item) -> Extraction | ExtractionRefused | None:
    if item.path is None:
        return None
    try:
        return extract(item.path, item.path.name)
    except ExtractionRefused as refusal:
        return refusal
