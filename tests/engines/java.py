"""The JDKs of this machine, by what they say of themselves."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from .errors import OutOfReach

_RELEASE = re.compile(r'^JAVA_VERSION="(?:1\.)?(\d+)', re.MULTILINE)


def places() -> list[Path]:
    """JAVA_HOME and what is below /usr/lib/jvm."""
    named = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    return named + sorted(path for path in Path("/usr/lib/jvm").glob("*") if not path.is_symlink())


def java_home(at_least: int, below: int, among: Iterable[Path]) -> Path:
    """The oldest JDK that fits `at_least` <= version < `below`: the one the server was tried with for longest."""
    found = {}
    for home in among:
        version = _version(home)
        if version and at_least <= version < below:
            found.setdefault(version, home)
    if not found:
        raise OutOfReach(f"un JDK {at_least} ou plus récent (avant le {below}) manque, dans JAVA_HOME ou /usr/lib/jvm")
    return found[min(found)]


def _version(home: Path) -> int | None:
    try:
        said = _RELEASE.search((home / "release").read_text(encoding="utf-8"))
    except OSError:
        return None
    return int(said[1]) if said and (home / "bin" / "java").is_file() else None
