"""Opens a block of the pulse for each leader once a quarter, and closes it three weeks later, for good.

Nobody chooses the day: a block opens in the week of the first Monday of a quarter's second month.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from ridealong.doors.asking.letters import Asking, draft
from ridealong.doors.asking.models import Block, PulseAsk, Tally
from ridealong.doors.asking.permission import NOBODY
from ridealong.doors.asking.reach import ways_of
from ridealong.doors.asking.tallies import MARKS, NAMED, WHOLE, aggregate
from ridealong.doors.asking.teams import below, places
from ridealong.doors.asking.wording import words
from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.moments.kinds.employees import FEWEST_ANSWERS
from ridealong.people import parties as people
from ridealong.people.accounts.opening import account_of
from ridealong.people.letters.writing import Draft, cancel, drop, write_many
from ridealong.people.preferences import reach_of
from ridealong.people.tickets.issuing import For, issue_many
from ridealong.people.words import day_in, spoken

OPEN_FOR = timedelta(weeks=3)
LATEST = timedelta(weeks=2)
"""So long after its Monday a block may still open: a machine that was off for a week misses no quarter."""
SECOND_MONTH = 2


def first_monday(day: date) -> date:
    """The Monday on which the blocks of a day's quarter open."""
    begin = date(day.year, (day.month - 1) // 3 * 3 + SECOND_MONTH, 1)
    return begin + timedelta(days=-begin.weekday() % 7)


def quarter_of(day: date) -> str:
    return f"{day.year}Q{(day.month - 1) // 3 + 1}"


def open_blocks(now: datetime) -> int:
    """Open the blocks that are due; how many did."""
    return sum(_open(leader.id, now) for leader in people.leaders() if not leader.forgotten)


def _open(leader: str, now: datetime) -> bool:
    day = now.astimezone(people.zone_of(leader)).date()
    quarter = quarter_of(day)
    due = first_monday(day) <= day <= first_monday(day) + LATEST
    if not due or Block.objects.filter(leader=leader, quarter=quarter).exists():
        return False
    return open_block(leader, quarter, day, now)


def open_block(leader: str, quarter: str, day: date, now: datetime) -> bool:
    """Ask everybody below a leader, if they are enough; whether they were asked."""
    here = places(day)
    asked = who_is_asked(leader, here, day)
    if len(asked) < FEWEST_ANSWERS:
        return False
    try:
        with transaction.atomic():
            block = _block(leader, quarter, asked, here, now)
            write_many(letters(block, asked, "pulse", now), now=now)
    except IntegrityError:
        return False  # another tick opened it at the same time
    return True


def who_is_asked(leader: str, here: dict[str, str | None], day: date) -> list[str]:
    """Everybody below but those who said themselves that they want no questions."""
    team = below(leader, here)
    refused = {who for who, way in ways_of(day).items() if way == NOBODY}
    return [each for each in team if each not in refused]


def _block(leader: str, quarter: str, asked: list[str], here: dict[str, str | None], now: datetime) -> Block:
    block = Block.objects.create(
        leader=leader, quarter=quarter, opened_at=now, closes_at=now + OPEN_FOR, asked=len(asked)
    )
    PulseAsk.objects.bulk_create(
        [PulseAsk(block=block, party=each, direct=here.get(each) == leader) for each in asked]
    )
    # Every sum there can be stands from the start: a row that comes with an answer would tell when it came.
    items = [WHOLE, NAMED, *MARKS, *(f"{NAMED} {each}" for each in sorted(here))]
    Tally.objects.bulk_create([Tally(block=block, item=item) for item in items])
    return block


def letters(block: Block, to: list[str], kind: str, now: datetime) -> list[Draft]:
    """The letters that ask these, each with links of its own."""
    asks = issue_many(For.ASK, [(each, f"pulse {block.pk}") for each in to], now=now)
    stops = issue_many(For.STOP, [(each, "") for each in to], now=now)
    reach, names = reach_of(to), people.names([block.leader, *to])
    return [
        draft(
            Asking(
                key=key_of(block, each, again=kind == "pulse_again"), kind=kind, party=each,
                address=address_of(each), language=reach.get(each, ("", ""))[1], leader=names[block.leader],
                name=names.get(each, ""), ask=ask, stop=stop, day=_day(block, reach.get(each, ("", ""))[1]),
            )
        )
        for each, ask, stop in zip(to, asks, stops, strict=True)
    ]  # fmt: skip


def key_of(block: Block, party: str, *, again: bool = False) -> str:
    return f"pulse {block.pk} {party}{' again' if again else ''}"


def address_of(person: str) -> str:
    """Where to write to one of ours: where they sign in, or else what is known."""
    account = account_of(person)
    return account.email if account else people.email_of(person)


def _day(block: Block, language: str) -> str:
    zone = people.zone_of(block.leader)
    return day_in(spoken(language), block.closes_at.astimezone(zone).date())


def close_blocks(now: datetime) -> int:
    """Close the blocks whose three weeks are over; how many were."""
    over = Block.objects.filter(state=Block.State.OPEN, closes_at__lte=now)
    return sum(_close(block.pk, now) for block in over)


def _close(number: int, now: datetime) -> bool:
    """Keep the sums of enough answers, or nothing; either way what waited is deleted in the same breath."""
    with transaction.atomic():
        block = Block.objects.select_for_update().filter(pk=number, state=Block.State.OPEN).first()
        if block is None:
            return False
        moments = aggregate(block, now)
        record(moments, by=SYSTEM, door="ask", now=now, whole=True)
        Tally.objects.filter(block=block).delete()
        block.state = Block.State.KEPT if moments else Block.State.TOO_FEW
        block.save()
        everybody = PulseAsk.objects.filter(block=block)
        asked = list(everybody.values_list("party", flat=True))
        everybody.update(answered=False)  # who answered need not be known any longer either
        cancel([key_of(block, each) for each in asked], now=now)
        drop([key_of(block, each, again=True) for each in asked])  # whoever was reminded had not answered
        if not moments:
            write_many(_too_few(block, asked), now=now)
    return True


def _too_few(block: Block, asked: Iterable[str]) -> list[Draft]:
    """Everybody who was asked is told that nothing was kept."""
    told, reach = list(asked), reach_of(asked)
    names = people.names([block.leader, *told])
    found = []
    for each in told:
        said = words(spoken(reach.get(each, ("", ""))[1]))["letters"]["too_few"]
        filled = {"leader": names[block.leader], "name": names.get(each, "")}
        found.append(
            Draft(
                key=f"too few {block.pk} {each}", kind="too_few", party=each, address=address_of(each),
                subject=said["subject"].format_map(filled), text=said["text"].format_map(filled),
            )
        )  # fmt: skip
    return found
