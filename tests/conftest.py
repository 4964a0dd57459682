"""Fixtures of every test: a small national site, two regions, people, and an empty cache each time."""

import gc

import pytest
from django.contrib.auth.models import Group
from django.utils.translation import activate
from wagtail.models import Locale

from catalogue.provisioning import create_national_site, create_region
from catalogue.provisioning.national import NATIONAL_GROUP
from home.models import HomePage, RegionPage, User
from search.understanding.spelling import forget_spellings
from tests.cold import start_cold
from tests.database import migrated_database
from tests.engines import state

PASSWORD = "fourmi-de-test-12"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from tests.scheduling import ByFile  # a run in one process needs no pytest-xdist

    return ByFile(config, log)


def pytest_collection_finish(session):
    """A twentieth to a tenth of the processor's time goes to looking for garbage among what stays to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _empty_cache():
    start_cold()
    forget_spellings()  # ids of words come again after a rollback
    yield
    start_cold()


@pytest.fixture(autouse=True)
def _french():
    """A page asked for in another language leaves it in force in its thread, for the next test too."""
    activate("fr")


@pytest.fixture(autouse=True)
def _mails_leave_at_once(settings):
    """Django's tests replace the backend for another; ours sends what it wrote down without waiting for a worker."""
    settings.EMAIL_BACKEND = "tests.home.outbox.at_once.AtOnceBackend"


@pytest.fixture
def outbox(settings):
    """As on the site: mails wait for the worker."""
    settings.EMAIL_BACKEND = "home.outbox.backend.OutboxBackend"


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """The national site is in the database before the first test; each test undoes only what it did itself."""
    with django_db_blocker.unblock(), migrated_database(request.config.option.verbose):
        create_national_site("Fourmilière", "localhost", 80)
        create_region("bretagne", "Bretagne", insee="53", hostname="bretagne.localhost", port=80)
        create_region("occitanie", "Occitanie", insee="76")
        with django_db_blocker.block():
            yield


@pytest.fixture
def site(db):
    """The national home, published, with all its branches."""
    return HomePage.objects.get(depth=2)


@pytest.fixture
def bretagne(site):
    return RegionPage.objects.get(slug="bretagne")


@pytest.fixture
def occitanie(site):
    """A region without a host name: below the national address only."""
    return RegionPage.objects.get(slug="occitanie")


@pytest.fixture
def english(site):
    return Locale.objects.get(language_code="en")


def user_in(username: str, *groups: str) -> User:
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def redaction(site):
    return user_in("redaction", NATIONAL_GROUP)


@pytest.fixture
def breton_editor(bretagne):
    return user_in("bretagne", "Rédaction Bretagne")


@pytest.fixture
def breton_coordinator(bretagne):
    return user_in("coordination-bretagne", "Coordination Bretagne")


@pytest.fixture
def admin(site):
    return User.objects.create_superuser("admin", "admin@example.org", PASSWORD)


@pytest.fixture
def visit(client):
    """GET an address on a host, the national one unless said."""

    def get(path: str, host: str = "localhost", **headers):
        return client.get(path, headers={"host": host, **headers})

    return get


@pytest.fixture
def engine_url():
    """The address of a server that `make engines` started: postgresql, elasticsearch, opensearch or redis.

    A test that asks for one that does not run is skipped, and says so.
    """
    labels = {
        "postgresql": "PostgreSQL",
        "elasticsearch": "Elasticsearch",
        "opensearch": "OpenSearch",
        "redis": "Redis",
    }

    def of(name: str) -> str:
        engine = state.running().get(name)
        if engine is None:
            pytest.skip(f"{labels[name]} ne tourne pas : make engines")
        return engine.url

    return of
