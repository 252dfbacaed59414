"""The second factor: a code from an authenticator app, or one of ten that were written down; none is taken twice."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import datetime

import pyotp
from django.db import transaction

from ridealong.people.accounts.models import Account, RecoveryCode, SecondFactor
from ridealong.people.accounts.sealing import Unreadable, seal, unseal

SECRET_BYTES = 20
HALF_MINUTE = 30
APART = 1
"""How many half-minutes a telephone's clock may be off."""
CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
CODE_LENGTH = 12
ISSUER = "Ridealong"


def is_on(account: Account) -> bool:
    return SecondFactor.objects.filter(account=account).exclude(on_since=None).exists()


def begun(account: Account) -> SecondFactor:
    """A secret that waits to be confirmed: made once, however often its page is looked at."""
    made, _ = SecondFactor.objects.get_or_create(
        account=account, defaults={"sealed": seal(secrets.token_bytes(SECRET_BYTES))}
    )
    return made


def key_of(factor: SecondFactor) -> str:
    """The secret as an authenticator app takes it. Raises :class:`Unreadable`."""
    return base64.b32encode(unseal(factor.sealed)).decode()


def address_for_app(factor: SecondFactor, email: str) -> str:
    return pyotp.TOTP(key_of(factor)).provisioning_uri(name=email, issuer_name=ISSUER)


def confirm(account: Account, code: str, *, now: datetime) -> list[str] | None:
    """Switch it on by a first code; ten recovery codes, told once. None if the code is not right."""
    factor = SecondFactor.objects.filter(account=account, on_since=None).first()
    if factor is None or not _from_app(factor, code, now):
        return None
    with transaction.atomic():
        SecondFactor.objects.filter(pk=factor.pk).update(on_since=now)
        return renew_codes(account)


def renew_codes(account: Account) -> list[str]:
    """Ten new recovery codes; those from before are worth nothing."""
    codes = [_code() for _ in range(CODES)]
    with transaction.atomic():
        RecoveryCode.objects.filter(account=account).delete()
        RecoveryCode.objects.bulk_create(
            [RecoveryCode(account=account, code_hash=_hash(each)) for each in codes]
        )
    return codes


def check(account: Account, code: str, *, now: datetime) -> bool:
    """Whether this code lets them in; it has then been used, whichever sort it was."""
    factor = SecondFactor.objects.filter(account=account).exclude(on_since=None).first()
    if factor is None:
        return False
    if _from_app(factor, code, now):
        return True
    return RecoveryCode.objects.filter(account=account, code_hash=_hash(code)).delete()[0] > 0


def left(account: Account) -> int:
    return RecoveryCode.objects.filter(account=account).count()


def switch_off(account: Account) -> None:
    SecondFactor.objects.filter(account=account).delete()
    RecoveryCode.objects.filter(account=account).delete()


def _from_app(factor: SecondFactor, code: str, now: datetime) -> bool:
    try:
        totp = pyotp.TOTP(key_of(factor))
    except Unreadable:
        return False
    today = int(now.timestamp()) // HALF_MINUTE
    typed = "".join(code.split())
    for step in range(today - APART, today + APART + 1):
        if pyotp.utils.strings_equal(typed, totp.generate_otp(step)):
            # Of two that bring the same code at once, one is let in.
            return bool(SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step).update(last_step=step))
    return False


def _code() -> str:
    letters = [secrets.choice(LETTERS) for _ in range(CODE_LENGTH)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, CODE_LENGTH, 4))


def _hash(code: str) -> str:
    # Sixty bits of chance: nothing is gained by hashing slowly.
    return hashlib.sha256("".join(code.lower().replace("-", "").split()).encode()).hexdigest()
