"""Who may sign in and how: one account a person, its devices, second factor and passports, and who is invited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models


class Account(AbstractBaseUser):
    """A person's way in. ``person`` is their id in the ledger; who they are and lead stands there, never here."""

    person = models.CharField(max_length=36, unique=True)
    email = models.EmailField(max_length=254, unique=True)
    """In lower case: an address is the same however it is typed."""
    made_at = models.DateTimeField()
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD: ClassVar = "email"
    EMAIL_FIELD: ClassVar = "email"
    REQUIRED_FIELDS: ClassVar = ["person"]

    places: Sequence[tuple[Any, ...]] | None = None
    """What ``at_once`` brought along; not kept."""

    def __str__(self) -> str:
        return self.email


class Lock(models.Model):
    """One row, from the day the first account was made: the doors stay locked, whoever is forgotten later."""

    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"locked since {self.since}"


class Device(models.Model):
    """Where somebody is signed in, for them to see and to end."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    says = models.CharField(max_length=100)
    """What it is, in plain words."""
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.says} since {self.since}"


class Try(models.Model):
    """One try at getting in. Whose or from where is kept as a keyed hash, and after a day not at all."""

    what = models.CharField(max_length=10)
    who = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["what", "who", "at"], name="accounts_try_of")]

    def __str__(self) -> str:
        return f"{self.what} at {self.at}"


class SecondFactor(models.Model):
    """The secret an authenticator app shares with us; asked for once it was confirmed by a code."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="second")
    sealed = models.CharField(max_length=200)
    last_step = models.BigIntegerField(default=0)
    """The half-minute of the code used last: none is taken twice."""
    on_since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"second factor of {self.account_id}"


class RecoveryCode(models.Model):
    """A way past a lost authenticator, good once. Only a hash of it is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"recovery code of {self.account_id}"


class Passport(models.Model):
    """What a provider calls somebody: from the first time on they are known by it, whatever address they have there."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="passports")
    issuer = models.CharField(max_length=255)
    number = models.CharField(max_length=255)
    """The provider's own name for them; it gives it to nobody else, ever."""
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "number"], name="accounts_one_bearer"),
            models.UniqueConstraint(fields=["account", "issuer"], name="accounts_one_passport"),
        ]

    def __str__(self) -> str:
        return f"passport of {self.account_id} from {self.issuer}"


class Invitation(models.Model):
    """Somebody was asked to make an account, and by whom. It goes once they have one."""

    person = models.CharField(max_length=36, unique=True)
    email = models.EmailField(max_length=254, unique=True)
    by = models.CharField(max_length=36, blank=True)
    """Empty where it was written on the command line."""
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"invitation of {self.person}"
