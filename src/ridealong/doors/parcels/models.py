"""Files that wait for somebody's yes, and imports that are being taken back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Parcel(models.Model):
    """Files that somebody brought by a page. What they hold lies in a folder of the same name, never here."""

    class State(models.TextChoices):
        LOOKING = "looking"
        SHOWN = "shown"
        RECORDING = "recording"
        DONE = "done"
        FAILED = "failed"

    AT_WORK: ClassVar = (State.LOOKING, State.RECORDING)

    id = models.CharField(primary_key=True, max_length=24)
    by = models.CharField(max_length=36, null=True)  # who brought it; nobody: there is no leader yet
    state = models.CharField(max_length=12, choices=State.choices, default=State.LOOKING)
    made_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    files = (
        models.JSONField()
    )  # the names they were given; a file's number in this list is its place on the disk
    answers = models.JSONField(default=dict)
    currency = models.CharField(max_length=3, default="")
    new_firms = models.BooleanField(default=False)  # whether firms that only cards name become customers
    shown = models.JSONField(default=dict)
    trouble = models.TextField(default="")
    attempts = models.IntegerField(default=0)
    batch = models.CharField(max_length=12, default="")
    language = models.CharField(max_length=5, default="en")  # what is said of it is said in this
    of = models.CharField(max_length=36, default="")  # whose calendar it is, where it is one
    sealed = models.TextField(default="")  # where that lies, if it did not come as a file
    stays = models.BooleanField(default=False)  # whether that is to be asked again, every hour

    class Meta:
        db_table = "parcel"
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.id

    @property
    def is_at_work(self) -> bool:
        return self.state in self.AT_WORK


class TakingBack(models.Model):
    """One import being taken back, and what became of that: ids only, for names are to be forgotten with the rest."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    batch = models.CharField(max_length=12, db_index=True)
    by = models.CharField(max_length=36, null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField()
    undone = models.JSONField(default=dict)
    trouble = models.TextField(default="")
    attempts = models.IntegerField(default=0)

    class Meta:
        db_table = "parcel_taking_back"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.batch
