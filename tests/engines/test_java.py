"""Which JDK an engine gets."""

import pytest

from tests.engines.errors import OutOfReach
from tests.engines.java import java_home


@pytest.fixture
def jdks(tmp_path):
    """JDKs as distributions lay them, and two folders that are none."""

    def make(name: str, release: str | None, program: bool = True):
        home = tmp_path / name
        (home / "bin").mkdir(parents=True)
        if release:
            (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{release}"\n', encoding="utf-8")
        if program:
            (home / "bin" / "java").touch()
        return home

    versions = {"huit": "1.8.0_402", "vingt-cinq": "25.0.3", "dix-sept": "17.0.15", "vingt-et-un": "21"}
    homes = [make(name, release) for name, release in versions.items()]
    return [*homes, make("sans-version", None), make("sans-programme", "22.0.1", program=False), tmp_path / "absent"]


def test_the_oldest_that_fits_is_taken(jdks):
    chosen = [java_home(*range_, among=jdks).name for range_ in ((17, 24), (18, 24), (22, 99), (8, 9))]
    assert chosen == ["dix-sept", "vingt-et-un", "vingt-cinq", "huit"]


def test_without_one_that_fits_the_reason_is_said(jdks):
    with pytest.raises(OutOfReach) as missing:
        java_home(26, 99, among=jdks)
    assert str(missing.value) == "un JDK 26 ou plus récent (avant le 99) manque, dans JAVA_HOME ou /usr/lib/jvm"
