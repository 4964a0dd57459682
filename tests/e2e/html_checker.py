"""The Nu Html Checker of npm: kept outside the repository, taken when its SHA-256 is the known one."""

import hashlib
import json
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

from tests.engines.downloads import cache_folder
from tests.engines.errors import OutOfReach
from tests.engines.java import java_home, places

_VERSION = "26.9.27"
_SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
_IN_PACKAGE = "package/build/dist/vnu.jar"
_SECONDS = 300


def mistakes(pages: Mapping[str, bytes], folder: Path) -> list[tuple[str, int, str]]:
    """Of pages by address: address, line and what is wrong, errors alone. Raises OutOfReach without Java or npm.

    One Java machine reads them all, from files in `folder`, a new one.
    """
    java = java_home(17, 99, among=places()) / "bin" / "java"
    command = [java, "-jar", _checker(), "--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    folder.mkdir()
    for number, body in enumerate(pages.values()):
        (folder / f"{number}.html").write_bytes(body)
    read = subprocess.run([*command, folder], capture_output=True, text=True, timeout=_SECONDS, check=True)
    messages = json.loads(read.stdout)["messages"]
    addresses = list(pages)
    return [(addresses[int(Path(said["url"]).stem)], said["lastLine"], said["message"]) for said in messages]


def _checker() -> Path:
    kept = cache_folder().parent / f"vnu-{_VERSION}.jar"
    if not kept.is_file():
        _download(kept)
    if (found := hashlib.sha256(kept.read_bytes()).hexdigest()) != _SHA256:
        kept.unlink()
        raise OutOfReach(f"la somme SHA-256 de {kept.name} est {found}, {_SHA256} attendue ; fichier effacé")
    return kept


def _download(kept: Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise OutOfReach("npm manque ; sous Debian : apt install npm")
    kept.parent.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", f"vnu-jar@{_VERSION}", "--silent", "--pack-destination", str(kept.parent)]
    done = subprocess.run(command, cwd=kept.parent, capture_output=True, text=True, timeout=_SECONDS)
    if done.returncode:
        raise OutOfReach(f"npm n’a pas donné vnu-jar : {done.stderr.strip()[:300]}")
    package = kept.parent / done.stdout.split()[-1]
    with tarfile.open(package) as opened:
        kept.write_bytes(opened.extractfile(_IN_PACKAGE).read())
    package.unlink()
