"""The file that says which engines run."""

import os

from tests.engines import state
from tests.engines.state import Running

ENGINE = Running("postgres://fourmiliere@127.0.0.1:5499/fourmiliere", 2**22 + 1, "/tmp/absent", "15.18")  # noqa: S108


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "var" / "engines.json"
    state.write({"postgresql": ENGINE}, path)
    assert state.read(path) == {"postgresql": ENGINE}
    assert ENGINE.port == 5499


def test_no_engine_no_file(tmp_path):
    path = tmp_path / "engines.json"
    state.write({"postgresql": ENGINE}, path)
    state.write({}, path)
    assert not path.exists()
    assert state.read(path) == {}


def test_a_spoilt_file_is_no_engine(tmp_path):
    path = tmp_path / "engines.json"
    for content in ("", "{", "[]", '{"postgresql": 3}', '{"postgresql": {"url": "x"}}'):
        path.write_text(content, encoding="utf-8")
        assert state.read(path) == {}, content


def test_a_dead_process_does_not_run_nor_one_that_took_its_number(tmp_path):
    path = tmp_path / "engines.json"
    other_program = Running(ENGINE.url, os.getpid(), str(tmp_path / "moteur"), "15.18")
    state.write({"postgresql": ENGINE, "opensearch": other_program}, path)
    assert state.running(path) == {}
