"""What each page reads of the whole tree (menus, regions, identities…), kept in memory until some page changes."""

from home.generations import generation
from home.memory import Memory

_tree = Memory("tree")
remembered = _tree.copied
shared = _tree.shared
last = _tree.last
forget_tree = _tree.forget


def tree_key(key: str, prefix: str, version: int) -> str:
    """KEY_FUNCTION of a cache whose values are true until the tree changes."""
    return f"{prefix}:{version}:{generation('tree')}:{key}"
