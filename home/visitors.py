"""Where an anonymous visitor comes from: an address, or the network that stands for a household or an office."""

import ipaddress

from django.conf import settings

_IPV6_NETWORK = 64  # bits: whoever has one address of a network has them all


def visitor_address(request) -> str:
    """Network address of a visitor: behind a proxy of ours, the one that it added last."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "")


def network_of(request) -> str:
    """What to count a visitor by: an address of IPv4, a /64 of IPv6; all that is no address is counted together."""
    try:
        address = ipaddress.ip_address(visitor_address(request))
    except ValueError:
        return "?"
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), _IPV6_NETWORK), strict=False))
