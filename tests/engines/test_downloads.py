"""What comes from Maven Central: refused unless it is what was tried, kept once it is."""

import hashlib
import zipfile

import pytest

from tests.engines.downloads import Artifact, fetch, unpack
from tests.engines.errors import OutOfReach


@pytest.fixture
def archive(tmp_path):
    """A zip as Maven Central holds them: one folder, with a program."""
    path = tmp_path / "central.zip"
    with zipfile.ZipFile(path, "w") as opened:
        program = zipfile.ZipInfo("moteur-1.0/bin/moteur")
        program.external_attr = 0o100755 << 16
        opened.writestr(program, "#!/bin/sh\n")
        opened.writestr("moteur-1.0/LISEZMOI", "un moteur")
    return path


def artifact(sha256: str) -> Artifact:
    return Artifact("org.exemple.zip", "moteur", "1.0", sha256)


def delivers(archive) -> str:
    """Shell code of a Maven that puts the archive into the local repository it is told."""
    return f"""
for word; do case "$word" in -Dmaven.repo.local=*) repository="${{word#*=}}";; esac; done
mkdir -p "$repository/org/exemple/zip/moteur/1.0"
cp {archive} "$repository/org/exemple/zip/moteur/1.0/moteur-1.0.zip"
"""


def test_the_right_file_is_downloaded_once_outside_the_repository(archive, maven, tmp_path):
    right = artifact(hashlib.sha256(archive.read_bytes()).hexdigest())
    maven(delivers(archive))
    first = fetch(right)
    assert first == tmp_path / "cache/fourmiliere/engines/org/exemple/zip/moteur/1.0/moteur-1.0.zip"
    maven(None)
    assert fetch(right) == first
    assert first.read_bytes() == archive.read_bytes()


def test_a_file_with_another_checksum_is_refused_and_erased(archive, maven, tmp_path):
    maven(delivers(archive))
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    with pytest.raises(OutOfReach) as refused:
        fetch(artifact("0" * 64))
    assert str(refused.value) == (
        f"la somme SHA-256 de moteur-1.0.zip est {found}, {'0' * 64} attendue ; fichier effacé"
    )
    assert list((tmp_path / "cache").rglob("*.zip")) == []


def test_without_maven_the_reason_is_said(maven):
    maven(None)
    with pytest.raises(OutOfReach, match=r"^Maven manque \(commande mvn\) ; sous Debian : apt install maven$"):
        fetch(artifact("0" * 64))


def test_what_maven_says_of_a_refused_download_is_told(maven):
    maven("echo '[INFO] un'; echo '[ERROR] Connection refused'; exit 1")
    with pytest.raises(OutOfReach) as refused:
        fetch(artifact("0" * 64))
    assert str(refused.value) == (
        "le téléchargement de org.exemple.zip:moteur:1.0:zip a échoué : [ERROR] Connection refused"
    )


def test_programs_stay_executable_once_unpacked(archive, tmp_path):
    home = unpack(archive, tmp_path / "serveur")
    assert home == tmp_path / "serveur" / "moteur-1.0"
    assert (home / "bin" / "moteur").stat().st_mode & 0o777 == 0o755
    assert (home / "LISEZMOI").read_text() == "un moteur"
