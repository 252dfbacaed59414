"""Which two may be one, as found the last time anybody looked; and which two are not, as somebody said."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Suggestion(models.Model):
    """Two who may be one, the one met first before the other. Why is worked out where it is shown: it holds names."""

    DERIVED = True

    one = models.CharField(max_length=36)
    other = models.CharField(max_length=36)
    sort = models.CharField(max_length=8)  # customer, contact or person
    strength = models.IntegerField(db_index=True)

    class Meta:
        db_table = "twins_suggestion"
        ordering: ClassVar = ["-strength", "id"]

    def __str__(self) -> str:
        return f"{self.one} like {self.other}"


class Apart(models.Model):
    """Two of whom somebody said that they are not one: they are never suggested again."""

    one = models.CharField(max_length=36)
    other = models.CharField(max_length=36)
    by = models.CharField(max_length=36, blank=True)  # nobody: the system itself
    at = models.DateTimeField()

    class Meta:
        db_table = "twins_apart"
        constraints: ClassVar = [models.UniqueConstraint(fields=["one", "other"], name="apart_once")]

    def __str__(self) -> str:
        return f"{self.one} is not {self.other}"


class Looked(models.Model):
    """When everybody was last compared, and up to which moment of the ledger."""

    DERIVED = True

    at = models.DateTimeField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "twins_looked"

    def __str__(self) -> str:
        return f"{self.at} up to {self.seq}"
