"""`python -m search.measure [CORPUS QUERIES] [--engine NAME]`: each engine in turn, in a scratch index.

Prints quality by category, times beside the raw query's over the same terms, and how fast documents come in. Without a
collection it takes the small one that comes with the site.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from search.engines import ENGINES
from search.measure.servers import environments

_EXAMPLE = Path(__file__).parent / "exemple"


def main(words: list[str] | None = None) -> int:
    options = _options(words)
    failed = 0
    for name, environment in environments(options.engine):
        if environment is None:
            sys.stdout.write(f"{name} : ne tourne pas ici (make engines), sauté.\n")
            failed |= bool(options.engine)
            continue
        with tempfile.TemporaryDirectory(prefix="fourmiliere-bench-") as folder, environment(Path(folder)) as more:
            command = [sys.executable, "-m", "search.measure.one", str(options.corpus), str(options.queries)]
            command += ["--documents", str(options.documents)]
            own = {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "MEANING_MODEL": "aucun", "DATA_DIR": folder}
            values = {**os.environ, **own, **more}
            failed |= subprocess.run(command, env=values, check=False).returncode != 0  # noqa: S603
    return int(failed)


def _options(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench-search", description="Mesure la recherche sur une collection dont on connaît les réponses."
    )
    parser.add_argument("corpus", type=Path, nargs="?", default=_EXAMPLE / "documents.jsonl")
    parser.add_argument("queries", type=Path, nargs="?", default=_EXAMPLE / "requetes.jsonl")
    parser.add_argument("--engine", default="", choices=["", *ENGINES], help="par défaut, tous ceux qui tournent")
    parser.add_argument("--documents", type=int, default=0, help="répète la collection jusqu’à ce nombre")
    options = parser.parse_args(words)
    for path in (options.corpus, options.queries):
        if not path.is_file():
            parser.error(f"« {path} » n’existe pas.")
    return options


if __name__ == "__main__":
    sys.exit(main())
