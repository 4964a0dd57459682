"""What the tests in Chromium share: one served demonstration, one browser."""

import pytest

from tests.database import copy_as_file
from tests.e2e.serving import browser, chromium_here, demonstration, log_in


@pytest.fixture(scope="package")
def running_site(tmp_path_factory, django_db_setup):
    """In a database that is migrated already: migrations take as long as the demonstration."""
    data = tmp_path_factory.mktemp("donnees")
    copy_as_file(data / "db.sqlite3")
    with demonstration(data) as site:
        yield site


@pytest.fixture(scope="package")
def chromium():
    """Ended before other tests, which its event loop would disturb."""
    pytest.importorskip("playwright.sync_api", reason="Playwright n’est pas installé")
    if not chromium_here():
        pytest.skip("Chromium n’est pas installé sur cette machine (paquet Debian : chromium)")
    with browser() as found:
        yield found


@pytest.fixture
def enter(chromium, running_site):
    """Log in, in a window of one's own; returns its page.

    `lost`: scripts that never come. `first`: a script that runs before the page's own. `window`: how it differs from a
    desk's. Not watched for errors: a form that is refused answers 400.
    """
    contexts = []

    def come(username: str, *, lost: str = "", first: str = "", **window):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | window)
        contexts.append(context)
        if lost:
            context.route(lost, lambda route: route.abort())
        if first:
            context.add_init_script(first)
        return log_in(context, running_site, username)

    yield come
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(chromium, running_site):
    """Open a page at a width, with or without scripts; anything the console reports as an error fails the test."""
    contexts, errors = [], []

    def open_at(path: str, width: int = 1280, javascript: bool = True, host: str = "localhost"):
        context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=javascript)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(running_site.url(path, host))
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert errors == []
