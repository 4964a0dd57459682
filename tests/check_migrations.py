"""Fails when a migration leans on our code, which will have moved or changed when an old migration runs again.

A function that a migration needs is copied into it. `make lint` runs this. Strings count as well: blocks of a
StreamField are written so (`home/blocks/in_migrations.py` makes them Wagtail's own).
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APPS = ("cms", "home", "catalogue", "search")


def live_code(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and name of what a migration takes from our modules; "home.SiteImage" is a model, and needs none."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if _is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom) and (node.level or _is_ours(node.module)):
            yield node.lineno, "." * node.level + (node.module or "")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            parts = node.value.split(".")
            if len(parts) > 2 and _is_ours(node.value) and all(part.isidentifier() for part in parts):
                yield node.lineno, node.value


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in APPS


def main() -> int:
    found = []
    for path in sorted(path for app in APPS for path in (ROOT / app).rglob("migrations/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [f"{path.relative_to(ROOT)}:{line}: leans on {name}\n" for line, name in live_code(tree)]
    sys.stderr.writelines(found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
