"""The reason in words: how many practices hold, what decides, and what would help."""

from __future__ import annotations

from collections.abc import Sequence

from ridealong.answer.answer import Row
from ridealong.engines.belief import Verdict
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, Sign
from ridealong.speech import figures, gettext, gettext_noop, ngettext

OUTSIDE_NEEDED = 0.9
WORDS = {
    YES: gettext_noop("Yes"),
    NOT_YET: gettext_noop("Not yet"),
    CANT_TELL: gettext_noop("Can’t tell yet"),
}
SAID = {YES: gettext_noop("yes"), NOT_YET: gettext_noop("not yet"), CANT_TELL: gettext_noop("can’t tell")}


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
        said.append(
            gettext("Too much of it is your own word about yourself: a yes needs nine tenths from others.")
        )
    if decided_by is not None:
        said.append(_deciding(rows, verdict, decided_by))
    return " ".join(said)


def word(verdict: Verdict) -> str:
    """The answer in a word, as it stands by itself."""
    return gettext(WORDS[verdict])


def said(verdict: Verdict) -> str:
    """The same inside a sentence."""
    return gettext(SAID[verdict])


def silence(sign: Sign) -> str:
    """How many gave their word, and the worst that the silence of the others could mean."""
    if sign.response is None:
        return ""
    response = sign.response
    counts = {"answered": figures.figure(response.answered), "asked": figures.figure(response.asked)}
    if response.answered >= response.asked:
        return gettext("{answered} of {asked} answered", **counts)
    return gettext(
        "{answered} of {asked} answered; had all the silent said no: {verdict}",
        **counts, verdict=said(response.if_no),
    )  # fmt: skip


def too_young(sign: Sign) -> str:
    """What will be counted once it is old enough to have gone either way."""
    return gettext("{n} too young to count", n=figures.figure(len(sign.young))) if sign.young else ""


def _too_early(rows: Sequence[Row], told: bool) -> str:
    """Why there is nothing to count: nobody said anything, or all that was said is too young or only the leader's."""
    if not told:
        return gettext("Nothing has been told yet. Say one sentence about a customer, and the answer begins.")
    young = sum(len(sign.young) for row in rows for sign in row.reading.signs)
    aside = sum(len(sign.aside) for row in rows for sign in row.reading.signs)
    waits = [gettext("{n} wait for the week they fall due", n=young)] if young else []
    waits += [gettext("{n} wait for somebody else’s word", n=aside)] if aside else []
    if not waits:
        return gettext("Nothing that was told can be counted yet.")
    return gettext("Nothing that was told can be counted yet: {waits}.", waits=", ".join(waits))


def _seen(row: Row) -> bool:
    return any(sign.n or sign.events for sign in row.reading.signs)


def _holding(rows: Sequence[Row]) -> str:
    counts = {
        verdict: sum(row.reading.verdict is verdict for row in rows) for verdict in (YES, NOT_YET, CANT_TELL)
    }
    holds, fails, open_ = counts[YES], counts[NOT_YET], counts[CANT_TELL]
    parts = [gettext("None of thirteen practices hold")]
    if holds:
        spelt = figures.begun(figures.spelt(holds))
        parts = [
            ngettext(
                "{spelt} of thirteen practices holds",
                "{spelt} of thirteen practices hold",
                holds,
                spelt=spelt,
            )
        ]
    if fails:
        parts.append(ngettext("{spelt} doesn’t", "{spelt} don’t", fails, spelt=figures.spelt(fails)))
    if open_:
        spelt = figures.spelt(open_)
        parts.append(ngettext("{spelt} can’t be told yet", "{spelt} can’t be told yet", open_, spelt=spelt))
    return ", ".join(parts) + "."


def _deciding(rows: Sequence[Row], verdict: Verdict, decided_by: str) -> str:
    row = next(row for row in rows if row.practice.key == decided_by)
    practice = figures.inside(row.practice.title)
    if not _seen(row):
        return gettext(
            "What keeps it open is {practice}: nothing has been seen of it yet.", practice=practice
        )
    said = [row.reading.says, *(row.reading.context[:1] if verdict is NOT_YET else ())]
    because = figures.inside(" ".join(said))
    if verdict is CANT_TELL:
        return gettext("What keeps it open is {practice}: {because}", practice=practice, because=because)
    return gettext("What decides it is {practice}: {because}", practice=practice, because=because)
