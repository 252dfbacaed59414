"""Answers already given for closed weeks: derived, and thrown away whenever somebody records into those weeks."""

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
