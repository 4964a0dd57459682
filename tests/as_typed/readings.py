"""What people type, and what must be kept of it; None: refused. The server's reading and the script's answer to it."""

import json
from pathlib import Path

READINGS: dict[str, dict[str, str | None]] = json.loads((Path(__file__).parent / "readings.json").read_text())


def cases(*kinds: str) -> list[tuple[str, str, str | None]]:
    return [(kind, text, kept) for kind in kinds for text, kept in READINGS[kind].items()]
