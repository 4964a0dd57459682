"""PostgreSQL from the distribution's package: a cluster of our own, never the one that the package starts."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from .accounts import Account
from .errors import OutOfReach


class PostgreSQL:
    """A cluster of its own, thrown away afterwards: it outlives its own kill, not that of the machine."""

    name = "postgresql"
    user = "fourmiliere"

    def __init__(self) -> None:
        self._bin = _postgresql_programs()

    @property
    def version(self) -> str:
        said = self._run("postgres", "--version")
        return re.findall(r"\d+(?:\.\d+)*", said)[0]

    def prepare(self, folder: Path, account: Account) -> None:
        self._run(
            *("initdb", "--pgdata", str(folder / "data"), "--username", self.user, "--auth", "trust"),
            *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
            account=account,
        )

    def command(self, folder: Path, port: int) -> list[str]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(port),
            "unix_socket_directories": str(folder),
            "external_pid_file": str(folder / "pid"),
            "fsync": "off",
            "full_page_writes": "off",
            "max_wal_size": "4GB",  # fewer checkpoints while indexes are built
        }
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        return [str(self._bin / "postgres"), "-D", str(folder / "data"), *options]

    def environment(self, folder: Path) -> dict[str, str]:
        return {}

    def url(self, port: int) -> str:
        return f"postgres://{self.user}@127.0.0.1:{port}/{self.user}"

    def is_ready(self, folder: Path, port: int) -> bool:
        """It answers, and has the database that the URL names."""
        where = ("--host", "127.0.0.1", "--port", str(port), "--username", self.user)
        try:
            self._run("createdb", *where, self.user)
        except OutOfReach as refused:
            return "already exists" in str(refused)
        return True

    def _run(self, program: str, *words: str, account: Account | None = None) -> str:
        command = [str(self._bin / program), *words]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        how = account.as_popen() if account else {}
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, cwd="/", **how)
        if done.returncode:
            raise OutOfReach(f"{program} a échoué : {done.stderr.strip()}")
        return done.stdout


def _postgresql_programs() -> Path:
    """The folder of initdb and postgres: Debian keeps it out of PATH, one folder a version."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = debian[-1] if debian else shutil.which("initdb")
    if not found:
        raise OutOfReach("initdb manque ; sous Debian : apt install postgresql")
    return Path(found).resolve().parent
