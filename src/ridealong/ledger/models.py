"""The one append-only table, the words that can be forgotten beside it, and what is derived from both."""

from __future__ import annotations

from django.db import models


class MomentRow(models.Model):
    """One moment as it is kept: structure and digests, never a word or a name. Times are microseconds since 1970, UTC."""

    seq = models.BigIntegerField(primary_key=True)
    id = models.CharField(max_length=36, unique=True)
    kind = models.CharField(max_length=40)
    happened = models.BigIntegerField(db_index=True)
    all_day = models.BooleanField()
    recorded = models.BigIntegerField()
    by = models.CharField(max_length=36, null=True)  # noqa: DJ001  # nobody: the system itself
    voice = models.CharField(max_length=12)
    door = models.CharField(max_length=120, db_index=True)
    corrects = models.CharField(max_length=36, null=True)  # noqa: DJ001
    language = models.CharField(max_length=20, null=True)  # noqa: DJ001
    attachments = models.TextField(null=True)  # noqa: DJ001
    structure = models.TextField()
    words_hash = models.CharField(max_length=64, null=True)  # noqa: DJ001
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_moment"

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Words(models.Model):
    """A moment's words, names and label, with the salt that makes their hash say nothing once both are gone."""

    moment = models.CharField(primary_key=True, max_length=36)
    salt = models.CharField(max_length=32)
    words = models.TextField()

    class Meta:
        db_table = "ledger_words"

    def __str__(self) -> str:
        return f"words of {self.moment}"


class Link(models.Model):
    """Derived: which moments name a party or point at a moment, by the id they name."""

    to = models.CharField(max_length=36)
    seq = models.BigIntegerField()

    class Meta:
        db_table = "ledger_link"
        indexes = [models.Index(fields=["to", "seq"], name="ledger_link_to")]

    def __str__(self) -> str:
        return f"{self.seq} names {self.to}"


class Label(models.Model):
    """Derived: the label somebody gave a moment, so that later sentences can point at it."""

    label = models.CharField(primary_key=True, max_length=200)
    moment = models.CharField(max_length=36, unique=True)

    class Meta:
        db_table = "ledger_label"

    def __str__(self) -> str:
        return f"^{self.label}"


class TouchedWeek(models.Model):
    """Derived: the last moment recorded that may change what is said of a week or any later one."""

    week = models.IntegerField(primary_key=True)
    seq = models.BigIntegerField()

    class Meta:
        db_table = "ledger_touched_week"

    def __str__(self) -> str:
        return f"week {self.week} touched by {self.seq}"
