"""Under which account an engine runs: never root, each under its own."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .errors import OutOfReach


@dataclass(frozen=True)
class Account:
    """Who runs a server; `uid` is None for the person who called."""

    uid: int | None = None
    gid: int | None = None

    def owns(self, folder: Path) -> None:
        """Give it a folder and all in it."""
        if self.uid is not None:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def as_popen(self) -> dict:
        """What subprocess needs to run something as this account."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}


def account_for(engine: str) -> Account:
    """The person's own account; called by root, a system account of the engine's own, made when it is not there."""
    if os.geteuid() != 0:
        return Account()
    name = f"fourmi-{engine}"
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        entry = _create(name)
    return Account(entry.pw_uid, entry.pw_gid)


def _create(name: str) -> pwd.struct_passwd:
    if not shutil.which("useradd"):
        raise OutOfReach(f"la commande useradd manque : le compte système {name} ne peut pas être créé")
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    done = subprocess.run([*command, "--shell", "/usr/sbin/nologin", name], capture_output=True, text=True)
    if done.returncode:
        raise OutOfReach(f"le compte système {name} ne peut pas être créé : {done.stderr.strip()}")
    return pwd.getpwnam(name)
