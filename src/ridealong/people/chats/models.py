"""Channels that somebody wants to be told in, and what waits to be told there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Channel(models.Model):
    """A place in Slack or Teams. Whoever has its address can write there, so the address is sealed and never shown."""

    class Kind(models.TextChoices):
        SLACK = "slack"
        TEAMS = "teams"

    id = models.BigAutoField(primary_key=True)
    person = models.CharField(max_length=36, db_index=True)
    """Who added it, and whose brief goes there."""
    kind = models.CharField(max_length=10, choices=Kind)
    sealed = models.TextField()
    ending = models.CharField(max_length=8)
    """What people are shown of the address: its last letters."""
    only_me = models.BooleanField(default=False)
    """Whether nobody else reads there, by the word of whoever added it."""
    since = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    """Why nothing could be told there the last time; empty once it can be again."""

    class Meta:
        ordering: ClassVar = ["since", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} …{self.ending}"


class Note(models.Model):
    """What is to be told in one channel, once; the words are erased when it was, or never will be."""

    class State(models.TextChoices):
        WAITING = "waiting"
        LEAVING = "leaving"
        """Some process is about to tell it."""
        TOLD = "told"
        GIVEN_UP = "given up"

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=120, unique=True)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="notes")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    """The page that says all of it."""
    due_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    taken_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key} in {self.channel_id}"
