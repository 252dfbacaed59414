"""Links that let one person do one thing once, without an account."""

from __future__ import annotations

from django.db import models


class Ticket(models.Model):
    """One such link. Only a hash of its token is kept, so whoever reads this table can open nothing."""

    class For(models.TextChoices):
        SIGNING_IN = "sign in"
        INVITATION = "invitation"
        WORD = "word"
        """A word on one loop: confirmed or denied."""
        ASK = "ask"
        STOP = "stop"

    token_hash = models.CharField(primary_key=True, max_length=64)
    purpose = models.CharField(max_length=12, choices=For)
    party = models.CharField(max_length=36, db_index=True)
    """For whom it is, by their id in the ledger."""
    about = models.CharField(max_length=200, blank=True)
    """What it is about: the id of a loop's opener, of an ask; what each purpose needs."""
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.purpose} for {self.party}"
