"""Somebody with a second factor, and the telephone that gives its codes."""

import time
from dataclasses import dataclass

import pyotp
import pytest

from home.doors.second_factor import codes
from home.models import User
from tests.conftest import PASSWORD
from tests.home.doors.test_login import Browser


@dataclass
class Telephone:
    """`codes`: those of recovery, kept on paper."""

    user: User
    secret: str
    codes: list[str]
    step: int

    def code(self) -> str:
        """A code not given yet: the site's clock goes on by half a minute for each."""
        self.step += 1
        return pyotp.TOTP(self.secret).generate_otp(self.step)


@pytest.fixture
def clock(monkeypatch):
    """The site's clock, in half-minutes, which follows the telephone's."""

    class Clock:
        now = int(time.time()) // 30

        def time(self) -> float:
            return self.now * 30.0 + 15

    clock = Clock()
    monkeypatch.setattr(codes, "time", clock)
    return clock


@pytest.fixture
def telephone(breton_coordinator, clock):
    secret = codes.new_secret()
    recovery = codes.set_up(breton_coordinator, secret, clock.now)
    found = Telephone(breton_coordinator, secret, recovery, clock.now)
    give = found.code

    def code() -> str:
        given = give()
        clock.now = found.step
        return given

    found.code = code
    return found


LOGIN_CODE = "/gestion/login/code/"


@pytest.fixture
def browser(telephone):
    """Somebody who gave the right password, and whose code is awaited."""
    one = Browser()
    response = one.login_with(PASSWORD, telephone.user.username)
    assert (response.status_code, response["Location"].split("?")[0]) == (302, LOGIN_CODE)
    return one
