"""Fails when our modules import one another in a circle, or hide it: in a function, or through `apps.get_model`.

`make lint` runs it: import-linter sees the order of rooms, not the circles inside one, nor strings.
"""

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APPS = ("cms", "home", "catalogue", "search")
LATE = {
    "ready",  # of an AppConfig: models exist from there on
    "main",  # of search/measure/one.py: analysing processes start without Django
}


def modules() -> dict[str, ast.Module]:
    """Every module of ours but migrations, by its dotted name."""
    paths = [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]
    return {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(name: str, tree: ast.AST, known: dict) -> Iterator[tuple[str, ast.AST]]:
    """Modules of ours that a piece of a module imports, with the statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                target = full if full in known else node.module
                if target in known and target != name:
                    yield target, node


def hidden(name: str, tree: ast.Module, known: dict) -> Iterator[str]:
    """What a module does to get round the order of imports."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.name not in LATE:
            for target, node in imported(name, function, known):
                yield f"{name}:{node.lineno}: imports {target} inside a function"
        elif isinstance(function, ast.Call) and getattr(function.func, "attr", "") == "get_model":
            yield f"{name}:{function.lineno}: apps.get_model is not used here; declare a Wagtail hook in the lower app"


def main() -> int:
    known = modules()
    found = [line for name, tree in known.items() for line in hidden(name, tree, known)]
    graph = {name: {target for target, _ in imported(name, tree, known)} for name, tree in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found.append("circle: " + " <- ".join(error.args[1]))
    sys.stderr.writelines(f"{line}\n" for line in sorted(set(found)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
