"""Settings of `make run`: SQLite, no service. Pages and errors look as they do in production unless DEBUG=true."""

from . import values
from .base import *  # noqa: F403
from .base import INSTALLED_APPS, VAR_DIR, env
from .meaning import UNIVERSAL, is_installed, meaning_model

DEBUG = env.read("DEBUG", values.flag, False)
PORT = env.read("PORT", values.number(1, 65535), 8000)
SECRET_KEY = env.read("SECRET_KEY", values.text, "developpement-seulement-jamais-en-production-0123456789")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", ".localhost"]
HOST_ALIASES = {"127.0.0.1": "localhost"}
WAGTAILADMIN_BASE_URL = f"http://localhost:{PORT}"
MAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mails"
SERVE_MEDIA = True
MEANING_MODEL = env.read("MEANING_MODEL", meaning_model, UNIVERSAL if is_installed() else "")
INSTALLED_APPS = [*INSTALLED_APPS, "catalogue.demo"]
if DEBUG:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]
    WHITENOISE_USE_FINDERS = True
