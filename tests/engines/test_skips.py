"""What is said when an engine does not run, and what a test gets when it does."""

import pytest

from tests import on_postgresql
from tests.engines import state
from tests.engines.state import Running

ENGINE = Running("http://127.0.0.1:9200", 1, "/nulle/part", "8.19.21")


def test_without_postgresql_its_tests_are_skipped_aloud(monkeypatch, capsys):
    monkeypatch.setattr(state, "running", lambda: {"elasticsearch": ENGINE})
    assert on_postgresql.main([]) == 0
    assert capsys.readouterr().out == "Essais sur PostgreSQL sautés : PostgreSQL ne tourne pas (make engines).\n"


def test_a_test_gets_the_address_of_what_runs_and_is_skipped_for_what_does_not(monkeypatch, engine_url):
    monkeypatch.setattr(state, "running", lambda: {"elasticsearch": ENGINE})
    assert engine_url("elasticsearch") == "http://127.0.0.1:9200"
    with pytest.raises(pytest.skip.Exception) as skipped:
        engine_url("opensearch")
    assert str(skipped.value) == "OpenSearch ne tourne pas : make engines"


def test_the_chosen_tests_are_there():
    assert [path for path in on_postgresql.CHOSEN if not (state.PATH.parents[1] / path).exists()] == []
