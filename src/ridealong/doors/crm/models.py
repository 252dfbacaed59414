"""Imports by their short names: which files came, who brought them, and what was made of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Batch(models.Model):
    """One import. Its moments know it by their door, `import:` and the id."""

    id = models.CharField(primary_key=True, max_length=12)
    at = models.DateTimeField()
    by = models.CharField(max_length=36, null=True)  # who brought the files; nobody: the system itself
    files = models.JSONField()
    moments = models.JSONField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "import_batch"
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.id

    @property
    def door(self) -> str:
        return f"import:{self.id}"


class Shape(models.Model):
    """How tables with these headings are read, as a person said it with the import `batch` and nobody took back."""

    headings = models.CharField(primary_key=True, max_length=32)  # a digest of them
    said = models.JSONField()
    at = models.DateTimeField()
    batch = models.CharField(max_length=12)

    class Meta:
        db_table = "import_shape"

    def __str__(self) -> str:
        return self.headings


class Alias(models.Model):
    """What a row asked for while two were one, and under which id and name it was here.

    Ids and no names; of a row that asks for several moments all but the last letter, in which their ids differ.
    """

    said = models.CharField(max_length=36)
    here = models.CharField(max_length=36)
    named = models.CharField(max_length=36, blank=True)
    told = models.CharField(max_length=36, blank=True)
    batch = models.CharField(max_length=12, db_index=True)

    class Meta:
        db_table = "import_alias"
        constraints: ClassVar = [models.UniqueConstraint(fields=["said", "named"], name="alias_once")]

    def __str__(self) -> str:
        return f"{self.said} is {self.here}"
