"""The language of the trade to begin with: staff complete it, correct it, or delete it."""

from collections.abc import Iterator
from pathlib import Path

_FILE = Path(__file__).with_name("starter.txt")


def starter_groups() -> Iterator[tuple[list[str], bool]]:
    """(expressions, one_way) of each line of starter.txt: expressions parted by « = », or by « > » when one-way."""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            one_way = ">" in line
            yield [part.strip() for part in line.replace(">", "=").split("=")], one_way


def add_starter_groups(model) -> int:
    """Fill the table of `model` when it is empty; returns how many groups were added."""
    if model.objects.exists():
        return 0
    rows = [model(expressions="\n".join(lines), one_way=one_way) for lines, one_way in starter_groups()]
    return len(model.objects.bulk_create(rows))
