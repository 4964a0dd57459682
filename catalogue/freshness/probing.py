"""What becomes of an outgoing link: politely asked, redirects followed, each step checked."""

import http.client
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from catalogue.freshness.addresses import AddressRefusedError, Target, is_public, target_of
from catalogue.freshness.calls import call
from catalogue.models import LinkState

MAX_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_GONE = {404, 410, 451}
_TO_PEOPLE_ONLY = {401, 402, 403, 405, 406, 407, 429, 999}  # what sites answer to robots; a person may well read them


@dataclass(frozen=True)
class Verdict:
    state: LinkState
    detail: str = ""


@dataclass
class Pace:
    """At most one call each `interval` seconds to a host."""

    interval: float = 1.0
    _free_at: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        now = time.monotonic()
        start = max(now, self._free_at.get(host, 0.0))
        self._free_at[host] = start + self.interval
        time.sleep(start - now)


def user_agent() -> str:
    """Says who asks, and where to complain."""
    return f"Fourmiliere-liens/1.0 (+{settings.WAGTAILADMIN_BASE_URL})"


@dataclass
class Prober:
    """Asks addresses how they are. `allowed` decides which machines may be called: public ones, but in tests."""

    allowed: Callable = is_public
    pace: Pace = field(default_factory=Pace)

    def probe(self, url: str) -> Verdict:
        """HEAD first, GET when HEAD says anything but yes: many servers refuse the one and not the other."""
        verdict = self._ask("HEAD", url)
        if verdict.state in (LinkState.ALIVE, LinkState.FORBIDDEN):
            return verdict
        return self._ask("GET", url)

    def _ask(self, method: str, url: str) -> Verdict:
        try:
            for _step in range(MAX_REDIRECTS + 1):
                status, location = self._call(method, target_of(url, self.allowed))
                if status not in _REDIRECTS or not location:
                    return _verdict(status)
                url = urljoin(url, location)
        except AddressRefusedError as refusal:
            return Verdict(LinkState.FORBIDDEN, str(refusal))
        except TimeoutError:
            return Verdict(LinkState.FAILING, "pas de réponse à temps")
        except ssl.SSLError:
            return Verdict(LinkState.FAILING, "certificat refusé")
        except OSError:
            return Verdict(LinkState.FAILING, "serveur injoignable")
        except (http.client.HTTPException, ValueError):  # ValueError: of a Location that is no address
            return Verdict(LinkState.FAILING, "réponse incompréhensible")
        return Verdict(LinkState.FAILING, "trop de redirections")

    def _call(self, method: str, target: Target) -> tuple[int, str]:
        self.pace.wait(target.host)
        return call(method, target, user_agent())


def _verdict(status: int) -> Verdict:
    if status in _GONE:
        return Verdict(LinkState.GONE, f"réponse {status}")
    if status in _TO_PEOPLE_ONLY:
        return Verdict(LinkState.UNSURE, f"réponse {status}")
    if status < 400:
        return Verdict(LinkState.ALIVE)
    return Verdict(LinkState.FAILING, f"réponse {status}")


def host_of(url: str) -> str:
    """Host name of an address, empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
