"""Settings of production: refuses to start without its secrets, HTTPS only."""

from urllib.parse import urlsplit

from django.http.request import split_domain_port, validate_host

from . import values
from .base import *  # noqa: F403
from .base import env
from .environment import Refused

_TWO_YEARS = 63_072_000  # seconds: what the browsers' own list asks for at most

DEBUG = False
SECRET_KEY = env.read("SECRET_KEY", values.secret)
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS", values.hosts)
WAGTAILADMIN_BASE_URL = env.read("ADMIN_BASE_URL", values.web_address)
EMAIL_URL = env.read("EMAIL_URL", values.mail_server, values.mail_server("smtp://localhost:25"))
MAIL_TRANSPORT = EMAIL_URL["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_URL["EMAIL_HOST"]
EMAIL_PORT = EMAIL_URL["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL_URL["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = EMAIL_URL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = EMAIL_URL["EMAIL_USE_TLS"]
EMAIL_USE_SSL = EMAIL_URL["EMAIL_USE_SSL"]
DEFAULT_FROM_EMAIL = env.read("DEFAULT_FROM_EMAIL", values.mail_address)
CONTACT_EMAIL = env.read("CONTACT_EMAIL", values.mail_address, "")

SECURE_SSL_REDIRECT = env.read("SECURE_SSL_REDIRECT", values.flag, True)
SECURE_REDIRECT_EXEMPT = [r"^sante/"]
SECURE_HSTS_SECONDS = env.read("SECURE_HSTS_SECONDS", values.number(0, _TWO_YEARS), 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.read("SECURE_HSTS_INCLUDE_SUBDOMAINS", values.flag, False)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
BEHIND_PROXY = env.read("BEHIND_PROXY", values.flag, False)
if BEHIND_PROXY:
    # Only when a proxy of ours sets the header itself: a visitor could otherwise forge it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
if SECURE_SSL_REDIRECT and not WAGTAILADMIN_BASE_URL.startswith("https://"):
    raise Refused("ADMIN_BASE_URL", "https:// est demandé tant que SECURE_SSL_REDIRECT vaut true.")
if not validate_host(split_domain_port(urlsplit(WAGTAILADMIN_BASE_URL).netloc)[0], ALLOWED_HOSTS):
    raise Refused("ADMIN_BASE_URL", "son hôte n’est pas dans ALLOWED_HOSTS.")
env.tell_typos()
