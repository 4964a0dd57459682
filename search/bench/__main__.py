"""`python -m search.bench CORPUS QUERIES [--engine NAME]`: each engine in turn, in a scratch index.

Prints quality by category, times beside the raw query's over the same terms, and how fast documents come in.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench-search", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument(
        "--engine", default="", help="sqlite, postgresql, elasticsearch, opensearch ; sans : ceux qui tournent"
    )
    parser.add_argument("--documents", type=int, default=0, help="répète la collection jusqu’à ce nombre")
    options = parser.parse_args()
    for path in (options.corpus, options.queries):
        if not path.is_file():
            parser.error(f"« {path} » n’existe pas.")
    from search.bench.servers import environments

    failed = 0
    for name, environment in environments(options.engine):
        if environment is None:
            sys.stdout.write(f"{name} : ne tourne pas ici (make engines), sauté.\n")
            failed |= bool(options.engine)
            continue
        with tempfile.TemporaryDirectory(prefix="fourmiliere-bench-") as folder:
            command = [sys.executable, "-m", "search.bench.one", str(options.corpus), str(options.queries)]
            command += ["--documents", str(options.documents)]
            values = {**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.dev", "DATA_DIR": folder}
            with environment(Path(folder)) as more:
                failed |= subprocess.run(command, env=values | more, check=False).returncode  # noqa: S603
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
