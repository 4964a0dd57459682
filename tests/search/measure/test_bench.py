"""The bench runs on what ships with the site, in a database of its own."""

import subprocess
import sys

from search.measure.__main__ import _EXAMPLE
from search.measure.collection import cases, documents


def test_every_question_of_the_example_has_its_answer_there():
    known = {entry.source_id for entry in documents(_EXAMPLE / "documents.jsonl")}
    assert [case for case in cases(_EXAMPLE / "requetes.jsonl") if not case.expected <= known] == []
    assert len(known) == 60


def test_it_says_how_good_and_how_fast_the_search_is():
    command = [sys.executable, "-m", "search.measure", "--engine", "sqlite"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    starts = [line.split("  ")[0].strip() for line in done.stdout.splitlines() if line]
    assert starts[0] == "sqlite : 60 documents, 60 requêtes"
    assert {"indexation", "ensemble", "typo", "requête nue", "rapport"} <= {start.split("   ")[0] for start in starts}
    overall = next(line for line in done.stdout.splitlines() if line.startswith("ensemble"))
    assert float(overall.split("MRR@10")[1].split()[0]) >= 0.99  # a weight that is lost shows here first
    assert "zéro résultat 0.0%" in overall


def test_a_file_that_is_not_there_is_said():
    done = subprocess.run([sys.executable, "-m", "search.measure", "absent.jsonl"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "« absent.jsonl » n’existe pas." in done.stderr
