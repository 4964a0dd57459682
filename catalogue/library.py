"""Documents that code puts in the library: stored, read and ready when the call returns."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.core.files.base import File
from wagtail.documents import get_document_model
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from catalogue.provisioning.grants import ensure_collection
from catalogue.provisioning.national import NATIONAL_COLLECTION
from catalogue.provisioning.regions import own_collection
from catalogue.tasks import caller_reads, keep_reading, read_file
from home.bulk import indexes_told_later, tell_indexes
from home.models import region_of


def add_document(file: File, title: str, collection: Collection):
    """A document whose text is not read yet and whose indexes are not told: `read_documents` does both."""
    model = get_document_model()
    document = model(title=title, collection=collection, file=file, file_size=file.size)
    document.file_hash = hash_filelike(file)
    with indexes_told_later(model), caller_reads():
        document.save()
    return document


def read_documents(documents: list, on_read: Callable[[object, str], None] | None = None) -> None:
    """Read the text of documents, as many at once as there are cores, and tell the indexes."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for document, reading in zip(documents, pool.map(read_file, documents), strict=True):
            state = keep_reading(document, reading)
            if on_read:
                on_read(document, state)
    if documents:
        tell_indexes(documents)


def collection_of(page) -> Collection:
    """Where the library keeps what belongs to a page: its region's collection, else the national one."""
    region = region_of(page)
    if region is None:
        return ensure_collection(NATIONAL_COLLECTION)
    return own_collection(region) or ensure_collection(region.title)
