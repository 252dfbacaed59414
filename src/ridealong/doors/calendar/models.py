"""Calendars that are looked at again and again, and which moments were made of which event."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Connected(models.Model):
    """One address that holds a leader's own calendar. Whoever has the address can read all of it, so it is sealed."""

    id = models.CharField(primary_key=True, max_length=12)
    leader = models.CharField(max_length=36, db_index=True)
    by = models.CharField(max_length=36, null=True)  # who connected it; nobody: the system itself
    sealed = models.TextField()
    place = models.CharField(max_length=260)
    """What people are shown of the address: the host, and nothing of the path that is the secret."""
    saying = models.JSONField()
    """Whose addresses are whose, as it was said when the calendar was connected."""
    since = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=500, blank=True)
    """Why it could not be read the last time; empty once it can be again."""
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    seen = models.CharField(max_length=64, blank=True)
    """A digest of what was read, and beside it one of who was known here by then."""
    knows = models.CharField(max_length=64, blank=True)
    next_at = models.DateTimeField(null=True)
    """When the next event in it will have happened."""
    batch = models.CharField(max_length=12, blank=True)
    """The last import that it brought."""

    class Meta:
        ordering: ClassVar = ["since", "id"]

    def __str__(self) -> str:
        return f"{self.id} at {self.place}"


class Occurrence(models.Model):
    """One event on one day that moments were made of: known by opaque ids, and not by title or by anybody's name."""

    event = models.CharField(max_length=36)
    day = models.CharField(max_length=40)
    """Which of its repetitions: the RECURRENCE-ID, empty where it does not repeat."""
    at = models.DateTimeField()
    moments = models.JSONField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "day"], name="one_occurrence")]

    def __str__(self) -> str:
        return f"{self.event} {self.day}"
