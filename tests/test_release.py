"""`make release`, in a repository of its own."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / ".ci" / "release.py"
PROJECT = '[project]\nname = "fourmiliere"\nversion = "0.2.0"\n\n[tool.other]\nversion = "9.9.9"\n'
JOURNAL = "# Journal\n\n## [Non publié]\n\n### Ajouté\n\n- Une porte.\n\n## [0.1.0] - 2026-01-05\n\n- Le début.\n"

LEFT = """Version {version} écrite dans pyproject.toml et CHANGELOG.md. Relisez (git diff), puis :
  git commit --all --message "Release {version}"
  git tag --annotate v{version} --message "Fourmilière {version}"
  git push origin HEAD v{version}
"""


@pytest.fixture
def project(tmp_path):
    """A folder under git, as after the last commit."""
    (tmp_path / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(JOURNAL, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org")
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "State")


def release(folder: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, SCRIPT, *words], cwd=folder, check=False, capture_output=True, text=True)
    return done.returncode, done.stdout or done.stderr


@pytest.mark.parametrize("version", ["0.2.0", "0.2.1", "0.10.0", "1.0.0"])
def test_release_writes_version_and_date_and_says_what_is_left(project, version):
    assert release(project, version) == (0, LEFT.format(version=version))
    assert (project / "pyproject.toml").read_text(encoding="utf-8") == PROJECT.replace("0.2.0", version)
    dated = f"## [Non publié]\n\n## [{version}] - {date.today()}\n"
    assert (project / "CHANGELOG.md").read_text(encoding="utf-8") == JOURNAL.replace("## [Non publié]\n", dated)
    assert git(project, "tag", "--list") == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Dites quelle version : make release VERSION=1.2.0 (trois nombres, voir semver.org).\n"),
        (("v1.2",), "Dites quelle version : make release VERSION=1.2.0 (trois nombres, voir semver.org).\n"),
        (("0.1.9",), "La version 0.1.9 précède celle de pyproject.toml, 0.2.0.\n"),
        (("0.1.0",), "La version 0.1.0 est déjà publiée.\n"),
        (("0.3.0",), "La version 0.3.0 est déjà publiée.\n"),
    ],
)
def test_release_is_refused_and_writes_nothing(project, words, message):
    git(project, "tag", "v0.3.0")
    assert release(project, *words) == (1, message)
    assert git(project, "status", "--porcelain") == ""


def test_release_waits_for_what_is_not_committed(project):
    (project / "note.txt").write_text("à suivre", encoding="utf-8")
    assert release(project, "0.3.0") == (1, "Validez ou rangez d’abord ce qui a changé :\n?? note.txt\n\n")
    assert git(project, "status", "--porcelain") == "?? note.txt\n"


def test_release_of_nothing_is_refused(project):
    release(project, "0.3.0")
    commit(project)
    assert release(project, "0.4.0") == (1, "CHANGELOG.md ne dit rien de nouveau sous « ## [Non publié] ».\n")
