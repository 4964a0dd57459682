"""One try at a secret, counted before the secret is looked at, given back when it was right."""

import unicodedata

from home.limits import DAY, HOUR, MINUTE, Limit, give_back, in_how_long, take
from home.visitors import network_of


class Try:
    """Whether a request may try once more. Also what opens `DoorBackend`, and what `RefusalMiddleware` answers from."""

    def __init__(self, request, *limits: Limit):
        self.limits = limits
        self.refused_until = take(*limits)
        if self.refused_until:
            request.refused_until = self.refused_until
        else:
            request.is_at_a_door = True

    @property
    def refusal(self) -> str:
        return f"Trop d’essais : réessayez {in_how_long(self.refused_until)}." if self.refused_until else ""

    def was_right(self) -> None:
        give_back(*self.limits)


def name_tried(username: str) -> str:
    """One name for all the ways of writing it, so that none of them is one more series of tries."""
    return unicodedata.normalize("NFKC", username).casefold()


def of_login(request, username: str, browser: str) -> list[Limit]:
    """By account and network together, so that nobody locks somebody else out from elsewhere.

    A ceiling for the account, whatever the networks, is for new browsers only: one in which its owner logged in before
    (`browser`) is counted alone, and neither what comes from its network nor what is tried elsewhere stands in its way.
    """
    if browser:
        return [Limit(f"login:browser:{browser}", 5, 5 * MINUTE)]
    network = network_of(request)
    return [
        Limit(f"login:{name_tried(username)}:{network}", 5, 5 * MINUTE),
        Limit(f"login:network:{network}", 30, 15 * MINUTE),
        Limit(f"login:account:{name_tried(username)}", 100, HOUR),
    ]


def of_shared_password(request, restriction) -> list[Limit]:
    """Of a page or a collection behind a password that several people know."""
    key = f"shared:{restriction._meta.label}:{restriction.pk}"
    return [Limit(f"{key}:{network_of(request)}", 5, 5 * MINUTE), Limit(key, 300, HOUR)]


def of_reset_mails(request, email: str) -> list[Limit]:
    """Mails to choose a password again: to an address, known or not, and from a network."""
    return [
        Limit(f"reset:address:{name_tried(email)}", 3, HOUR),
        Limit(f"reset:network:{network_of(request)}", 10, HOUR),
    ]


def of_reset_links(request) -> list[Limit]:
    return [Limit(f"reset:link:{network_of(request)}", 20, HOUR)]


def of_password_change(user) -> list[Limit]:
    """By account alone: whoever tries has its session."""
    return [Limit(f"change:{user.pk}", 5, 5 * MINUTE)]


def of_second_factor(user) -> list[Limit]:
    """By account alone: whoever tries knows its password. 30 a day find one of a million in 30 years."""
    return [Limit(f"factor:{user.pk}", 5, 15 * MINUTE), Limit(f"factor:day:{user.pk}", 30, DAY)]
