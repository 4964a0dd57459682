"""Starting and stopping one engine: its folder, its port, its process."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from .accounts import Account, account_for
from .errors import StartFailed
from .server import Server
from .state import Running

READY_SECONDS = 300  # twenty seconds when the machine has nothing else to do
STOP_SECONDS = 20
_PREFIX = "fourmiliere-engine-"
_children: list[subprocess.Popen] = []  # kept until they end: Python complains of those it loses sight of


def start(server: Server, killed: Running | None = None) -> Running:
    """A running engine: new, or the `killed` one with its data and, when free, its port.

    Raises OutOfReach and StartFailed, and leaves nothing behind then.
    """
    account = account_for(server.name)
    if killed and Path(killed.folder).is_dir():
        _wait(lambda: _is_free(killed.port), 5)  # a process loses its name before it closes its sockets
        _reap()
        folder, port = Path(killed.folder), killed.port if _is_free(killed.port) else _free_port()
    else:
        folder, port = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{server.name}-")), _free_port()
        account.owns(folder)
        try:
            server.prepare(folder, account)
        except BaseException:
            shutil.rmtree(folder)
            raise
        account.owns(folder)
    pid = _launch(server, folder, port, account)
    return Running(server.url(port), pid, str(folder), server.version)


def stop(engine: Running) -> None:
    """End its process by its number, softly then by force, and erase its folder."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        if engine.is_alive():
            os.kill(engine.pid, kind)
            _wait(lambda: not engine.is_alive(), STOP_SECONDS)
    _reap()
    if Path(engine.folder).name.startswith(_PREFIX):  # nothing else is ever erased, whatever the state file says
        shutil.rmtree(engine.folder, ignore_errors=True)


def _launch(server: Server, folder: Path, port: int, account: Account) -> int:
    """Run it and wait until it answers; the number of its process, which it writes itself."""
    (folder / "pid").unlink(missing_ok=True)
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": str(folder), **server.environment(folder)}
    with (folder / "start.log").open("wb") as log:
        process = subprocess.Popen(
            server.command(folder, port),
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in the terminal that started it is not for it
            **account.as_popen(),
        )
    _children.append(process)
    _wait(lambda: process.poll() or server.is_ready(folder, port), READY_SECONDS)
    ended, pid = process.poll(), _pid(folder)
    if ended or not pid or not server.is_ready(folder, port):
        told = (folder / "start.log").read_text(encoding="utf-8", errors="replace").strip()[-1500:]
        stop(Running(server.url(port), pid or process.pid, str(folder), server.version))
        what = "il s’est arrêté" if ended else f"il ne répond pas après {READY_SECONDS} s"
        raise StartFailed(f"{what}. Son journal finit par :\n{told}")
    return pid


def _reap() -> None:
    """Let go of those that ended: PostgreSQL does not start again while a zombie has the number in its lock file."""
    _children[:] = [child for child in _children if child.poll() is None]


def _pid(folder: Path) -> int | None:
    try:
        return int((folder / "pid").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _wait(done, seconds: float) -> None:
    """Until `done()` or the time is over."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
