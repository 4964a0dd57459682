"""Run one command to its end, with its time and its output bounded."""

import os
import selectors
import signal
import subprocess
import time
from contextlib import suppress
from typing import IO, cast

from .limits import Limits
from .refusals import ExtractionRefused, Reason

# The processor limit sends SIGXCPU; its hard limit and the lack of memory SIGKILL; a library that gets no more memory
# gives up by SIGABRT.
REASON_OF_SIGNAL: dict[int, Reason] = {
    signal.SIGXCPU: Reason.TOO_LONG,
    signal.SIGKILL: Reason.TOO_HEAVY,
    signal.SIGABRT: Reason.TOO_HEAVY,
}


def run(command: list[str], limits: Limits) -> bytes:
    """Return what the command wrote on its standard output.

    Its group is killed when it outlives `limits.wall` or writes more than `limits.output`.

    Raises `ExtractionRefused` for any end but a success, `OSError` when the command cannot start.
    """
    deadline = time.monotonic() + limits.wall
    with _started(command) as process:
        try:
            output = _read(cast(IO[bytes], process.stdout), deadline, limits.output)  # a pipe
            status = process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired as error:
            raise ExtractionRefused(Reason.TOO_LONG) from error
        finally:
            _end(process)
    if status != 0:
        raise ExtractionRefused(REASON_OF_SIGNAL.get(-status, Reason.DAMAGED))
    return output


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 (a list, without a shell)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LC_ALL": "C.UTF-8"},  # neither the site's secrets nor its PYTHONPATH
        close_fds=True,
        start_new_session=True,  # a group of its own, which can be killed as one
    )


def _read(stream: IO[bytes], deadline: float, at_most: int) -> bytes:
    """Read to the end; never holds much more than `at_most` bytes."""
    received = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while len(received) <= at_most:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise ExtractionRefused(Reason.TOO_LONG)
            chunk = os.read(stream.fileno(), 64 * 1024)
            if not chunk:
                return bytes(received)
            received += chunk
    raise ExtractionRefused(Reason.DAMAGED)


def _end(process: subprocess.Popen[bytes]) -> None:
    # While its end is not collected, its number, and so its group's, cannot be given to another process.
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
