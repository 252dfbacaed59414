"""Turns figures into the words people use for them; no markup here."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from ridealong.engines.belief import Verdict
from ridealong.practices.reading import Needs, Reading, Sign, Standard
from ridealong.speech.figures import spelt

VERDICTS = {Verdict.YES: "Yes", Verdict.NOT_YET: "Not yet", Verdict.CANT_TELL: "Can’t tell"}
ALMOST = 0.995
WHOLE = 0.05  # weeks; nearer than that to a whole number nobody minds
SURELY = 0.9 - 1e-9
VOICES = {
    "system": "a system’s own trace",
    "customer": "in the customer’s own voice",
    "salesperson": "as a salesperson",
    "colleague": "as a colleague",
    "leader": "as the leader",
}
DOORS = {
    "cli": "typed on the machine’s command line, in the name of whoever was given there",
    "tell": "typed as a sentence",
    "import": "from a file",
    "demo": "with the demonstration",
    "web": "on these pages",
    "word": "by a link of their own",
}


def plural(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(when: date) -> str:
    return f"{when.day} {when:%B} {when.year}"


def short_day(when: date, beside: date) -> str:
    """A day near another: the year is said only where it differs."""
    return f"{when.day} {when:%B}" if when.year == beside.year else day(when)


def percent(share: float) -> str:
    return f"{share * 100:.0f}%"


def pace(a_week: float) -> str:
    """A cadence as people say it: "one in 13 weeks", "2 a week"."""
    every = round(1 / a_week)
    if every > 1 and abs(1 / a_week - every) < WHOLE:
        return f"one in {spelt(every)} weeks"
    return f"{a_week:.3g} a week"


def weekday(when: date) -> str:
    return f"{when:%A}, {when.day} {when:%B}"


def in_percent(sign: Sign) -> str:
    """A rate's standard as it is typed."""
    return f"{sign.standard.value * 100:.4g}"


def in_a_quarter(sign: Sign) -> str:
    """A cadence's standard as it is typed: so many in thirteen weeks."""
    return f"{sign.standard.value * 13:.3g}"


def as_standard(value: Decimal, sign: Sign) -> str:
    return percent(float(value)) if sign.type == "rate" else pace(float(value))


def held_to(sign: Sign) -> str:
    return percent(sign.standard.value) if sign.type == "rate" else pace(sign.standard.value)


def whose(standard: Standard) -> str:
    if not standard.adopted:
        return "a proposal, until you set your own"
    said = f"set by {standard.by}" if standard.by else "your own"
    return f"{said} on {day(standard.since)}" if standard.since else said


def chance(probability: float | None) -> str:
    """How sure, without a decimal nobody could act on."""
    if probability is None:
        return ""
    if probability >= ALMOST:
        return "more than 99 in 100"
    if probability <= 1 - ALMOST:
        return "less than 1 in 100"
    return f"{probability * 100:.0f} in 100"


def needs(sign: Sign, as_of: date) -> str:
    """The shortest way to a yes: "2 more would make it a yes, likely by 20 April"."""
    wanted: Needs | None = sign.needs
    if wanted is None or wanted.yes is None:
        return ""
    said = f"{wanted.yes:,} more would make it a yes"
    return f"{said}, likely by {short_day(wanted.by, as_of)}" if wanted.by else said


def falls(sign: Sign) -> str:
    """What would settle it the other way."""
    if sign.needs is None or sign.needs.not_yet is None:
        return ""
    return f"{sign.needs.not_yet:,} more missed would make it a not yet"


def deciding(reading: Reading) -> Sign | None:
    """The sign a practice is drawn by: the one that decides it, unless only others have counted anything yet."""
    decides = [sign for sign in reading.signs if sign.key == reading.decided_by]
    candidates = [*decides, *reading.signs]
    return next((sign for sign in candidates if has_counted(sign)), next(iter(candidates), None))


def has_counted(sign: Sign) -> bool:
    return bool(sign.n or sign.events)


def has_seen(sign: Sign) -> bool:
    return sign.has_seen


def is_quiet(reading: Reading) -> bool:
    """Whether a practice has seen nothing at all yet, not even what it had to set aside."""
    return not reading.has_seen


def holding(chances: tuple[float, ...]) -> str:
    """How many practices hold, as the narrowest run of counts that has nine chances in ten."""
    runs = (
        (high - low, low, high)
        for low in range(len(chances))
        for high in range(low, len(chances))
        if sum(chances[low : high + 1]) >= SURELY
    )
    _, low, high = min(runs, default=(0, 0, len(chances) - 1))
    if low == high:
        said = f"exactly {spelt(low)}" if low else "none"
    else:
        said = f"between {spelt(low)} and {spelt(high)}" if low else f"at most {spelt(high)}"
    return f"{said} of the thirteen, with nine chances in ten".capitalize() + "."


def voice(key: str) -> str:
    return VOICES.get(key, key)


def door(key: str) -> str:
    return DOORS.get(key, f"through {key}") if key else "unsaid"


def clock(time: datetime) -> str:
    """The hour with the zone it is told in, for a ledger's readers may live in several."""
    return f"{time:%H:%M} {time.tzname() or ''}".strip()
