"""What another Python process says: sets and hashes are shuffled from one to the next."""

import subprocess
import sys
from pathlib import Path


def outputs_of(program: str) -> set[str]:
    """What the program prints under two orders of sets; one text when nothing depends on their order."""
    return {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[1],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
