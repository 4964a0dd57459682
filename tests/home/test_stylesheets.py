"""The stylesheets dress what exists: no class that neither template, script nor code names. Collected, they are one."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder

from home.stylesheets import STYLESHEET, BundledStaticFilesStorage

_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)(?=[^{};]*\{)")
_ATTRIBUTE = re.compile(r'class="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"')
_BLOCK = re.compile(r"\{% block \w*class %\}(.*?)\{% endblock %\}")
_QUOTED = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`]*)`')
_NAME = re.compile(r"[\w-]+")
# Written by Django's forms, and by Wagtail on its buttons and in a rich text (RichText, ImageFormat).
_OF_OTHERS = {"action-save", "errorlist", "helptext", "left", "rich-text", "richtext-image", "right"}


def read(folder: str, pattern: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (settings.BASE_DIR / folder).rglob(pattern))


def dressed() -> set[str]:
    """Classes of the stylesheets."""
    rules = re.sub(r"/\*.*?\*/|url\([^)]*\)|\"[^\"]*\"", "", read("static/css", "*.css"), flags=re.DOTALL)
    return set(_CLASS.findall(rules))


def named() -> tuple[set[str], tuple[str, ...]]:
    """Classes that templates, scripts and code name; and the beginnings of those they make (`badge--{{ tone }}`)."""
    templates = read("templates", "*.html")
    attributes = " ".join(_ATTRIBUTE.findall(templates) + _BLOCK.findall(templates))
    made = tuple(re.findall(r"([\w-]+--)\{\{", attributes))
    tags = " ".join(re.findall(r"\{%.*?%\}", templates))
    code = "\n".join([read("static/js", "*.js"), *(read(app, "*.py") for app in ("home", "catalogue", "search"))])
    quoted = " ".join("".join(groups) for groups in _QUOTED.findall(code + tags))
    return set(_NAME.findall(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", attributes))) | set(_NAME.findall(quoted)), made


def test_every_class_of_the_stylesheets_is_named_somewhere():
    names, made = named()
    assert sorted(name for name in dressed() - names - _OF_OTHERS if not name.startswith(made)) == []


class TestCollected:
    @pytest.fixture
    def collected(self, tmp_path, monkeypatch) -> dict[str, str]:
        """The stylesheet under its plain name, which error pages ask for, and under the name of its content."""
        monkeypatch.setattr(settings, "STATIC_ROOT", str(tmp_path))
        storage = BundledStaticFilesStorage(location=tmp_path)
        paths = {path: (source, path) for path, source in FileSystemFinder().list([])}
        for path, (source, _) in paths.items():
            with source.open(path) as file:
                storage.save(path, file)
        assert [outcome for outcome in storage.post_process(paths) if isinstance(outcome[2], Exception)] == []
        names = {"plain": STYLESHEET, "hashed": storage.stored_name(STYLESHEET)}
        return {kind: (tmp_path / name).read_text(encoding="utf-8") for kind, name in names.items()}

    def test_imports_nothing(self, collected):
        assert {kind: text.count("@import") for kind, text in collected.items()} == {"plain": 0, "hashed": 0}

    def test_holds_every_file_of_the_components(self, collected):
        folder = settings.BASE_DIR / "static" / "css"
        parts = {path: path.read_text(encoding="utf-8") for path in folder.glob("*/*.css")}
        assert (len(parts) > 30, [path for path, text in parts.items() if text not in collected["plain"]]) == (True, [])

    def test_names_files_after_their_content(self, collected):
        names = re.findall(r'url\("?([^")]+)"?\)', collected["hashed"])
        assert [name for name in names if not re.search(r"\.[0-9a-f]{12}\.", name)] == []
