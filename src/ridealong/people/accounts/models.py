"""Who may sign in: one account a person, known by its address."""

from __future__ import annotations

from typing import ClassVar

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

    def __str__(self) -> str:
        return self.email
