"""Whom we asked and who answered: counts for every stratum, and names only once an ask is over.

While an ask is open nobody is told whose it is: a salesperson who knew would only have to call ahead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from ridealong.doors.asking.models import Ask, Block, Draw
from ridealong.doors.asking.queueing import key_of
from ridealong.doors.asking.reasons import REASONS, STRATA
from ridealong.doors.asking.sampling import seed_of
from ridealong.doors.asking.teams import below, places
from ridealong.moments.kinds.employees import FEWEST_ANSWERS
from ridealong.moments.weeks import last_closed, monday, sunday
from ridealong.people import parties as people
from ridealong.people.letters.models import Letter
from ridealong.people.tickets.issuing import LASTS, For

QUARTER_WEEKS = 13
ANSWERED, SILENT, STOPPED, UNREACHED, OPEN = "answered", "silent", "stopped", "unreached", "open"
FATES = (ANSWERED, SILENT, STOPPED, UNREACHED, OPEN)


@dataclass(frozen=True, slots=True)
class Row:
    """One stratum's quarter."""

    stratum: str
    asked: int
    answered: int
    silent: int
    stopped: int
    unreached: int
    open: int


@dataclass(frozen=True, slots=True)
class Past:
    """An ask that is over, with who it was."""

    day: date
    name: str
    reason: str
    fate: str
    about: str


@dataclass(frozen=True, slots=True)
class LastDraw:
    """What anybody needs to draw the same customers again."""

    first_day: date
    last_day: date
    could: int
    drawn: int
    seq: int
    link: str
    seed: str


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the team's own asking stands."""

    team: int
    fewest: int
    block: Block | None

    @property
    def too_small(self) -> bool:
        return self.team < self.fewest


@dataclass(frozen=True, slots=True)
class Overview:
    rows: list[Row]
    total: Row
    past: list[Past]
    draw: LastDraw | None
    pulse: Pulse


def overview(leader: str, zone: tzinfo, now: datetime) -> Overview:
    """What a leader may know of the asks of the last quarter."""
    today = now.astimezone(zone).date()
    asks = list(
        Ask.objects.filter(leader=leader, week__gt=last_closed(today) - QUARTER_WEEKS).order_by("-week", "id")
    )
    fates = _fates(asks, now)
    rows = [_row(stratum, [each for each in asks if _stratum(each) == stratum], fates) for stratum in STRATA]
    return Overview(
        rows=[row for row in rows if row.asked], total=_row("", asks, fates), past=_past(asks, fates, zone),
        draw=_last_draw(leader, {each.week for each in asks if fates[each.id] == OPEN}), pulse=_pulse(leader, today),
    )  # fmt: skip


def _stratum(ask: Ask) -> str:
    return REASONS[ask.reason].stratum


def _fates(asks: list[Ask], now: datetime) -> dict[str, str]:
    if not asks:
        return {}
    keys = {key_of(each.id): each.id for each in asks}
    bounced = Letter.objects.filter(kind="ask", state=Letter.State.BOUNCED).values_list("key", flat=True)
    unreached = {keys[key] for key in bounced if key in keys}
    return {each.id: _fate(each, now, unreached=each.id in unreached) for each in asks}


def _fate(ask: Ask, now: datetime, *, unreached: bool) -> str:
    if ask.state == Ask.State.ANSWERED:
        return ANSWERED
    if ask.state == Ask.State.STOPPED:
        return STOPPED
    if unreached:
        return UNREACHED
    return SILENT if ask.asked_at + LASTS[For.ASK] <= now else OPEN


def _row(stratum: str, asks: list[Ask], fates: dict[str, str]) -> Row:
    count = Counter(fates[each.id] for each in asks)
    return Row(stratum, len(asks), *(count[fate] for fate in FATES))


def _past(asks: list[Ask], fates: dict[str, str], zone: tzinfo) -> list[Past]:
    over = [each for each in asks if fates[each.id] != OPEN]
    asked = people.known(each.party for each in over)
    names = {each.id: each.name or each.handle for each in asked.values()}
    return [
        Past(
            each.asked_at.astimezone(zone).date(),
            names.get(each.party, ""),
            each.reason,
            fates[each.id],
            each.about,
        )
        for each in over
    ]


def _last_draw(leader: str, still_open: set[int]) -> LastDraw | None:
    """The last draw that is over: whoever could draw an open one again would know whom to call before they answer."""
    found = Draw.objects.filter(leader=leader).exclude(week__in=still_open).order_by("-week").first()
    if found is None:
        return None
    seed = seed_of(found.link, leader, found.week)
    days = monday(found.week), sunday(found.week)
    return LastDraw(*days, found.could, found.drawn, found.seq, found.link, seed)


def _pulse(leader: str, today: date) -> Pulse:
    block = Block.objects.filter(leader=leader).order_by("-opened_at").first()
    return Pulse(len(below(leader, places(today))), FEWEST_ANSWERS, block)
