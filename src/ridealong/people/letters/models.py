"""Letters to people and customers: queued, sent or copied, and then without their words."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Letter(models.Model):
    """One letter. What is due once has a key; its words, which may hold a link, are erased once it is on its way."""

    class State(models.TextChoices):
        WAITING = "waiting"
        LEAVING = "leaving"
        """Some process is about to send it."""
        SENT = "sent"
        COPIED = "copied"
        """Somebody took its link and brought it themselves."""
        BOUNCED = "bounced"
        """The other side refused the address."""
        CANCELLED = "cancelled"
        QUIET = "quiet"
        """It was due, and there was nothing to say: it is remembered, so that nobody is asked again."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=120, unique=True)
    """What it is for, such as "ask 0195…" or "invitation 0195…": the same key is never written twice."""
    kind = models.CharField(max_length=20)
    party = models.CharField(max_length=36, db_index=True)
    address = models.CharField(max_length=254)
    """Empty where nobody knows one: then its link can only be copied."""
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    """The same words set as a page, for mail programs that show one; empty where plain text is enough."""
    stop = models.CharField(max_length=300, blank=True)
    """Where one click ends letters of this kind; mail programs show it as a button."""
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    taken_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    """What the mail server said last."""

    def __str__(self) -> str:
        return f"{self.kind} to {self.party}"


class Unwanted(models.Model):
    """Letters of one kind that somebody wants no more; the row goes when they want them again."""

    person = models.CharField(max_length=36)
    kind = models.CharField(max_length=20)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "kind"], name="unwanted_once")]

    def __str__(self) -> str:
        return f"no {self.kind} to {self.person}"
