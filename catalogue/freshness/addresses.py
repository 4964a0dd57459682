"""Which addresses the site may call: public ones only, checked where the connection goes, not where a name says.

An editor writes the links that the server follows: without this, one could make it call its own network (SSRF).
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.encoding import iri_to_uri

# Addresses of IPv6 that wrap another one, which `is_global` does not look into.
_WRAPPING = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "2002::/16", "2001::/32", "::/96")]
_PORTS = {"http": 80, "https": 443}


class AddressRefusedError(Exception):
    """The site does not call this address; says why in French."""


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether anybody on the Internet could call it: not private, loopback, link-local, multicast or reserved."""
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None:
        return is_public(mapped)
    wrapped = any(address in net for net in _WRAPPING if net.version == address.version)
    return address.is_global and not address.is_multicast and not address.is_reserved and not wrapped


@dataclass(frozen=True)
class Target:
    """An address taken apart, and the machine that the connection will go to."""

    scheme: str
    host: str
    port: int
    path: str
    machine: tuple  # what `socket.create_connection` takes: the checked IP address and the port


def target_of(url: str, allowed: Callable = is_public) -> Target:
    """Where a call to `url` goes. One address of a name that is not `allowed` is enough to refuse it.

    Raises AddressRefusedError for what may not be called, OSError when the name is unknown.
    """
    try:
        parts = urlsplit(iri_to_uri(url))
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:  # of the port, of brackets, and UnicodeError
        raise AddressRefusedError("adresse mal formée") from error
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc or port < 1:
        raise AddressRefusedError("adresse mal formée")
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    machines = [info[4] for info in found]
    if not machines or not all(allowed(ipaddress.ip_address(machine[0])) for machine in machines):
        raise AddressRefusedError("adresse privée")
    path = parts.path or "/"
    return Target(parts.scheme, host, port, f"{path}?{parts.query}" if parts.query else path, machines[0][:2])
