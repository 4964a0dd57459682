"""Settings of the tests: nothing outside the process, tasks at once, files in a temporary folder."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, INSTALLED_APPS

DEBUG = False
INSTALLED_APPS = [*INSTALLED_APPS, "catalogue.demo"]
SECRET_KEY = "tests-only-0123456789-0123456789-0123456789-0123456789"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "testserver", ".localhost"]
DATABASES["default"].setdefault("TEST", {})
TASKS = {"default": {"BACKEND": "tests.after_commit.AfterCommitBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # static files as they stand, nothing to collect
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="fourmiliere-tests-"))
SEARCH_USAGE_DIR = Path(tempfile.mkdtemp(prefix="fourmiliere-recherche-"))
for name in ("share_pictures", "posters"):
    CACHES[name]["LOCATION"] = tempfile.mkdtemp(prefix=f"fourmiliere-{name}-")
SERVE_MEDIA = True
WAGTAILADMIN_BASE_URL = "http://localhost"
CHECK_LINKS = False
PAGE_CACHE = False  # each visit makes its page, whose queries are counted; tests/home/page_cache turns it on
MEANING_MODEL = ""
