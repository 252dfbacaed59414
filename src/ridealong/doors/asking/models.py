"""What is being asked of whom until it is over; what was said goes into the ledger and never stands here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Draw(models.Model):
    """One closed week's draw of one leader's customers, and the link of the chain that decided it."""

    leader = models.CharField(max_length=36)
    week = models.IntegerField()
    """The closed week, counted as the weeks of the answer are."""
    seq = models.IntegerField()
    """The place of the last moment recorded before the week closed."""
    link = models.CharField(max_length=64)
    """Its link in the chain, from which the seed is made."""
    could = models.IntegerField()
    """How many customers could have been drawn."""
    drawn = models.IntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["leader", "week"], name="one_draw_a_week")]

    def __str__(self) -> str:
        return f"week {self.week} of {self.leader}"


class Ask(models.Model):
    """One customer's ask. Its id is that of the moment that says they were asked."""

    class State(models.TextChoices):
        OPEN = "open"
        ANSWERED = "answered"
        STOPPED = "stopped"
        """They want no more questions."""

    id = models.CharField(primary_key=True, max_length=36)
    leader = models.CharField(max_length=36, db_index=True)
    party = models.CharField(max_length=36, db_index=True)
    customer = models.CharField(max_length=36)
    week = models.IntegerField(db_index=True)
    reason = models.CharField(max_length=12)
    about = models.CharField(max_length=36)
    """The moment they are asked about."""
    person = models.CharField(max_length=36)
    """Who serves them, and so is on the report card."""
    asked_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, db_index=True)

    def __str__(self) -> str:
        return f"{self.reason} {self.id}"


class Block(models.Model):
    """One quarter's pulse of one leader, from the day everybody below was asked to the day it closed for good."""

    class State(models.TextChoices):
        OPEN = "open"
        KEPT = "kept"
        TOO_FEW = "too few"

    leader = models.CharField(max_length=36)
    quarter = models.CharField(max_length=6)
    """Such as 2026Q1."""
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    asked = models.IntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["leader", "quarter"], name="one_pulse_a_quarter")
        ]

    def __str__(self) -> str:
        return f"{self.quarter} of {self.leader}"


class PulseAsk(models.Model):
    """That somebody was asked in a block, and whether they have answered: never what, and never when."""

    block = models.ForeignKey(Block, on_delete=models.CASCADE)
    party = models.CharField(max_length=36)
    direct = models.BooleanField()
    """Whether they report to this leader: their priorities are asked once, not by every leader above them."""
    answered = models.BooleanField(default=False)
    stopped = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["block", "party"], name="asked_once_a_block")
        ]

    def __str__(self) -> str:
        return f"{self.party} in {self.block_id}"


class Tally(models.Model):
    """A sum that waits for its block to close. Every one is there from the opening on, so their order tells nothing."""

    block = models.ForeignKey(Block, on_delete=models.CASCADE)
    item = models.CharField(max_length=50)
    count = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["block", "item"], name="one_tally_an_item")]

    def __str__(self) -> str:
        return f"{self.item} in {self.block_id}"
