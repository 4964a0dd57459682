"""Starting, starting again, stopping: with a small real server in the place of an engine."""

import os
import signal
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.engines import __main__ as commands
from tests.engines import lifecycle, state
from tests.engines.accounts import Account
from tests.engines.errors import OutOfReach


@pytest.fixture
def run(small_server, tmp_path, monkeypatch, capsys):
    """Run a command on the small server alone: its exit code and what it printed."""
    monkeypatch.setattr(commands, "ENGINES", {"petit": lambda: small_server})
    path = tmp_path / "var" / "engines.json"

    def command(action) -> tuple[int, str]:
        return action(["petit"], path), capsys.readouterr().out

    command.known = lambda: state.read(path).get("petit")
    yield command
    if left := command.known():
        lifecycle.stop(left)


def kept_data(engine) -> str:
    with urllib.request.urlopen(f"{engine.url}/donnees.txt", timeout=5) as answer:
        return answer.read().decode()


def test_a_started_engine_answers_and_a_second_start_says_so(run):
    code, _ = run(commands.start)
    engine = run.known()
    assert (code, kept_data(engine)) == (0, "préparé une fois")
    again = f"petit tourne déjà : {engine.url} (processus {engine.pid})\n"
    assert run(commands.start) == (0, again)
    assert run(commands.status) == (0, f"petit tourne : {engine.url} (processus {engine.pid})\n")
    assert run.known() == engine


def test_a_stopped_engine_leaves_nothing(run, tmp_path):
    run(commands.start)
    engine = run.known()
    assert run(commands.stop) == (0, "petit est arrêté.\n")
    assert (engine.is_alive(), Path(engine.folder).exists(), run.known()) == (False, False, None)
    assert run(commands.stop) == (0, "petit ne tourne pas.\n")
    assert run(commands.status) == (0, "petit ne tourne pas.\n")


def test_a_killed_engine_starts_again_with_its_data_on_its_port(run):
    run(commands.start)
    killed = run.known()
    (Path(killed.folder) / "donnees.txt").write_text("écrit depuis", encoding="utf-8")
    os.kill(killed.pid, signal.SIGKILL)
    lifecycle._wait(lambda: not killed.is_alive(), 5)
    assert run(commands.start)[0] == 0
    again = run.known()
    assert (again.url, again.folder, kept_data(again)) == (killed.url, killed.folder, "écrit depuis")
    assert not Path(f"/proc/{killed.pid}").exists()  # not even as a zombie


def test_an_engine_that_does_not_hear_is_killed(run, small_server, monkeypatch):
    small_server.code = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + small_server.code
    monkeypatch.setattr(lifecycle, "STOP_SECONDS", 1)
    run(commands.start)
    engine = run.known()
    run(commands.stop)
    assert not engine.is_alive()


def test_an_engine_that_stops_at_once_is_an_error_with_its_log(run, small_server, tmp_path):
    small_server.code = "import sys; sys.exit('la mémoire manque')"
    said = "petit n’a pas démarré : il s’est arrêté. Son journal finit par :\nla mémoire manque\n"
    assert run(commands.start) == (1, said)
    assert (run.known(), list(tmp_path.glob("fourmiliere-*"))) == (None, [])


def test_an_engine_that_never_answers_is_given_up_and_stopped(run, small_server, tmp_path, monkeypatch):
    small_server.code = "import sys, time; print('je pense', flush=True); time.sleep(60)"
    monkeypatch.setattr(lifecycle, "READY_SECONDS", 1)
    said = "petit n’a pas démarré : il ne répond pas après 1 s. Son journal finit par :\nje pense\n"
    assert run(commands.start) == (1, said)
    assert (run.known(), list(tmp_path.glob("fourmiliere-*"))) == (None, [])
    assert str(tmp_path) not in subprocess.run(["ps", "-ef"], capture_output=True, text=True, check=True).stdout


def test_what_is_out_of_reach_is_said_and_is_no_error(run, small_server, tmp_path, monkeypatch):
    def prepare(folder, account):
        raise OutOfReach("Maven manque")

    monkeypatch.setattr(small_server, "prepare", prepare)
    assert run(commands.start) == (0, "petit reste hors de portée : Maven manque.\n")
    assert (run.known(), list(tmp_path.glob("fourmiliere-*"))) == (None, [])


def test_a_folder_that_is_not_an_engines_is_never_erased(tmp_path):
    lifecycle.stop(state.Running("http://127.0.0.1:1", 2**22 + 1, str(tmp_path), "1.0"))
    assert tmp_path.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="seul root peut lancer un processus sous un autre compte")
def test_called_by_root_a_server_runs_under_its_account(tmp_path):
    account = Account(65534, 65534)
    (tmp_path / "fichier").touch()
    account.owns(tmp_path)
    assert (tmp_path / "fichier").stat().st_uid == 65534
    said = subprocess.run(
        ["sh", "-c", "id -u; id -g; id -G"], capture_output=True, text=True, **account.as_popen()
    ).stdout
    assert said == "65534\n65534\n65534\n"
