"""Identities and dated relations, derived from roster moments and made again by ``rebuild``; and what each chose."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Party(models.Model):
    """A person, a customer or a contact, under the id of the moment that introduced them. Names can be forgotten."""

    DERIVED = True

    id = models.CharField(primary_key=True, max_length=36)
    sort = models.CharField(
        max_length=8, choices=[(each, each) for each in ("person", "customer", "contact")]
    )
    handle = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=500, blank=True)
    customer = models.CharField(max_length=36, null=True, db_index=True)
    """Whom a contact speaks for; of whoever came in twice, customer or person of ours, the one that is kept."""
    forgotten = models.BooleanField(default=False)

    class Meta:
        # Who of ours came in twice is asked with every page, and mostly nobody did.
        indexes: ClassVar = [
            models.Index(
                fields=["sort"],
                name="party_came_twice",
                condition=models.Q(sort="person", customer__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.handle


class Membership(models.Model):
    """A person's role and leader from a day on; an empty role from the day they left."""

    DERIVED = True

    person = models.CharField(max_length=36, db_index=True)
    role = models.CharField(max_length=12, blank=True)
    leader = models.CharField(max_length=36, null=True, db_index=True)
    since = models.DateField()

    class Meta:
        ordering: ClassVar = ["since", "id"]

    def __str__(self) -> str:
        return f"{self.person} {self.role} since {self.since}"


class Serving(models.Model):
    """Who took over a customer, and when."""

    DERIVED = True

    customer = models.CharField(max_length=36, db_index=True)
    person = models.CharField(max_length=36, db_index=True)
    since = models.DateField()

    class Meta:
        ordering: ClassVar = ["since", "id"]

    def __str__(self) -> str:
        return f"{self.customer} served by {self.person} since {self.since}"


class Preference(models.Model):
    """What a person settled for themselves. The ledger tells nothing of it, so ``rebuild`` leaves it alone."""

    person = models.CharField(primary_key=True, max_length=36)
    zone = models.CharField(max_length=60)
    email = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=5, blank=True)
    """What we write to them in; empty until they or somebody who knows said so."""
    began = models.BooleanField(default=False)  # whether the ledger was begun for them

    def __str__(self) -> str:
        return f"{self.person} in {self.zone}"


class Mark(models.Model):
    """By what else somebody is known again, as a file told it. Like addresses it stands beside the ledger."""

    party = models.CharField(max_length=36, db_index=True)
    sort = models.CharField(max_length=8, choices=[(each, each) for each in ("domain", "mail", "phone")])
    value = models.CharField(max_length=254)
    door = models.CharField(max_length=60, blank=True, db_index=True)
    """Through which door it came, so that it goes when that is undone."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["party", "sort", "value"], name="mark_once")]

    def __str__(self) -> str:
        return f"{self.sort} {self.value}"


class ForgottenName(models.Model):
    """By what a file is known to name somebody who was forgotten: a keyed digest of the name, and never the name.

    Without this installation's key it says nothing. It stands beside the ledger, so ``rebuild`` leaves it alone.
    """

    party = models.CharField(max_length=36, db_index=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest", "party"], name="forgotten_name_once")
        ]

    def __str__(self) -> str:
        return self.party
