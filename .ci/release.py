"""`make release VERSION=1.2.0`: writes the version and dates its section of the journal; says what is left to do.

Run in the project's folder, after `make lint`. It commits nothing and sends nothing: whoever releases reads it first.
"""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

PROJECT, JOURNAL = Path("pyproject.toml"), Path("CHANGELOG.md")
UNRELEASED = "## [Non publié]\n"
_NUMBER = r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
_VERSION = re.compile(rf'^version = "({_NUMBER})"$', re.MULTILINE)
LEFT = """Version {version} écrite dans pyproject.toml et CHANGELOG.md. Relisez (git diff), puis :
  git commit --all --message "Release {version}"
  git tag --annotate v{version} --message "Fourmilière {version}"
  git push origin HEAD v{version}
"""


def release(version: str, today: date) -> None:
    """Write the two files. Exits, with nothing written, when something is not as it should be."""
    if not re.fullmatch(_NUMBER, version):
        sys.exit("Dites quelle version : make release VERSION=1.2.0 (trois nombres, voir semver.org).")
    changed = _git("status", "--porcelain")
    if changed:
        sys.exit(f"Validez ou rangez d’abord ce qui a changé :\n{changed}")
    project, journal = PROJECT.read_text(encoding="utf-8"), JOURNAL.read_text(encoding="utf-8")
    current = _VERSION.search(project)[1]
    if f"## [{version}]" in journal or _git("tag", "--list", f"v{version}"):
        sys.exit(f"La version {version} est déjà publiée.")
    if _parts(version) < _parts(current):
        sys.exit(f"La version {version} précède celle de pyproject.toml, {current}.")
    before, found, after = journal.partition(UNRELEASED)
    if not found or not after.partition("\n## ")[0].strip():
        sys.exit(f"CHANGELOG.md ne dit rien de nouveau sous « {UNRELEASED.strip()} ».")
    JOURNAL.write_text(f"{before}{UNRELEASED}\n## [{version}] - {today}\n{after}", encoding="utf-8")
    PROJECT.write_text(_VERSION.sub(f'version = "{version}"', project, count=1), encoding="utf-8")
    sys.stdout.write(LEFT.format(version=version))


def _parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607


if __name__ == "__main__":
    release(sys.argv[1] if len(sys.argv) > 1 else "", date.today())
