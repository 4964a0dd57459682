"""What a variable of the environment may be: each function reads one kind of value, or says in French why it cannot.

A reason never repeats the value of a variable that may hold a password.
"""

import re
from collections.abc import Callable
from email.utils import getaddresses
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import SplitResult, urlsplit

import dj_database_url
import dj_email_url
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from . import machines

_YES, _NO = {"true", "1", "yes", "y", "on", "t", "oui"}, {"false", "0", "no", "n", "off", "f", "non"}
_MAIL_ENDINGS = {"smtp": {"", "ssl=true", "tls=true"}, "submission": {""}}
_NO_MAIL = {"console://", "dummy://"}
_DATABASES = {"sqlite", "postgres", "postgresql"}
_SQLITE_HEAD = b"SQLite format 3\0"  # of a file that is not new
_LONGEST_PASSWORD = 128


def text(said: str) -> str:
    """One word: no blank in it."""
    if not re.fullmatch(r"[!-~]+", said):
        raise ValueError("une suite de lettres, de chiffres et de signes, sans espace ni accent.")
    return said


def flag(said: str) -> bool:
    if said.lower() not in _YES | _NO:
        raise ValueError(f"« {said} » n’est ni true ni false.")
    return said.lower() in _YES


def number(least: int, most: int) -> Callable[[str], int]:
    def read(said: str) -> int:
        if not re.fullmatch(r"[0-9]{1,18}", said) or not least <= int(said) <= most:
            raise ValueError(f"« {said} » n’est pas un nombre entier de {least} à {most}.")
        return int(said)

    return read


def one_of(*allowed: str) -> Callable[[str], str]:
    def read(said: str) -> str:
        if said not in allowed:
            raise ValueError(f"« {said} » n’en est pas ; au choix : {', '.join(allowed)}.")
        return said

    return read


def some_of(*allowed: str) -> Callable[[str], list[str]]:
    """A list parted by commas, each in `allowed`."""
    one = one_of(*allowed)
    return lambda said: [one(part.strip()) for part in said.split(",")]


def matching(pattern: str, wanted: str) -> Callable[[str], str]:
    def read(said: str) -> str:
        if not re.fullmatch(pattern, said):
            raise ValueError(f"« {said} » ne va pas : {wanted}.")
        return said

    return read


def secret(said: str) -> str:
    """A key long and varied enough to sign with; Django only warns of another (security.W009)."""
    repeated = re.search(r"(.{8}).*\1", said)
    if len(said) < 50 or len(set(said)) < 10 or repeated or said.startswith("django-insecure-"):
        raise ValueError(
            "50 caractères ou plus, tirés au hasard : python3 -c 'import secrets; print(secrets.token_urlsafe(50))'."
        )
    return said


def password(said: str) -> str:
    if len(said) > _LONGEST_PASSWORD or not said.isprintable():
        raise ValueError(f"un mot de passe d’une ligne, de {_LONGEST_PASSWORD} caractères au plus.")
    return said


def hosts(said: str) -> list[str]:
    """Names of hosts parted by commas; `.example.org` is that domain and all below it, as Django reads it."""
    names = [name.strip() for name in said.split(",")]
    for name in names:
        if not machines.is_allowed_host(name):
            raise ValueError(
                f"« {name} » n’est pas un nom d’hôte : www.exemple.fr, ou .exemple.fr pour le domaine et tout ce qui"
                " est dessous ; ni « * », ni https://, ni port, et un nom accentué sous sa forme xn--."
            )
    return names


def folder(base: Path) -> Callable[[str], Path]:
    """A folder that is there or can be made; a relative path starts at `base`."""

    def read(said: str) -> Path:
        path = base / said
        try:
            _write_in(next(above for above in (path, *path.parents) if above.exists()))
        except OSError:
            raise ValueError(f"« {path} » n’est pas un dossier où le site peut écrire.") from None
        return path

    return read


def _write_in(folder: Path) -> None:
    """Really, since rights say nothing of a file system that is read only. Raises OSError."""
    with TemporaryFile(dir=folder):
        pass


def web_address(said: str) -> str:
    """An address of a whole site, nothing behind the host, without its last slash."""
    parts = _split(said, {"http", "https"}, "une adresse comme https://www.exemple.fr, sans rien derrière.")
    if parts.path not in ("", "/") or parts.query or parts.fragment or parts.username is not None:
        raise ValueError("une adresse comme https://www.exemple.fr, sans rien derrière.")
    return said.rstrip("/")


def service_address(said: str) -> str:
    """An address of a service, maybe with an account and a path."""
    parts = _split(said, {"http", "https"}, "une adresse comme https://compte:secret@service.exemple.fr:9200.")
    if parts.query or parts.fragment:
        raise ValueError("une adresse sans « ? » ni « # ».")
    return said.rstrip("/")


def redis_address(said: str) -> str:
    """One Redis. Its delays are the site's own: nothing else may be said in the address."""
    wanted = "une adresse comme redis://hôte:6379/0 (ou rediss://, chiffré), sans rien derrière."
    parts = _split(said, {"redis", "rediss"}, wanted)
    if not re.fullmatch(r"(/[0-9]*)?", parts.path) or parts.query or parts.fragment:
        raise ValueError(wanted)
    return said


def database(base: Path, data: Path) -> Callable[[str], dict]:
    """SQLite's file (a relative path starts at `base`) or a PostgreSQL database, as Django's settings have them.

    `data` is the site's own folder, which may not be there before collectstatic.
    """

    def read(said: str) -> dict:
        wanted = "sqlite:////chemin/du/fichier ou postgres://compte:secret@hôte:5432/base."
        try:
            parts = urlsplit(said)
            found: dict = {**dj_database_url.parse(said)} if parts.scheme in _DATABASES else {}
        except ValueError:
            raise ValueError(wanted) from None
        if found.get("NAME") in (None, "", ":memory:") or parts.port == 0 or parts.fragment:
            raise ValueError(wanted)
        if parts.scheme == "sqlite" and not found["HOST"]:
            return found | {"NAME": str(_sqlite_file(base / found["NAME"], data))}
        if parts.scheme == "sqlite" or not _is_postgresql(found["HOST"]):
            raise ValueError(wanted)
        return found

    return read


def _is_postgresql(host: str) -> bool:
    """The machine's own, a socket, or one server or more."""
    return not host or host.startswith("/") or all(map(machines.is_server, host.split(",")))


def _sqlite_file(path: Path, data: Path) -> Path:
    """Raises ValueError when it is no file of SQLite, or none can be made there: SQLite makes no folder."""
    try:
        if path.parent != data:
            _write_in(path.parent)
        if path.exists():
            _read_sqlite(path)
    except (OSError, ValueError):
        raise ValueError(
            f"« {path} » n’est ni un fichier de SQLite où le site peut écrire, ni à créer dans un dossier qui existe."
        ) from None
    return path


def _read_sqlite(path: Path) -> None:
    if not path.is_file():
        raise ValueError
    with path.open("r+b") as file:
        if file.read(len(_SQLITE_HEAD)) not in (b"", _SQLITE_HEAD):
            raise ValueError


def mail_server(said: str) -> dict:
    """The EMAIL_… settings of an address; of those of dj-email-url, the ones that lose no mail unasked."""
    wanted = (
        "smtp://hôte:25, submission://compte:secret@hôte (STARTTLS, port 587),"
        " smtp://compte:secret@hôte:465/?ssl=true, ou console:// et dummy:// pour n’envoyer aucun courriel."
    )
    if said not in _NO_MAIL:
        parts = _split(said, {*_MAIL_ENDINGS}, wanted)
        half = bool(parts.username) != bool(parts.password)  # Django would not sign in at all
        plain = parts.query == "ssl=true" and parts.port is None  # the default port, 25, has no ear for it
        behind = parts.path not in ("", "/") or parts.query not in _MAIL_ENDINGS[parts.scheme] or parts.fragment
        if half or plain or behind:
            raise ValueError(wanted)
    return dj_email_url.parse(said)


def mail_address(said: str) -> str:
    """One address, with or without a name: « Réseau <ne-pas-repondre@exemple.fr> »."""
    found = getaddresses([said])
    try:
        if len(found) != 1 or not said.isprintable():
            raise ValidationError("")
        validate_email(found[0][1])
    except ValidationError:
        raise ValueError(f"« {said} » n’est pas une adresse électronique.") from None
    return said


def _split(said: str, schemes: set[str], wanted: str) -> SplitResult:
    """The parts of an address whose host and port are ones; `wanted` is said otherwise."""
    try:
        parts = urlsplit(said)
        ok = parts.port is None or parts.port > 0  # .port raises when it is no number of a port
    except ValueError:
        raise ValueError(wanted) from None
    if not ok or parts.scheme not in schemes or not machines.is_server(parts.hostname or "") or re.search(r"\s", said):
        raise ValueError(wanted)
    return parts
