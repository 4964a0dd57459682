"""Regular expressions mean the same on every Python that is supported."""

import ast
import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_MODULES = [path for app in ("catalogue", "cms", "home", "search") for path in sorted((_ROOT / app).rglob("*.py"))]


def possessive_in(source: str) -> list[str]:
    """Those that a module gives to `re` as they stand, and that hold a possessive or atomic group."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    calls = [call for call in calls if ast.unparse(call.func).startswith("re.") and _is_text(call.args[0])]
    return [call.args[0].value for call in calls if _is_possessive(call.args[0].value, ast.unparse(call))]


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_possessive(expression: str, call: str) -> bool:
    parsed = str(re._parser.parse(expression, re.VERBOSE if "VERBOSE" in call else 0))
    return "POSSESSIVE_REPEAT" in parsed or "ATOMIC_GROUP" in parsed


@pytest.mark.parametrize("expression", ["(a|b)*+c", "(?>a+)b", "(?:[^'>]++)>"])
def test_the_check_sees_them(expression):
    assert possessive_in(f"re.compile(r{expression!r}, re.DOTALL)") == [expression]
    assert possessive_in(r"re.match(r'a+\+b', text)") == []


def test_none_is_possessive():
    """3.11.2, which is Debian 12's, keeps too much where such a group is repeated."""
    texts = {str(path): path.read_text(encoding="utf-8") for path in _MODULES}
    assert {path: found for path, text in texts.items() if (found := possessive_in(text))} == {}
