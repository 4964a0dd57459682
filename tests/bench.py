"""`make bench`: times as ratios side by side, on an empty database in memory. Nothing is asserted.

Each pair runs in turn, some times over; what is printed is the median of each and their ratio.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
os.environ.pop("DATABASE_URL", None)
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402  once Django is set up
from django.test.utils import get_runner, setup_test_environment, teardown_test_environment  # noqa: E402
from wagtail.models import Page  # noqa: E402

from catalogue.models import MaterialPage  # noqa: E402
from catalogue.provisioning import create_national_site  # noqa: E402
from home.bulk import add_pages  # noqa: E402
from home.routing import locate  # noqa: E402

_ROUNDS = 5
_PAGES = 40


def main() -> None:
    setup_test_environment()
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        home = create_national_site("Fourmilière", "localhost", 80)
        compare_adding(home)
        compare_routing()
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()


def compare_adding(home) -> None:
    """Materials published by Wagtail's own steps, and by the batch that imports use."""
    index = Page.objects.child_of(home).get(slug="ressources").specific
    numbers = iter(range(10**6))

    def new() -> list[MaterialPage]:
        names = [f"ressource-{next(numbers)}" for _ in range(_PAGES)]
        return [MaterialPage(title=name, slug=name, licence="cc0", locale_id=index.locale_id) for name in names]

    def one_by_one() -> None:
        for page in new():
            index.add_child(instance=page)
            page.save_revision().publish()

    report(f"publier {_PAGES} ressources", "une à une", one_by_one, "par lot", lambda: add_pages(index, new()))


def compare_routing() -> None:
    """The page at an address by Wagtail's walk down the tree, and by ours in one query."""
    client = Client(headers={"host": "localhost"})
    request = client.get("/ressources/ressource-0/").wsgi_request

    def stock() -> None:
        request._wagtail_site.root_page.specific.route(request, ["ressources", "ressource-0"])

    def ours() -> None:
        page, location = locate(request, "ressources/ressource-0/")
        location.specific(page)

    report("trouver une page", "Wagtail", stock, "ici", ours)


def report(what: str, first: str, run_first: Callable, second: str, run_second: Callable) -> None:
    """Time two ways in turn and print the median of each in milliseconds, and how many times faster the second is."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS):
        for run, kept in zip((run_first, run_second), times, strict=True):
            started = time.perf_counter()
            run()
            kept.append((time.perf_counter() - started) * 1000)
    one, two = (statistics.median(kept) for kept in times)
    sys.stdout.write(f"{what} : {first} {one:.1f} ms, {second} {two:.1f} ms, rapport {one / two:.1f}\n")


if __name__ == "__main__":
    main()
