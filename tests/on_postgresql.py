"""The tests that a database may change, once more on PostgreSQL: the end of `make test`, after `make engines`."""

import os
import subprocess
import sys

from tests.engines import state

# Of sign-ups, what counts seats, ranks and people, or does it at once with others; not their pages, papers and words.
SIGNUPS = (
    "all",
    "applications",
    "closed_meanwhile",
    "costs",
    "date_alerts",
    "day",
    "discarding",
    "fewer_seats",
    "following",
    "full",
    "killed_reminders",
    "lifecycle",
    "lowered_capacity",
    "many_at_once",
    "moving",
    "one_broken_date",
    "presence",
    "privacy",
    "registering",
    "seats_of_what_will_not_be",
    "staff_at_once",
    "too_many_places",
)
# What goes through SQL of our own. Servers have had their tests in the first run.
CHOSEN = (
    "tests/search/engines/test_database.py",
    "tests/search/indexing/test_commands.py",
    "tests/search/content/test_files.py",
    "tests/search/usage/test_usage.py",
    "tests/search/admin_search/test_database.py",
    "tests/catalogue/test_tags.py",
    "tests/test_visibility.py",
    "tests/home/outbox/test_sending.py",
    "tests/home/outbox/test_processes.py",
    "tests/home/test_generations.py",
    "tests/home/test_tree_cache.py",
    "tests/home/test_limits.py",
    "tests/home/page_cache",
    "tests/home/doors",
    "tests/home/walls/test_impossible_ids.py",
    "tests/home/test_live_revisions.py",
    "tests/home/test_postgresql_sessions.py",
    "tests/home/publishing",
    *(f"tests/catalogue/signups/test_{name}.py" for name in SIGNUPS),
)


def main(words: list[str]) -> int:
    """Run them, or say why not. `words` are pytest's, in place of the chosen tests."""
    engine = state.running().get("postgresql")
    if engine is None:
        sys.stdout.write("Essais sur PostgreSQL sautés : PostgreSQL ne tourne pas (make engines).\n")
        return 0
    sys.stdout.write(f"Les mêmes essais sur PostgreSQL {engine.version} : {' '.join(words or CHOSEN)}\n")
    sys.stdout.flush()
    environment = {name: value for name, value in os.environ.items() if name not in ("SEARCH_ENGINE", "SEARCH_URL")}
    command = [sys.executable, "-m", "pytest", "-n", "auto", *(words or CHOSEN)]
    return subprocess.run(command, env={**environment, "DATABASE_URL": engine.url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
