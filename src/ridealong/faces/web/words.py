"""Turns figures into the words people use for them; no markup here."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from ridealong.engines.belief import Verdict
from ridealong.practices.reading import Needs, Reading, Sign, Standard
from ridealong.speech import figures, gettext, gettext_noop, ngettext, spoken
from ridealong.speech.figures import day as day
from ridealong.speech.figures import percent as percent
from ridealong.speech.figures import spelt

VERDICTS = {
    Verdict.YES: gettext_noop("Yes"),
    Verdict.NOT_YET: gettext_noop("Not yet"),
    Verdict.CANT_TELL: gettext_noop("Can’t tell"),
}
SHORT_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
}
ALMOST = 0.995
WHOLE = 0.05  # weeks; nearer than that to a whole number nobody minds
SURELY = 0.9 - 1e-9
VOICES = {
    "system": gettext_noop("a system’s own trace"),
    "customer": gettext_noop("in the customer’s own voice"),
    "salesperson": gettext_noop("as a salesperson"),
    "colleague": gettext_noop("as a colleague"),
    "leader": gettext_noop("as the leader"),
}
ROLES = {
    "salesperson": gettext_noop("salesperson"),
    "leader": gettext_noop("leader"),
    "colleague": gettext_noop("colleague"),
    "keeper": gettext_noop("keeper"),
}
STATES = {
    "private": gettext_noop("private"),
    "withdrawn": gettext_noop("withdrawn"),
    "corrected": gettext_noop("corrected"),
}
DOORS = {
    "cli": gettext_noop("typed on the machine’s command line, in the name of whoever was given there"),
    "tell": gettext_noop("typed as a sentence"),
    "import": gettext_noop("from a file"),
    "demo": gettext_noop("with the demonstration"),
    "web": gettext_noop("on these pages"),
    "word": gettext_noop("by a link of their own"),
}


def moments(number: int) -> str:
    """So many of them: 1 moment, 1,200 moments."""
    return ngettext("{n} moment", "{n} moments", number, n=figures.figure(number))


def customers(number: int) -> str:
    return ngettext("{n} customer", "{n} customers", number, n=figures.figure(number))


def short_day(when: date, beside: date) -> str:
    """A day near another: the year is said only where it differs."""
    return figures.short_day(when) if when.year == beside.year else day(when)


def pace(a_week: float) -> str:
    """A cadence as people say it: "one in 13 weeks", "2 a week"."""
    every = round(1 / a_week)
    if every > 1 and abs(1 / a_week - every) < WHOLE:
        return gettext("one in {n} weeks", n=spelt(every))
    return gettext("{n} a week", n=figures.significant(a_week))


def weekday(when: date) -> str:
    return f"{figures.weekday(when)}, {figures.short_day(when)}"


def in_percent(sign: Sign) -> str:
    """A rate's standard as it is typed."""
    return figures.significant(sign.standard.value * 100, 4)


def in_a_quarter(sign: Sign) -> str:
    """A cadence's standard as it is typed: so many in thirteen weeks."""
    return figures.significant(sign.standard.value * 13)


def as_standard(value: Decimal, sign: Sign) -> str:
    return percent(float(value)) if sign.type == "rate" else pace(float(value))


def held_to(sign: Sign) -> str:
    return percent(sign.standard.value) if sign.type == "rate" else pace(sign.standard.value)


def whose(standard: Standard) -> str:
    if not standard.adopted:
        return gettext("a proposal, until you set your own")
    if standard.since is None:
        return gettext("set by {name}", name=standard.by) if standard.by else gettext("your own")
    on = day(standard.since)
    if standard.by:
        return gettext("set by {name} on {day}", name=standard.by, day=on)
    return gettext("your own on {day}", day=on)


def chance(probability: float | None) -> str:
    """How sure, without a decimal nobody could act on."""
    if probability is None:
        return ""
    if probability >= ALMOST:
        return gettext("more than 99 in 100")
    if probability <= 1 - ALMOST:
        return gettext("less than 1 in 100")
    return gettext("{n} in 100", n=f"{probability * 100:.0f}")


def needs(sign: Sign, as_of: date) -> str:
    """The shortest way to a yes: "2 more would make it a yes, likely by 20 April"."""
    wanted: Needs | None = sign.needs
    if wanted is None or wanted.yes is None:
        return ""
    more = figures.figure(wanted.yes)
    if wanted.by is None:
        return ngettext("{n} more would make it a yes", "{n} more would make it a yes", wanted.yes, n=more)
    return ngettext(
        "{n} more would make it a yes, likely by {day}",
        "{n} more would make it a yes, likely by {day}",
        wanted.yes, n=more, day=short_day(wanted.by, as_of),
    )  # fmt: skip


def falls(sign: Sign) -> str:
    """What would settle it the other way."""
    if sign.needs is None or sign.needs.not_yet is None:
        return ""
    many = sign.needs.not_yet
    return ngettext(
        "{n} more missed would make it a not yet", "{n} more missed would make it a not yet",
        many, n=figures.figure(many),
    )  # fmt: skip


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
        if not low:
            return gettext("None of the thirteen, with nine chances in ten.")
        return gettext("Exactly {n} of the thirteen, with nine chances in ten.", n=spelt(low))
    if not low:
        return gettext("At most {n} of the thirteen, with nine chances in ten.", n=spelt(high))
    return gettext(
        "Between {low} and {high} of the thirteen, with nine chances in ten.",
        low=spelt(low),
        high=spelt(high),
    )


def whole_day(when: date) -> str:
    """Friday, 6 March 2026; Freitag, 6. März 2026."""
    return f"{figures.weekday(when)}, {day(when)}"


def role(key: str) -> str:
    """What somebody is here."""
    return gettext(ROLES[key]) if key in ROLES else key


def state(key: str) -> str:
    """What became of a moment."""
    return gettext(STATES[key]) if key in STATES else key


def voice(key: str) -> str:
    return gettext(VOICES[key]) if key in VOICES else key


def door(key: str) -> str:
    if not key:
        return gettext("unsaid")
    return gettext(DOORS[key]) if key in DOORS else gettext("through {door}", door=key)


def clock(time: datetime) -> str:
    """The hour with the zone it is told in, for a ledger's readers may live in several."""
    return f"{time:%H:%M} {time.tzname() or ''}".strip()


def brief_day(when: date) -> str:
    """A day in a narrow column: 6 Mar, 6. März."""
    return f"{when.day}{'.' if spoken() == 'de' else ''} {SHORT_MONTHS[spoken()].split()[when.month - 1]}"


def local_day(when: datetime) -> str:
    """The day a time falls on where its reader lives."""
    return day(timezone.localtime(when))


def local_short_day(when: datetime) -> str:
    return figures.short_day(timezone.localtime(when))
