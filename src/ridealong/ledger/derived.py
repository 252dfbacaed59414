"""Links, purchases in short, labels, touched times, open loops, who is who: derived, and made again by ``rebuild``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.db import transaction

from ridealong.ledger import worths
from ridealong.ledger.behind import begin_again, catch_up
from ridealong.ledger.bought import pack
from ridealong.ledger.codec import moment_from
from ridealong.ledger.head import hold
from ridealong.ledger.links import Circles, link
from ridealong.ledger.lookup import SELECT
from ridealong.ledger.models import Bought, Label, Link, OpenLoop, Tie, Touched, Waiting
from ridealong.ledger.open_loops import follow
from ridealong.ledger.roster import derive_people
from ridealong.ledger.touched import touch
from ridealong.ledger.waiting import wait_for_deals
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from ridealong.people.lists import ask, insert

A_TIME = 5_000
Batch = list[tuple[int, Moment]]


def derive(batch: Batch) -> None:
    """Bring everything derived up to date with moments just written."""
    relink(batch)
    _label(batch)
    derive_people([moment for _, moment in batch])
    touch(batch)
    follow(batch)


def relink(batch: Batch) -> None:
    """Links, ties, purchases in short and deals that wait: all that says whom moments are about."""
    circles = Circles(batch)
    link(batch, circles)
    pack(batch, circles.concerned)
    wait_for_deals(batch)


def _label(batch: Batch) -> None:
    """A label names the moment it was given to last; a correction may carry it on, and changes nothing by that."""
    labels = [(moment.label, moment.id) for _, moment in batch if moment.label and moment.corrects is None]
    insert(Label, ("label", "moment"), labels, "ON CONFLICT (label) DO UPDATE SET moment = excluded.moment")


def every(since_seq: int = 0) -> Iterator[tuple[int, Moment]]:
    """The whole ledger in its order, a piece at a time."""
    statement = SELECT.replace("SELECT ", "SELECT m.seq, ", 1) + " WHERE m.seq > %s ORDER BY m.seq LIMIT %s"
    while piece := ask(statement, [since_seq, A_TIME]):
        for seq, *row, words in piece:
            yield seq, moment_from(tuple(row), words)
        since_seq = piece[-1][0]


def rebuild() -> int:
    """Delete everything derived and make it again from the ledger; how many moments were read."""
    count = 0
    with transaction.atomic(savepoint=False):
        hold()
        for model in (Link, Tie, Bought, Waiting, Label, Touched, OpenLoop):
            model.objects.all().delete()
        people.remove_everyone()
        begin_again()
        worths.forget_all()
        moments = every()
        while piece := list(islice(moments, A_TIME)):
            derive(piece)
            count += len(piece)
        catch_up()
    return count
