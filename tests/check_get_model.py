"""Fails when an app reaches another through `apps.get_model` or a late import of a higher app.

`make lint` runs it: import-linter sees imports, not strings.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APPS = ("home", "catalogue", "search")


def offences(path: Path) -> list[int]:
    """Lines of a file that call get_model."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if getattr(call.func, "attr", "") == "get_model"]


def main() -> int:
    files = [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]
    found = [f"{path.relative_to(ROOT)}:{line}" for path in files for line in offences(path)]
    for place in found:
        sys.stderr.write(f"{place}: apps.get_model is not used here; declare a Wagtail hook in the lower app\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
