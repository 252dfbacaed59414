"""Answers to the pulse as sums: nothing of one person's is ever written down, so there is nothing to find later.

An answer raises a few counters and is gone. No row is made by it, its time is kept nowhere, and the ticket that it
uses up says the time its block was opened, like all the others.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from ridealong.doors.asking.models import Block, PulseAsk, Tally
from ridealong.doors.asking.opening import Answered, TeamsAsk
from ridealong.doors.asking.teams import places
from ridealong.doors.asking.typed import Typed, Unfit
from ridealong.ledger.receipt import Recorder
from ridealong.ledger.recording import record
from ridealong.moments.kinds.employees import FEWEST_ANSWERS, FEWEST_NAMING, ColleagueNamed, PulseAnswered
from ridealong.moments.kinds.strategy import PriorityRecited
from ridealong.moments.moment import Moment, new_id
from ridealong.moments.slots import Tally as Mark
from ridealong.people import parties as people
from ridealong.people.handles import handle_from
from ridealong.people.tickets.issuing import Used, use

MARKS = ("listens", "keeps-promises", "follows-up", "lose-a-sale")
WHOLE = "answers"
"""How many answered all four marks."""
NAMED = "named"
"""How many named anybody; with an id behind it, how many named that one."""
PRIORITIES = 3


def receive(opened: TeamsAsk, typed: Typed, language: str, now: datetime) -> None:
    """Take one answer in, once. Raises ``Unfit`` where it cannot be sent yet, ``Answered`` where it came before."""
    items = _marks(typed) + _named(typed, opened, now)
    recited = _recited(opened, typed)
    if not items and recited is None:
        raise Unfit("nothing")
    party, block = opened.asked.party, opened.block
    try:
        with transaction.atomic():
            use(opened.ticket, now=block.opened_at)
            if not PulseAsk.objects.filter(pk=opened.asked.pk, answered=False).update(answered=True):
                raise Used("The letter and its reminder hold a link each, and one of them was used.")
            Tally.objects.filter(block=block, item__in=items).update(count=F("count") + 1)
            if recited is not None:
                told = Moment(id=new_id(), fact=recited, happened_at=now, language=language)
                record([told], by=Recorder(party), door="ask", now=now, whole=True)
    except Used as used:
        raise Answered(str(used)) from used


def _marks(typed: Typed) -> list[str]:
    """Half a pulse would distort the sums, so it is all four marks or none."""
    given = {mark: typed.choice(mark, "yes", "no") for mark in MARKS}
    if not any(given.values()):
        return []
    if not all(given.values()):
        raise Unfit("whole")
    return [WHOLE, *(mark for mark, answer in given.items() if answer == "yes")]


def _named(typed: Typed, opened: TeamsAsk, now: datetime) -> list[str]:
    """A name that is nobody's here, or one's own, counts as none; what was typed is kept nowhere."""
    name = handle_from(words) if (words := typed.words("named")) else ""
    here = [each for each in places(now.date()) if each != opened.asked.party]
    known = people.known(here).values() if name else ()
    meant = {each.id for each in known if name in (each.handle, handle_from(each.name or each.handle))}
    if not meant:
        meant = {each.id for each in known if name in handle_from(each.name or each.handle).split("-")}
    return [NAMED, f"{NAMED} {meant.pop()}"] if len(meant) == 1 else []


def _recited(opened: TeamsAsk, typed: Typed) -> PriorityRecited | None:
    if not opened.asked.direct:
        return None
    given = [typed.words(f"priority-{number}") for number in range(1, PRIORITIES + 1)]
    priorities, part = tuple(filter(None, given)), typed.words("part")
    if part and not priorities:
        raise Unfit("priority")
    return PriorityRecited(opened.asked.party, priorities, part) if priorities else None


def aggregate(block: Block, now: datetime) -> list[Moment]:
    """What a closed block comes to: one sum from five answers up, and names given twice; else nothing."""
    counts = dict(Tally.objects.filter(block=block).values_list("item", "count"))
    answered, naming = counts.get(WHOLE, 0), counts.get(NAMED, 0)
    if answered < FEWEST_ANSWERS:
        return []
    marks = tuple(Mark(mark, counts[mark]) for mark in MARKS)
    pulse = _moment(PulseAnswered(block.leader, answered, block.asked, marks), now)
    named = sorted(item for item in counts if item.startswith(f"{NAMED} ") and counts[item] >= FEWEST_NAMING)
    if naming < FEWEST_ANSWERS:
        return [pulse]
    return [
        pulse,
        *(
            _moment(ColleagueNamed(item.removeprefix(f"{NAMED} "), counts[item], naming, pulse.id), now)
            for item in named
        ),
    ]


def _moment(fact: PulseAnswered | ColleagueNamed, now: datetime) -> Moment:
    return Moment(id=new_id(), fact=fact, happened_at=now)
