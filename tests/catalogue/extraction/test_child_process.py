"""The child in which files are read: killed in time, bound by its limits, told apart by its end."""

import json
import os
import sys
import time

import pytest

from catalogue.extraction import (
    Extraction,
    ExtractionRefused,
    Limits,
    Passage,
    Reason,
    answers,
    extract,
    process,
)
from catalogue.extraction.limits import MEGABYTE
from tests.catalogue.extraction.files import ISOLATED, PROJECT

# The child process


def run(code, **limits):
    return process.run([*ISOLATED, code], Limits(**limits))


def ending_of(code, **limits):
    with pytest.raises(ExtractionRefused) as refusal:
        run(code, **limits)
    return refusal.value.reason


def test_silent_child_is_killed_in_time():
    started = time.monotonic()
    assert ending_of("import time; time.sleep(60)", wall=1) == Reason.TOO_LONG
    assert time.monotonic() - started < 5


def test_child_that_closes_its_output_is_killed_in_time():
    assert ending_of("import os, time; os.close(1); time.sleep(60)", wall=1) == Reason.TOO_LONG


def test_children_of_the_child_are_killed_with_it(tmp_path):
    proof = tmp_path / "alive"
    code = f"import os, time\nif not os.fork(): time.sleep(1.5); open({str(proof)!r}, 'w').close()"
    assert ending_of(code, wall=1) == Reason.TOO_LONG
    time.sleep(1)
    assert not proof.exists()


def test_flood_is_stopped():
    assert ending_of("while True: print('x' * 100_000)", wall=10) == Reason.DAMAGED


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise SystemExit(3)", Reason.DAMAGED),
        ("import os; os.abort()", Reason.TOO_HEAVY),
        ("import os; os.kill(os.getpid(), 11)", Reason.DAMAGED),
        ("import os; os.kill(os.getpid(), 9)", Reason.TOO_HEAVY),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", Reason.TOO_LONG),
    ],
)
def test_each_end_has_its_reason(code, reason):
    assert ending_of(code) == reason


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\xff",
        b"[",
        b"[]",
        b"null",
        b"[" * 200_000,
        b'{"refused": "Vous avez perdu"}',
        b'{"passages": 1, "truncated": false}',
        b'{"passages": [{"kind": "diapo"}], "truncated": false}',
        b'{"passages": [["diapo"]], "truncated": false}',
        *[
            json.dumps({"passages": [fields], "truncated": False}).encode()
            for fields in (
                {"kind": "<b>", "number": 1, "title": "", "text": "", "notes": ""},
                {"kind": "page", "number": 0, "title": "", "text": "", "notes": ""},
                {"kind": "page", "number": True, "title": "", "text": "", "notes": ""},
                {"kind": "page", "number": 1, "title": None, "text": "", "notes": ""},
                {"kind": "page", "number": 1, "title": "", "text": "\ud800", "notes": ""},
            )
        ],
    ],
)
def test_garbage_is_refused(answer):
    with pytest.raises(ExtractionRefused) as refusal:
        answers.decoded(answer)
    assert refusal.value.reason == Reason.DAMAGED


def test_child_gets_neither_secrets_nor_files(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    code = """
import json, os
def is_open(number):
    try: os.fstat(number)
    except OSError: return False
    return True
print(json.dumps([dict(os.environ), os.getcwd(), [n for n in range(200) if is_open(n)]]))
"""
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        assert json.loads(run(code)) == [{"LC_ALL": "C.UTF-8"}, "/", [0, 1, 2]]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems lack some of the limits")
def test_child_is_bound_by_its_limits():
    code = f"""
import json, os, resource, sys
sys.path.append({str(PROJECT)!r})
from catalogue.extraction.limits import LIMITS, apply_to_this_process
apply_to_this_process(LIMITS)
names = ["AS", "DATA", "CPU", "NOFILE", "FSIZE", "CORE", "NPROC"]
print(json.dumps([os.nice(0), *[resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in names]]))
"""
    assert json.loads(run(code)) == [
        os.nice(0) + 10,
        [512 * MEGABYTE] * 2,
        [416 * MEGABYTE] * 2,
        [10, 11],
        [32, 32],
        [0, 0],
        [0, 0],
        [0, 0],
    ]


def test_lower_limits_of_the_system_stay():
    code = f"""
import resource, sys
sys.path.append({str(PROJECT)!r})
from catalogue.extraction.limits import LIMITS, apply_to_this_process
resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
apply_to_this_process(LIMITS)
print(resource.getrlimit(resource.RLIMIT_NOFILE))
"""
    assert run(code) == b"(16, 16)\n"


def test_child_needs_no_django():
    code = f"""
import sys
sys.path.append({str(PROJECT)!r})
from importlib import import_module
import catalogue.extraction.worker
from catalogue.extraction.readers import MODULES
for name in MODULES.values(): import_module("catalogue.extraction.readers." + name)
print([name for name in sys.modules if name.split(".")[0] in ("django", "wagtail")])
"""
    assert run(code) == b"[]\n"


def test_what_a_library_prints_does_not_spoil_the_answer(tmp_path):
    (tmp_path / "a.txt").write_text("Texte")
    code = f"""
import json, sys
sys.path.append({str(PROJECT)!r})
from dataclasses import asdict
from catalogue.extraction import limits, worker
from catalogue.extraction.readers import plain
def noisy(path, read=plain.read):
    print("bavardage", flush=True)
    return read(path)
plain.read = noisy
worker.main({str(tmp_path / "a.txt")!r}, "txt", json.dumps(asdict(limits.LIMITS)))
"""
    assert answers.decoded(run(code)) == Extraction((Passage("section", 1, text="Texte"),))


def test_process_that_cannot_start_is_a_refusal(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Texte")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))
    with pytest.raises(ExtractionRefused) as refusal:
        extract(tmp_path / "a.txt", "a.txt")
    assert refusal.value.reason == Reason.UNAVAILABLE


@pytest.mark.parametrize("reason", Reason)
def test_reasons_are_written_in_proper_french(reason):
    sentence = reason.value
    assert (sentence[0].isupper(), sentence[-1]) == (True, ".")
    assert [sign for sign in (" :", " ;", " !", " ?", "'", '"', "...") if sign in sentence] == []
