"""What is derived a little behind the ledger, so that recording need not wait for it: words to search, rhythms.

``tick`` brings it up, a page that needs it brings up the little that came since, and ``rebuild`` makes it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice

from django.db import DatabaseError, connection, transaction

from ridealong.ledger import rhythms, searching
from ridealong.ledger.customers import BEHIND
from ridealong.ledger.head import hold
from ridealong.ledger.models import Behind, Head
from ridealong.people.lists import ask, insert

SEARCH, RHYTHMS = 1, 2
"""The two that are brought up, each with its own place."""
A_PIECE = 5_000
CUSTOMERS_AT_ONCE = 300
AT_ONCE = 1_000
"""How many moments a page sorts in before it answers: a twentieth of a second, or less."""
PATIENCE_MILLISECONDS = 100
"""How long a page waits for whoever writes just now; it answers from what is sorted in by then."""


def behind() -> int:
    """How many moments are not sorted in yet."""
    return int(ask(f"SELECT {BEHIND}")[0][0])


def catch_up() -> None:
    """Sort in all that came, a piece at a time, so that nobody who writes waits for long."""
    while _fill_search(A_PIECE):
        pass
    _renew_rhythms()


def catch_up_quickly(waiting: int | None = None) -> int:
    """Sort in what came last, where that is little; how many moments are still not sorted in."""
    waiting = behind() if waiting is None else waiting
    if 0 < waiting <= AT_ONCE:
        try:
            with impatient():
                _fill_search(AT_ONCE)
                _renew_rhythms()
        except DatabaseError:  # somebody writes just now; the next page, or tick, brings it up
            return waiting
        return 0
    return waiting


def begin_again() -> None:
    """Throw away all that is kept here."""
    searching.empty()
    rhythms.empty()
    Behind.objects.all().delete()


def _fill_search(most: int) -> int:
    """The next few moments, under the lock that writers take: what is forgotten meanwhile must not come in late."""
    with transaction.atomic():
        last = hold().seq
        done = _place(SEARCH)
        upto = min(last, done + most)
        if upto > done:
            searching.fill(done, upto)
            _came_to(SEARCH, upto)
        return upto - done


def _renew_rhythms() -> None:
    """Each customer that anything was told of since, once: after an import that is most, and each a hundred times."""
    done, upto = _place(RHYTHMS), Head.objects.filter(id=1).values_list("seq", flat=True).first() or 0
    concerned: set[str] = set()
    for since in range(done, upto, A_PIECE):
        concerned |= rhythms.concerned(since, min(since + A_PIECE, upto))
    waiting = iter(sorted(concerned))
    while some := set(islice(waiting, CUSTOMERS_AT_ONCE)):
        with transaction.atomic():
            hold()
            rhythms.renew(some)
    if upto > done:
        with transaction.atomic():
            hold()
            _came_to(RHYTHMS, max(upto, _place(RHYTHMS)))


def _place(part: int) -> int:
    return Behind.objects.filter(id=part).values_list("seq", flat=True).first() or 0


def _came_to(part: int, upto: int) -> None:
    insert(Behind, ("id", "seq"), [(part, upto)], "ON CONFLICT (id) DO UPDATE SET seq = excluded.seq")


def impatient() -> AbstractContextManager[None]:
    """While a page waits: whoever writes just now is not waited for; a database error says so."""
    return _not_waiting() if connection.vendor == "sqlite" else nullcontext()


@contextmanager
def _not_waiting() -> Iterator[None]:
    (before,) = ask("PRAGMA busy_timeout")[0]
    _wait_for(PATIENCE_MILLISECONDS)
    try:
        yield
    finally:
        _wait_for(before)


def _wait_for(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")
