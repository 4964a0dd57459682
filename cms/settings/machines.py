"""What names a machine: a name as the Domain Name System has them, or an address (RFC 1123, 2.1)."""

import re
from ipaddress import ip_address

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_LONGEST = 253


def is_name(said: str) -> bool:
    """One that ends with digits alone is an address, or none."""
    labels = said.split(".")
    return len(said) <= _LONGEST and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()


def version_of_address(said: str) -> int | None:
    """4 or 6; None for what is no address, or one that only this machine understands (fe80::1%eth0)."""
    try:
        return None if "%" in said else ip_address(said).version
    except ValueError:
        return None


def is_server(said: str) -> bool:
    """Where to call a service; « _ » as in names of containers."""
    return version_of_address(said) is not None or is_name(said.replace("_", "-"))


def is_allowed_host(said: str) -> bool:
    """What ALLOWED_HOSTS may hold: a host as a browser writes it, or a domain and all below it."""
    if said.startswith("."):
        return is_name(said[1:]) and (said == ".localhost" or "." in said[1:])
    if said.startswith("[") and said.endswith("]"):
        return version_of_address(said[1:-1]) == 6
    return is_name(said) or version_of_address(said) == 4
