"""The one append-only table, the words that can be forgotten beside it, and what is derived from both."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

MERGING = ["customer.merged/1", "person.merged/1"]
"""The kinds that tell two to be one."""


class MomentRow(models.Model):
    """One moment as it is kept: structure and digests, never a word or a name. Times are microseconds since 1970."""

    seq = models.IntegerField(
        primary_key=True
    )  # of this type it is the row itself in SQLite, with no index beside
    id = models.CharField(max_length=36, unique=True)
    kind = models.CharField(max_length=40)
    happened = models.BigIntegerField()
    all_day = models.BooleanField()
    recorded = models.BigIntegerField()
    restored = models.BigIntegerField(null=True)
    """When it was read back from sentences; empty for whatever was recorded here first."""
    by = models.CharField(max_length=36, null=True)  # nobody: the system itself
    voice = models.CharField(max_length=12)
    door = models.CharField(max_length=120, db_index=True)
    corrects = models.CharField(max_length=36, null=True)
    language = models.CharField(max_length=20, null=True)
    structure = models.TextField()
    words_hash = models.CharField(max_length=64, null=True)
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_moment"
        # Who was told to be whom is asked by pages; a handful among a million, and looking for them read them all.
        indexes: ClassVar = [
            models.Index(fields=["kind"], name="moment_merging", condition=models.Q(kind__in=MERGING))
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Words(models.Model):
    """A moment's words, names, label and files, with the salt that makes their hash say nothing once both are gone."""

    seq = models.IntegerField(primary_key=True)
    salt = models.CharField(max_length=32)
    words = models.TextField()

    class Meta:
        db_table = "ledger_words"

    def __str__(self) -> str:
        return f"words of {self.seq}"


class Head(models.Model):
    """The last moment recorded. The chain alone cannot tell that its end was cut off; this says where the end was."""

    id = models.SmallIntegerField(primary_key=True)
    seq = models.IntegerField()
    chain = models.CharField(max_length=64)
    recorded = models.BigIntegerField()

    class Meta:
        db_table = "ledger_head"

    def __str__(self) -> str:
        return f"{self.seq} {self.chain}"


class Link(models.Model):
    """Derived: whom a moment names or concerns, and which moments it points at or changes."""

    DERIVED = True

    class How(models.IntegerChoices):
        NAMES = 0
        CONCERNS = 1
        """It is about someone through what it points at."""
        POINTS = 2
        CHANGES = 3
        """It moves a loop, corrects or takes back."""
        BELOW = 4
        """It holds for everybody below whom it is told by."""
        BARRIERS = 5
        FAVOURS = 6
        LET_GO = 7
        REFERRED = 8
        RECALLED = 9
        RECITED = 10
        """It is one of a kind of which the first counts, and found by whom it concerns; ``until`` is its own day."""

    pk = models.CompositePrimaryKey("to", "how", "until", "seq")
    to = models.CharField(max_length=36)
    how = models.SmallIntegerField(choices=How)
    until = models.IntegerField()
    """The last day the moment may matter to an answer, as an ordinal: what is over need not even be looked at."""
    seq = models.IntegerField()

    class Meta:
        db_table = "ledger_link"

    def __str__(self) -> str:
        return f"{self.seq} {self.How(self.how).label} {self.to}"


class Tie(models.Model):
    """Derived: whose moments are read along with whose, ever since it was told once, and told by which moment."""

    DERIVED = True

    pk = models.CompositePrimaryKey("of", "to")
    of = models.CharField(max_length=36)
    to = models.CharField(max_length=36)
    seq = models.IntegerField()

    class Meta:
        db_table = "ledger_tie"

    def __str__(self) -> str:
        return f"{self.to} with {self.of}"


class Waiting(models.Model):
    """Derived: a deal that is not over, and whom it concerns: it matters until it is, however long that takes."""

    DERIVED = True

    pk = models.CompositePrimaryKey("moment", "to")
    moment = models.CharField(max_length=36)
    """What began it, before any correction."""
    to = models.CharField(max_length=36, db_index=True)
    for_good = models.BooleanField()
    """Whether it is not to be called over any more, because what was said of it was taken back or rewritten."""

    class Meta:
        db_table = "ledger_waiting"

    def __str__(self) -> str:
        return f"{self.moment} waits"


class Bought(models.Model):
    """Derived: a customer's purchases of a year in short, and those that concern others than who bought and sold."""

    DERIVED = True

    pk = models.CompositePrimaryKey("of", "own", "year")
    of = models.CharField(max_length=36)
    own = models.BooleanField()
    year = models.SmallIntegerField()
    told = models.TextField()
    """Purchases as JSON, one after the other in the order they were recorded."""
    days = models.TextField()
    """The day of each as an ordinal, or null where it takes more than that to count it; in the same order."""
    last = models.BigIntegerField()
    """When the last of them was recorded; microseconds since 1970."""

    class Meta:
        db_table = "ledger_bought"

    def __str__(self) -> str:
        return f"bought by {self.of} in {self.year}"


class Label(models.Model):
    """Derived: the label somebody gave a moment, so that later sentences can point at it."""

    DERIVED = True

    label = models.CharField(primary_key=True, max_length=200)
    moment = models.CharField(max_length=36, unique=True)

    class Meta:
        db_table = "ledger_label"

    def __str__(self) -> str:
        return f"^{self.label}"


class Touched(models.Model):
    """Derived: the last moment recorded that may change what is said of a time or any later one."""

    DERIVED = True

    time = models.IntegerField(primary_key=True)
    """In quarters of an hour since 1970."""
    seq = models.IntegerField()

    class Meta:
        db_table = "ledger_touched"

    def __str__(self) -> str:
        return f"{self.time} touched by {self.seq}"


class OpenLoop(models.Model):
    """Derived: a loop that is not over, or a decision that waits for the word of the one it is for.

    Who owes and who waits are customers themselves, never their contacts.
    """

    DERIVED = True

    class State(models.TextChoices):
        OPEN = "open"
        CLAIMED = "claimed"
        """Said to be done; the word of the one it was for is still to come."""

    opener = models.CharField(primary_key=True, max_length=36)
    kind = models.CharField(max_length=40)
    doer = models.CharField(max_length=36, null=True, db_index=True)
    receiver = models.CharField(max_length=36, db_index=True)
    due = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=State)
    claim = models.CharField(max_length=36, null=True)
    """The moment that says it is done: of a visit the visit itself, of a decision the choice."""
    since = models.BigIntegerField()
    """When it was claimed, or else begun; microseconds since 1970."""

    class Meta:
        db_table = "ledger_openloop"

    def __str__(self) -> str:
        return f"{self.opener} {self.state}"


class Rhythm(models.Model):
    """Derived, a little behind the ledger: when a customer bought last, and when they are past their rhythm."""

    DERIVED = True

    customer = models.CharField(primary_key=True, max_length=36)  # themselves, whatever other names they had
    last = models.DateField(db_index=True)
    due = models.DateField(null=True, db_index=True)
    """The last day they may come back and be in their rhythm; none before the fourth purchase day."""
    seller = models.CharField(max_length=36, null=True, db_index=True)
    """Whom they last bought from, by another word than a leader's."""
    days = models.TextField()  # every day they bought on, as ordinals in order, as JSON
    recent = models.TextField()  # what they bought for in the year before the last day, as JSON

    class Meta:
        db_table = "ledger_rhythm"

    def __str__(self) -> str:
        return f"{self.customer} bought last on {self.last}"


class Worth(models.Model):
    """Derived, a day behind at most: what a customer is expected to be worth, and who came through them."""

    DERIVED = True

    customer = models.CharField(primary_key=True, max_length=36)
    value = models.FloatField(null=True, db_index=True)  # of the year ahead; none where they never bought
    told = models.TextField()  # all of it; see ``ledger.worths``
    sender = models.CharField(max_length=36, null=True, db_index=True)
    hanging = models.IntegerField(db_index=True)  # how many came through them, over whatever others

    class Meta:
        db_table = "ledger_worth"

    def __str__(self) -> str:
        return f"{self.customer} is worth {self.value}"


class Book(models.Model):
    """Derived: what all customers are worth together, and when that was worked out."""

    DERIVED = True

    day = models.DateField()
    seq = models.BigIntegerField()
    told = models.TextField()

    class Meta:
        db_table = "ledger_book"

    def __str__(self) -> str:
        return f"the book of {self.day}"


class Behind(models.Model):
    """Derived: up to which moment the words to search, or the rhythms, are brought up."""

    DERIVED = True

    id = models.SmallIntegerField(primary_key=True)
    seq = models.IntegerField()

    class Meta:
        db_table = "ledger_behind"

    def __str__(self) -> str:
        return f"up to {self.seq}"
