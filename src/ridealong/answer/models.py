"""Answers and briefs already given: derived, and made anew whenever somebody records into their weeks."""

from __future__ import annotations

from django.db import models


class ClosedAnswer(models.Model):
    """The answer to one leader for one day, and the last moment that could have changed it."""

    DERIVED = True

    key = models.CharField(primary_key=True, max_length=100)
    seq = models.BigIntegerField()
    version = models.CharField(max_length=20)
    answer = models.TextField()

    def __str__(self) -> str:
        return self.key


class KeptWeeks(models.Model):
    """The acts of a brief's two weeks and which of them were done, as seen on one day: made again like an answer."""

    DERIVED = True

    key = models.CharField(primary_key=True, max_length=120)
    seq = models.BigIntegerField()
    version = models.CharField(max_length=30)
    weeks = models.TextField()

    def __str__(self) -> str:
        return self.key
