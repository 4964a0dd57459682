"""Servers from Maven Central, by Maven: kept outside the repository, taken when their SHA-256 is the known one."""

import hashlib
import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

from .errors import OutOfReach

_SECONDS = 900  # 200 MB over a slow line


@dataclass(frozen=True)
class Artifact:
    """A zip of Maven Central, and the checksum that was computed when it was tried."""

    group: str
    name: str
    version: str
    sha256: str

    def path_in(self, repository: Path) -> Path:
        return repository.joinpath(*self.group.split("."), self.name, self.version, f"{self.name}-{self.version}.zip")


def cache_folder() -> Path:
    """Where downloads stay: ~/.cache/fourmiliere/engines, or below XDG_CACHE_HOME."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fourmiliere" / "engines"


def fetch(artifact: Artifact) -> Path:
    """The zip, downloaded the first time only. Raises OutOfReach without Maven, network or the right content."""
    repository = cache_folder()
    archive = artifact.path_in(repository)
    if not archive.is_file():
        _download(artifact, repository)
    if not archive.is_file():
        raise OutOfReach(f"Maven n’a pas laissé {archive}")
    if (found := _sha256(archive)) != artifact.sha256:
        archive.unlink()  # the next call downloads it again
        raise OutOfReach(f"la somme SHA-256 de {archive.name} est {found}, {artifact.sha256} attendue ; fichier effacé")
    return archive


def _download(artifact: Artifact, repository: Path) -> None:
    maven = shutil.which("mvn")
    if not maven:
        raise OutOfReach("Maven manque (commande mvn) ; sous Debian : apt install maven")
    repository.mkdir(parents=True, exist_ok=True)
    coordinates = f"{artifact.group}:{artifact.name}:{artifact.version}:zip"
    command = [maven, "-B", "-q", f"-Dmaven.repo.local={repository}", "-Dtransitive=false"]
    try:
        done = subprocess.run(
            [*command, "dependency:get", f"-Dartifact={coordinates}"],
            cwd=repository,  # no project's pom.xml there
            capture_output=True,
            text=True,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise OutOfReach(f"le téléchargement de {coordinates} dure plus de {_SECONDS // 60} minutes") from None
    if done.returncode:
        told = [line for line in done.stdout.splitlines() if "ERROR" in line]
        raise OutOfReach(f"le téléchargement de {coordinates} a échoué : {told[0] if told else done.stderr.strip()}")


def unpack(archive: Path, folder: Path) -> Path:
    """The server's own folder, with its programs executable (zipfile drops the modes)."""
    with zipfile.ZipFile(archive) as opened:
        for member in opened.infolist():
            written = Path(opened.extract(member, folder))
            if mode := member.external_attr >> 16 & 0o777:
                written.chmod(mode)
    (home,) = folder.iterdir()
    return home


def _sha256(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
