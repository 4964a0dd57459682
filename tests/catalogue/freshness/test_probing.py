"""How other sites are called: politely, within limits, and never inside a private network."""

import ipaddress
import time

import pytest

from catalogue.freshness import calls
from catalogue.freshness.addresses import AddressRefusedError, is_public, target_of
from catalogue.freshness.probing import Pace, Prober, Verdict, user_agent
from catalogue.models import LinkState
from tests.catalogue.freshness.servers import serving


def anywhere(address) -> bool:
    return True


def prober(allowed=anywhere) -> Prober:
    return Prober(allowed=allowed, pace=Pace(interval=0))


@pytest.fixture
def server():
    with serving() as served:
        yield served


ALIVE = Verdict(LinkState.ALIVE)
FAILING = LinkState.FAILING


@pytest.mark.parametrize(
    ("path", "verdict", "methods"),
    [
        ("/200", ALIVE, ["HEAD"]),
        ("/get", ALIVE, ["HEAD", "GET"]),
        ("/404", Verdict(LinkState.GONE, "réponse 404"), ["HEAD", "GET"]),
        ("/410", Verdict(LinkState.GONE, "réponse 410"), ["HEAD", "GET"]),
        ("/403", Verdict(LinkState.UNSURE, "réponse 403"), ["HEAD", "GET"]),
        ("/500", Verdict(FAILING, "réponse 500"), ["HEAD", "GET"]),
        ("/hops/5", ALIVE, ["HEAD"] * 6),
        ("/hops/6", Verdict(FAILING, "trop de redirections"), ["HEAD"] * 6 + ["GET"] * 6),
        ("/nowhere", Verdict(FAILING, "réponse incompréhensible"), ["HEAD", "GET"]),
        ("/noise", Verdict(FAILING, "réponse incompréhensible"), ["HEAD", "GET"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_verdict(path, verdict, methods, server):
    assert prober().probe(server.url + path) == verdict
    assert [method for method, _path in server.requests] == methods


def test_site_says_who_asks(server, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://www.exemple.fr"
    prober().probe(f"{server.url}/200")
    assert [agent for _method, _path, agent, _at in server.asked] == [user_agent()]
    assert user_agent() == "Fourmiliere-liens/1.0 (+https://www.exemple.fr)"


def test_silence_is_left_after_the_timeout(server, monkeypatch):
    monkeypatch.setattr(calls, "TIMEOUT", 0.2)
    assert prober().probe(f"{server.url}/silence") == Verdict(FAILING, "pas de réponse à temps")


def test_server_that_drips_is_left_after_the_deadline(server, monkeypatch):
    monkeypatch.setattr(calls, "WHOLE_CALL", 0.4)
    assert prober().probe(f"{server.url}/drip") == Verdict(FAILING, "pas de réponse à temps")


def test_closed_port_is_unreachable():
    with serving() as served:
        url = served.url
    assert prober().probe(f"{url}/200") == Verdict(FAILING, "serveur injoignable")


def test_pace_is_kept_for_each_host(server):
    paced = Prober(allowed=anywhere, pace=Pace(interval=0.2))
    started = time.monotonic()
    for _time in range(3):
        paced.probe(f"{server.url}/200")
    assert time.monotonic() - started >= 0.4


# --- What the site does not call -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "public"),
    {
        "93.184.215.14": True,
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c": True,
        "127.0.0.1": False,
        "127.9.9.9": False,
        "0.0.0.0": False,  # noqa: S104
        "10.1.2.3": False,
        "172.16.0.1": False,
        "192.168.1.1": False,
        "169.254.169.254": False,
        "100.64.0.1": False,
        "224.0.0.1": False,
        "255.255.255.255": False,
        "::1": False,
        "::": False,
        "fe80::1": False,
        "fd00::1": False,
        "ff02::1": False,
        "::ffff:127.0.0.1": False,
        "::127.0.0.1": False,
        "64:ff9b::7f00:1": False,
        "2002:7f00:1::": False,
    }.items(),
)
def test_public_addresses(address, public):
    assert is_public(ipaddress.ip_address(address)) is public


PRIVATE = Verdict(LinkState.FORBIDDEN, "adresse privée")
MALFORMED = Verdict(LinkState.FORBIDDEN, "adresse mal formée")


@pytest.mark.parametrize(
    ("url", "verdict"),
    {
        "http://localhost/": PRIVATE,
        "http://127.0.0.1/": PRIVATE,
        "http://2130706433/": PRIVATE,
        "http://0x7f.1/": PRIVATE,
        "http://[::1]/": PRIVATE,
        "http://169.254.169.254/latest/meta-data/": PRIVATE,
        "file:///etc/passwd": MALFORMED,
        "ftp://example.org/": MALFORMED,
        "gopher://127.0.0.1:25/": MALFORMED,
        "http://": MALFORMED,
        "http://[/": MALFORMED,
        "http://example.org:99999/": MALFORMED,
        "http://admin:secret@example.org/": MALFORMED,
        f"http://{'a' * 70}.example/": MALFORMED,
    }.items(),
)
def test_refused_addresses(url, verdict):
    assert Prober().probe(url) == verdict


def test_private_server_is_not_called(server):
    assert Prober(pace=Pace(interval=0)).probe(f"{server.url}/200") == PRIVATE
    assert server.requests == []


def only_first(address) -> bool:
    return str(address) == "127.0.0.1"


@pytest.mark.parametrize(
    ("allowed", "verdict", "asked"),
    [(only_first, PRIVATE, []), (anywhere, ALIVE, [("HEAD", "/200")])],
    ids=["refused", "control: followed when the refusal is lifted"],
)
def test_redirect_to_a_private_machine_is_refused(allowed, verdict, asked):
    with serving("127.0.0.2") as inside, serving(elsewhere=f"{inside.url}/200") as outside:
        assert prober(allowed).probe(f"{outside.url}/to") == verdict
        assert inside.requests == asked


def test_one_private_address_of_a_name_is_enough_to_refuse_it():
    seen = []

    def all_but_loopback_6(address):
        seen.append(str(address))
        return False

    with pytest.raises(AddressRefusedError):
        target_of("http://localhost/", all_but_loopback_6)
    assert set(seen) <= {"127.0.0.1", "::1"}
