"""One reminder a week after an ask arrived that nobody answered, and never a second; none after a stop or a bounce."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from ridealong.doors.asking.letters import Asking, draft
from ridealong.doors.asking.models import Ask, Block, PulseAsk
from ridealong.doors.asking.permission import NOBODY
from ridealong.doors.asking.pulses import key_of as pulse_key
from ridealong.doors.asking.pulses import letters
from ridealong.doors.asking.queueing import key_of
from ridealong.doors.asking.reach import ways_of
from ridealong.people import parties as people
from ridealong.people.letters.models import Letter
from ridealong.people.letters.writing import write_many
from ridealong.people.preferences import reach_of, zone_of
from ridealong.people.tickets.issuing import For, issue_many
from ridealong.people.words import day_in, spoken

AFTER = timedelta(days=7)
LAST = timedelta(days=21)
"""Later than that a reminder would outlive the link it speaks of."""
ARRIVED = (Letter.State.SENT, Letter.State.COPIED)


def remind(now: datetime) -> int:
    """Write the reminders that are due; how many were."""
    with transaction.atomic():
        return _customers(now) + sum(
            _team(block, now) for block in Block.objects.filter(state=Block.State.OPEN)
        )


def _customers(now: datetime) -> int:
    silent = Ask.objects.filter(
        state=Ask.State.OPEN, asked_at__lte=now - AFTER, asked_at__gt=now - LAST
    ).order_by("id")
    asks = {key_of(each.id): each for each in silent}
    again = {key_of(each.id, again=True) for each in asks.values()}
    reminded = set(Letter.objects.filter(key__in=again).values_list("key", flat=True))
    arrived = {key: at for key, at in _arrived(asks).items() if at <= now - AFTER}
    due = [ask for key, ask in asks.items() if key in arrived and key_of(ask.id, again=True) not in reminded]
    if due:
        ways = ways_of(now.date())
        due = [ask for ask in due if ways.get(ask.party) == "mail"]
    _write(due, arrived, now)
    return len(due)


def _arrived(keys: Iterable[str]) -> dict[str, datetime]:
    """When each of these letters left or was brought, of those that were."""
    letters = Letter.objects.filter(key__in=list(keys), state__in=ARRIVED)
    return {each.key: each.settled_at or each.made_at for each in letters}


def _write(due: list[Ask], arrived: dict[str, datetime], now: datetime) -> None:
    known = {each.id for each in people.known(ask.party for ask in due).values() if not each.forgotten}
    due = [ask for ask in due if ask.party in known]
    names = people.names([each for ask in due for each in (ask.leader, ask.person, ask.party)])
    reach = reach_of(ask.party for ask in due)
    asks = issue_many(For.ASK, [(ask.party, ask.id) for ask in due], now=now)
    stops = issue_many(For.STOP, [(ask.party, "") for ask in due], now=now)
    write_many(
        (
            draft(
                Asking(
                    key=key_of(ask.id, again=True), kind="again", party=ask.party,
                    address=reach.get(ask.party, ("", ""))[0], language=reach.get(ask.party, ("", ""))[1],
                    leader=names[ask.leader], seller=names[ask.person], name=names.get(ask.party, ""),
                    ask=link, stop=end, day=_day(ask, arrived, reach.get(ask.party, ("", ""))[1]),
                )
            )
            for ask, link, end in zip(due, asks, stops, strict=True)
        ),
        now=now,
    )  # fmt: skip


def _day(ask: Ask, arrived: dict[str, datetime], language: str) -> str:
    at = arrived[key_of(ask.id)].astimezone(zone_of(ask.leader))
    return day_in(spoken(language), at.date())


def _team(block: Block, now: datetime) -> int:
    if not block.opened_at + AFTER <= now < block.closes_at:
        return 0
    silent = list(PulseAsk.objects.filter(block=block, answered=False).values_list("party", flat=True))
    again = {pulse_key(block, each, again=True) for each in silent}
    reminded = set(Letter.objects.filter(key__in=again).values_list("key", flat=True))
    arrived = _arrived(pulse_key(block, each) for each in silent)
    due = [
        each
        for each in silent
        if pulse_key(block, each) in arrived and pulse_key(block, each, again=True) not in reminded
    ]
    if due:
        ways = ways_of(now.date())
        due = [each for each in due if ways.get(each) != NOBODY]
    write_many(letters(block, due, "pulse_again", now), now=now)
    return len(due)
