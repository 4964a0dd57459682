"""The source of what stands in a library, and a short digest of it."""

import hashlib
import inspect
from importlib import import_module

from django.db.models import QuerySet

from home.wagtail_patches.patch import Patch
from home.wagtail_patches.registry import PATCHED


def patches() -> dict[str, Patch]:
    """All the patches that are applied, by the name of their file and of what they change."""
    found: dict[str, Patch] = {}
    for module in PATCHED:
        for patch in module.PATCHES:
            what = f"{_owner(patch)}.{patch.name}"
            name = f"{module.__name__.rpartition('.')[2]}: {what}"
            if name in found:  # two classes of one name
                name = name.replace(what, f"{patch.owner.__module__}.{what}")
            found[name] = patch
    return found


def _owner(patch: Patch) -> str:
    """A class or a module by its name; a filter, which has none, by its field's."""
    return getattr(patch.owner, "__name__", None) or f"{type(patch.owner).__name__}({patch.owner.field_name})"


def digest_of_original(patch: Patch) -> str:
    """Fields and filters are declared in the class whose dictionary they stand in."""
    return digest(patch.owner if isinstance(patch.original, dict) else patch.original)


def found_at(path: str):
    """What a dotted path leads to: `package.module.Class.method`."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for name in parts[length:]:
            found = getattr(found, name)
        return found
    raise ModuleNotFoundError(path)


def digest(thing) -> str:
    """Of the source of a function or a class; of what has none, of what it says."""
    thing = getattr(thing, "func", thing)  # of a cached property
    if isinstance(thing, QuerySet):
        source = str(thing.model)  # every row
    elif callable(thing):
        source = inspect.getsource(inspect.unwrap(thing))
    else:
        source = repr(thing)
    return hashlib.sha256(source.encode()).hexdigest()[:12]
