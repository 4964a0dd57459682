"""What one file may weigh, and what reading it may cost.

Measured without limits: a 183 KB docx cost 53 s of processor and 1 GB, a 423 KB one unpacked to 789 MB.
"""

import os
import sys
from dataclasses import dataclass

MEGABYTE = 1024 * 1024

MAX_FILE_BYTES = 50 * MEGABYTE
MAX_UNPACKED_BYTES = 100 * MEGABYTE
MAX_ENTRIES = 10_000  # a deck of 300 slides with their pictures holds 3,000
MAX_RATIO = 100
RATIO_APPLIES_ABOVE = MEGABYTE  # a small template page of spaces legitimately shrinks a thousandfold


@dataclass(frozen=True)
class Limits:
    """Cost of one reading: bytes for `memory`, `data`, `output`, seconds for `cpu` and `wall`, else counts.

    `memory` is address space, libraries included; `data` is what a file can make grow, and leaves room for
    the parent: together they stay under 600 MB. `wall` only ends what hangs: a busy machine takes its time.
    """

    memory: int = 512 * MEGABYTE
    data: int = 416 * MEGABYTE
    cpu: int = 10
    wall: int = 180
    open_files: int = 32
    characters: int = 1_000_000
    passages: int = 5_000
    output: int = 8 * MEGABYTE  # 1 million characters of 4 bytes, their escapes and the JSON around


LIMITS = Limits()


def apply_to_this_process(limits: Limits) -> None:
    """Bind the current process for the rest of its life; what the system lacks is skipped."""
    if hasattr(os, "nice"):
        os.nice(10)
    # The hard limit of the processor leaves a second for the soft one's signal, which names the cause.
    _lower("RLIMIT_CPU", limits.cpu, limits.cpu + 1)
    _lower("RLIMIT_AS", limits.memory, limits.memory)
    _lower("RLIMIT_DATA", limits.data, limits.data)
    _lower("RLIMIT_NOFILE", limits.open_files, limits.open_files)
    for forbidden in ("RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC"):  # no file, no core dump, no child
        _lower(forbidden, 0, 0)


def _lower(name: str, soft: int, hard: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    number = getattr(resource, name, None)
    if number is None:
        return
    ceiling = resource.getrlimit(number)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    try:
        resource.setrlimit(number, (soft, hard))
    except (ValueError, OSError):
        if sys.platform == "linux":  # macOS names RLIMIT_AS and refuses it; Linux has no excuse
            raise
