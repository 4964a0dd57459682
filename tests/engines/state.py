"""Which engines run, written in one small file that tests, bench and people read."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

PATH = Path(__file__).resolve().parents[2] / "var" / "engines.json"


@dataclass(frozen=True)
class Running:
    """One engine that was started: where it answers, its process, its folder with all it wrote, its version."""

    url: str
    pid: int
    folder: str
    version: str

    @property
    def port(self) -> int:
        return int(self.url.split(":")[2].split("/")[0])

    def is_alive(self) -> bool:
        """Its process is there and is still that engine: a number may have been given to another program since."""
        try:
            command = Path(f"/proc/{self.pid}/cmdline").read_bytes()
        except OSError:
            return False
        return self.folder.encode() in command


def read(path: Path = PATH) -> dict[str, Running]:
    """Engines by name (postgresql, redis…), those that died included. A spoilt file is none."""
    try:
        return {name: Running(**entry) for name, entry in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write(engines: dict[str, Running], path: Path = PATH) -> None:
    """Replace the file in one step, for who reads meanwhile; without engines there is no file."""
    if not engines:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    draft.write_text(json.dumps({name: asdict(one) for name, one in engines.items()}, indent=2), encoding="utf-8")
    draft.replace(path)


def running(path: Path = PATH) -> dict[str, Running]:
    """Those whose process is there."""
    return {name: one for name, one in read(path).items() if one.is_alive()}
