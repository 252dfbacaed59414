"""The reason in words: how many practices hold, what decides, and what would help."""

from __future__ import annotations

from collections.abc import Sequence

from ridealong.answer.answer import Row
from ridealong.engines.belief import Verdict
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.practices.registry import BY_KEY

NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen",
)  # fmt: skip
OUTSIDE_NEEDED = 0.9
WORDS = {YES: "Yes", NOT_YET: "Not yet", CANT_TELL: "Can’t tell yet"}
SAID = {YES: "yes", NOT_YET: "not yet", CANT_TELL: "can’t tell"}


def reason(
    rows: Sequence[Row],
    verdict: Verdict,
    decided_by: str | None,
    outside: tuple[int, int],
    *,
    told: bool = False,
) -> str:
    """Why the answer is what it is, in two or three sentences."""
    said = [_holding(rows)]
    if not any(row.reading.signs and _seen(row) for row in rows):
        return _too_early(rows, told)
    if outside[1] and outside[0] / outside[1] < OUTSIDE_NEEDED and verdict is CANT_TELL:
        said.append("Too much of it is your own word about yourself: a yes needs nine tenths from others.")
    if decided_by is not None:
        said.append(_deciding(rows, verdict, decided_by))
    return " ".join(said)


def said(verdict: Verdict) -> str:
    return SAID[verdict]


def silence(sign: Sign) -> str:
    """How many gave their word, and the worst that the silence of the others could mean."""
    if sign.response is None:
        return ""
    said = f"{sign.response.answered:,} of {sign.response.asked:,} answered"
    if sign.response.answered >= sign.response.asked:
        return said
    return f"{said}; had all the silent said no: {SAID[sign.response.if_no]}"


def too_young(sign: Sign) -> str:
    """What will be counted once it is old enough to have gone either way."""
    return f"{len(sign.young):,} too young to count" if sign.young else ""


def _too_early(rows: Sequence[Row], told: bool) -> str:
    """Why there is nothing to count: nobody said anything, or all that was said is too young or only the leader's."""
    if not told:
        return "Nothing has been told yet. Say one sentence about a customer, and the answer begins."
    young = sum(len(sign.young) for row in rows for sign in row.reading.signs)
    aside = sum(len(sign.aside) for row in rows for sign in row.reading.signs)
    waits = [f"{young} wait for the week they fall due"] if young else []
    waits += [f"{aside} wait for somebody else’s word"] if aside else []
    return f"Nothing that was told can be counted yet{': ' if waits else ''}{', '.join(waits)}."


def _seen(row: Row) -> bool:
    return any(sign.n or sign.events for sign in row.reading.signs)


def _holding(rows: Sequence[Row]) -> str:
    counts = {
        verdict: sum(row.reading.verdict is verdict for row in rows) for verdict in (YES, NOT_YET, CANT_TELL)
    }
    holds, fails, open_ = counts[YES], counts[NOT_YET], counts[CANT_TELL]
    parts = [f"{NUMBERS[holds].capitalize()} of thirteen practices {'holds' if holds == 1 else 'hold'}"]
    if fails:
        parts.append(f"{NUMBERS[fails]} {'doesn’t' if fails == 1 else 'don’t'}")
    if open_:
        parts.append(f"{NUMBERS[open_]} can’t be told yet")
    return ", ".join(parts) + "."


def _deciding(rows: Sequence[Row], verdict: Verdict, decided_by: str) -> str:
    row = next(row for row in rows if row.practice.key == decided_by)
    title = BY_KEY[decided_by].title.lower()
    if not _seen(row):
        return f"What keeps it open is {title}: nothing has been seen of it yet."
    lead = "What decides it is" if verdict is not CANT_TELL else "What keeps it open is"
    because = (
        " ".join([row.reading.says, *row.reading.context[:1]]) if verdict is NOT_YET else row.reading.says
    )
    return f"{lead} {title}: {because[:1].lower()}{because[1:]}"
