"""Settings common to every set-up. What differs comes from the environment, parsed strictly (see .env.example)."""

from pathlib import Path
from typing import Any

from catalogue.extraction import ALLOWED_EXTENSIONS

from . import values
from .content_policies import ADMIN_CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY  # noqa: F401  settings
from .environment import Environment, Refused
from .languages import CONTENT_LANGUAGES, LANGUAGES  # noqa: F401  LANGUAGES is a setting
from .machine_translation import machine_translator
from .meaning import meaning_model

BASE_DIR = Path(__file__).resolve().parents[2]

env = Environment(BASE_DIR / ".env")
VAR_DIR = env.read("DATA_DIR", values.folder(BASE_DIR), BASE_DIR / "var")  # database, files, collected static files

INSTALLED_APPS = [
    "home",
    "catalogue",
    "catalogue.signups",
    "search",
    "search.alerts",
    "wagtail_localize",
    "wagtail.locales",  # not wagtail_localize.locales, whose « synchronise from » fills a language with French aliases
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.forms",
]

MIDDLEWARE = [
    # First those that add a header to every answer, also to those that the next ones give by themselves.
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "home.middleware.SiteCSPMiddleware",
    "home.middleware.PermissionsMiddleware",
    "home.middleware.KnownSiteMiddleware",
    "home.page_cache.middleware.PageCacheMiddleware",  # behind it, so that no unknown host is answered
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "home.doors.middleware.RefusalMiddleware",
    "home.doors.second_factor.required.RequiredFactorMiddleware",
    "home.walls.guard.WallMiddleware",
    "home.impossible_ids.ImpossibleIdMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "home.former_addresses.FormerAddressMiddleware",  # before Wagtail's redirects, which forget the query
    "home.anchors.AnchorsMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
AUTH_USER_MODEL = "home.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.site_frame",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # inputs have ours: templates/wagtailadmin/widgets/

# --- Data ---------------------------------------------------------------------------------------------------------
_SQLITE: dict[str, Any] = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR_DIR / "db.sqlite3")}
DATABASES = {"default": env.read("DATABASE_URL", values.database(BASE_DIR, VAR_DIR), _SQLITE)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a transaction that will write takes its lock at once, instead of failing halfway when another one wrote
    # meanwhile (https://docs.djangoproject.com/en/5.2/ref/databases/#sqlite-transaction-behavior).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        " PRAGMA mmap_size=268435456;",  # read as memory, up to 256 MB that the system may take back
    }
# Each thread keeps its connection a minute, and asks first whether it still answers: opening one costs PostgreSQL and
# SQLite's WAL more than what most visits ask of it.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
# The engine behind /recherche/ and the admin's searches; empty: the database's own. The last two need an address.
SEARCH_ENGINE = env.read("SEARCH_ENGINE", values.one_of("sqlite", "postgresql", "elasticsearch", "opensearch"), "")
SEARCH_URL = env.read("SEARCH_URL", values.service_address, "")
if SEARCH_ENGINE in {"elasticsearch", "opensearch"}:
    if not SEARCH_URL:
        raise Refused("SEARCH_URL", f"l’adresse de {SEARCH_ENGINE} manque.")
else:
    SEARCH_URL = ""
    if SEARCH_ENGINE and not DATABASES["default"]["ENGINE"].endswith(SEARCH_ENGINE.replace("sqlite", "sqlite3")):
        raise Refused("SEARCH_ENGINE", f"« {SEARCH_ENGINE} » ne cherche que dans sa propre base (voir DATABASE_URL).")
# The class of a model of sentences, for the second opinion on the order of results; empty: none.
MEANING_MODEL = env.read("MEANING_MODEL", meaning_model, "")
# What the names of its indexes begin with: another for each site that shares a server.
SEARCH_INDEX_PREFIX = env.read(
    "SEARCH_INDEX_PREFIX",
    values.matching(r"[a-z][a-z0-9_-]*_", "des minuscules, une lettre d’abord, « _ » à la fin"),
    "fourmiliere_",
)
SEARCH_USAGE_DIR = VAR_DIR / "recherche"  # what was searched, until the worker has counted it
# An aid only, in each process's memory or in a Redis that may be away. Nothing that must be true or counted rests on
# it: menus, regions and hosts are kept by home/memory.py, and the database tells every process when they changed.
CACHE_URL = env.read("CACHE_URL", values.redis_address, "")
_CACHE = (
    {"BACKEND": "home.redis_cache.RedisAid", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}}
)
# Files that are long to make, on each machine: made once, and again if they are lost.
_FILES = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"}
CACHES = {
    "default": _CACHE,
    # Where Wagtail looks for the sizes of images that were made.
    "renditions": {**_CACHE, "KEY_PREFIX": "renditions", "KEY_FUNCTION": "home.tree_cache.tree_key"},
    # Whole pages, always in the process's own memory: a new version of the site begins with none, and whoever writes in
    # a Redis writes no page. Some 30 kB each, those that nobody asks for go first.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
    # Pictures for social networks, some 30 kB each.
    "share_pictures": {
        **_FILES,
        "LOCATION": VAR_DIR / "partage",
        "TIMEOUT": 90 * 86_400,  # seconds
        "OPTIONS": {"MAX_ENTRIES": 3_000},
    },
    # Some 60 kB each; what they say is read each time.
    "posters": {**_FILES, "LOCATION": VAR_DIR / "affiches", "TIMEOUT": 3_600, "OPTIONS": {"MAX_ENTRIES": 500}},
}
# Whether visitors without a cookie get pages that were made for others; false to measure how long making one takes.
PAGE_CACHE = env.read("PAGE_CACHE", values.flag, True)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Every mail is written down in the database; the worker hands it to the real transport.
EMAIL_BACKEND = "home.outbox.backend.OutboxBackend"
MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
CONTACT_EMAIL = ""  # to write to when the site itself fails: the page of an error asks nothing of the database
EMAIL_TIMEOUT = 10  # seconds: a mail server that hangs must not hold the worker

# --- Language and time --------------------------------------------------------------------------------------------
LANGUAGE_CODE = "fr"
WAGTAIL_CONTENT_LANGUAGES = CONTENT_LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français")]
# What visitors read, then what the libraries' admin says, in words of ours: these come before the libraries' own.
LOCALE_PATHS = [BASE_DIR / "templates" / "locale", BASE_DIR / "templates" / "admin_locale"]
FORMAT_MODULE_PATH = "home.languages.formats"
# What a language has no format of its own for (Breton, Occitan, Corsican) is written as in French.
DATE_FORMAT, TIME_FORMAT, DATETIME_FORMAT = "jS F Y", "H:i", "jS F Y H:i"
SHORT_DATE_FORMAT, SHORT_DATETIME_FORMAT, FIRST_DAY_OF_WEEK = "d/m/Y", "d/m/Y H:i", 1
DECIMAL_SEPARATOR, THOUSAND_SEPARATOR = ",", "\xa0"
TIME_ZONE = "Europe/Paris"
# How inputs show what they hold; what they accept is in home/as_typed/.
WAGTAIL_DATE_FORMAT, WAGTAIL_TIME_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y", "%H:%M", "%d/%m/%Y %H:%M"
USE_TZ = True

# --- Files --------------------------------------------------------------------------------------------------------
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
SERVE_MEDIA = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "home.stylesheets.BundledStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Accounts -----------------------------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["home.doors.backend.DoorBackend"]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# How many sign-ups an hour from one network, and of one address; 0: no limit, for load tests.
SIGNUP_TRIES_PER_HOUR = env.read("SIGNUP_TRIES_PER_HOUR", values.number(0, 10_000), 20)
# Whether those who publish need a second factor; the others may set one up.
REQUIRE_SECOND_FACTOR = env.read("REQUIRE_SECOND_FACTOR", values.flag, False)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# --- Headers ------------------------------------------------------------------------------------------------------
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin previews pages in a frame of its own origin
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
PERMISSIONS_POLICY = "geolocation=(self), camera=(), microphone=()"
ADMIN_PREFIX = "/gestion/"

# --- Wagtail ------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Fourmilière"
WAGTAILADMIN_BASE_URL = env.read("ADMIN_BASE_URL", values.web_address, "http://localhost:8000")
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "home.rich_text_area.RichTextArea"}}
WAGTAILIMAGES_IMAGE_MODEL = "home.SiteImage"
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_DOCUMENT_MODEL = "home.SiteDocument"
WAGTAILDOCS_EXTENSIONS = [*ALLOWED_EXTENSIONS]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
# Through a view, always as an attachment: an HTML or PDF file never runs in the site's origin.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.admin_search.admin_backend"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # « Été » gives /ete/, which survives mails, posters and other tools
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# A draft submitted is its region's coordination's matter: administrators would get every region's mail.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_USER_LOGIN_FORM = "home.doors.login.LoginForm"
WAGTAIL_FRONTEND_LOGIN_URL = "/gestion/login/"
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # ours publishes nothing anyway: home/languages/translating.py
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env)
# An address typed in a link stays an address: Wagtail would tell the draft title of the page it leads to.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "none"
WAGTAIL_COMMENTS_RELATION_NAME = "editor_comments"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.admin.image_forms.SiteImageForm"

# --- Outgoing links -----------------------------------------------------------------------------------------------
# Whether `check_links` calls other sites. Off unless asked for: a demonstration or a test calls nobody.
CHECK_LINKS = env.read("CHECK_LINKS", values.flag, False)

# --- Demonstration ------------------------------------------------------------------------------------------------
DEMO_PASSWORD = env.read("DEMO_PASSWORD", values.password, "")  # empty: one is generated

# --- Hosts and logs -----------------------------------------------------------------------------------------------
# Other names of a host that has a Site record: {"127.0.0.1": "localhost"}.
HOST_ALIASES: dict[str, str] = {}
# Whether a proxy of ours stands in front: the visitor's address is then the one it adds to X-Forwarded-For.
BEHIND_PROXY = False
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_personal_links": {"()": "home.logs.WithoutPersonalLinks"}},
    "loggers": {
        name: {"filters": ["without_personal_links"]}
        for name in ("django.request", "django.server", "django.security.csrf")
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "level": "WARNING"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
