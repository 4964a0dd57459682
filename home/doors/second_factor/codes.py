"""Setting a second factor up, giving one of its codes, taking it away. A code serves once, also when it comes twice."""

import time
from datetime import datetime

import pyotp
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from wagtail.log_actions import log

from home.doors.second_factor.secrets import decrypted, digests_of, encrypted, new_recovery_code, plain
from home.models import RecoveryCode, SecondFactor, User

SET_UP, REMOVED = "home.second_factor.set_up", "home.second_factor.remove"
RECOVERY_CODES = 10
_STEP = 30  # seconds (RFC 6238)
_DRIFT = (0, -1, 1)  # steps by which a telephone's clock may differ


def new_secret() -> str:
    return pyotp.random_base32()


def address_of(secret: str, user: User) -> str:
    """What the QR code says to an application (otpauth:)."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.get_username(), issuer_name=settings.WAGTAIL_SITE_NAME)


def step_of(secret: str, code: str) -> int | None:
    """The half-minute, near now, that a code is of; None when it is of none."""
    now, totp = int(time.time()) // _STEP, pyotp.TOTP(secret)
    steps = (now + drift for drift in _DRIFT)
    return next((step for step in steps if constant_time_compare(totp.generate_otp(step), plain(code))), None)


@transaction.atomic
def set_up(user: User, secret: str, step: int) -> list[str]:
    """Keep a secret whose code of `step` was given; returns the recovery codes, which nothing shows again."""
    SecondFactor.objects.update_or_create(user=user, defaults={"secret": encrypted(secret), "last_step": step})
    _mark(user, timezone.now())
    log(user, SET_UP, user=user)
    return renew_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """Codes in place of those of before."""
    codes = [new_recovery_code() for _ in range(RECOVERY_CODES)]
    user.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=digests_of(user, code)[0]) for code in codes)
    return codes


@transaction.atomic
def remove(user: User, by: User | None) -> None:
    """Take the factor away: the password alone lets in again, and open sessions end. `by` None: a command."""
    SecondFactor.objects.filter(user=user).delete()
    user.recovery_codes.all().delete()
    _mark(user, None)
    log(user, REMOVED, user=by)


def _mark(user: User, since: datetime | None) -> None:
    user.second_factor_since = since
    user.save(update_fields=["second_factor_since"])


def is_right(user: User, code: str) -> bool:
    """Whether a code lets this account in: the application's, or one for the day it is lost. It serves no more."""
    factor = SecondFactor.objects.filter(user=user).first()
    secret = factor and decrypted(factor.secret)
    step = secret and step_of(secret, code)
    if factor and step:
        return SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step).update(last_step=step) == 1
    recovery = RecoveryCode.objects.filter(user=user, digest__in=digests_of(user, code), used_at=None)
    return recovery.update(used_at=timezone.now()) == 1


def recovery_codes_left(user: User) -> int:
    return user.recovery_codes.filter(used_at=None).count()
