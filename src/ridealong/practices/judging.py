"""From signs to a practice's verdict: no average, no thin sign that hides a failure or blocks a proven practice."""

from __future__ import annotations

from collections.abc import Sequence

from ridealong.engines.belief import Verdict
from ridealong.practices.counting import REPLAYED_WEEKS
from ridealong.practices.reading import CANT_TELL, NOT_YET, YES, NextStep, Reading, Sign
from ridealong.speech import figures, gettext

Step = tuple[float | None, Verdict]


def judge(
    key: str, signs: Sequence[Sign], *, next_step: NextStep | None = None, context: Sequence[str] = ()
) -> Reading:
    """The reading of a practice whose first sign leads."""
    deciding = [sign for sign in signs if not sign.context]
    verdict = _verdict([(sign.probability, sign.verdict) for sign in deciding])
    decided_by = _decides(deciding, verdict)
    return Reading(
        key=key, verdict=verdict, says=_says(signs, decided_by, verdict), signs=tuple(signs), next_step=next_step,
        context=tuple(context), decided_by=decided_by.key, history=_history(deciding),
    )  # fmt: skip


def _verdict(signs: Sequence[Step]) -> Verdict:
    said = [verdict for _, verdict in signs]
    if NOT_YET in said:
        return NOT_YET
    return YES if said and said[0] is YES else CANT_TELL


def _decides(signs: Sequence[Sign], verdict: Verdict) -> Sign:
    if verdict is not NOT_YET:
        return signs[0]
    return min((sign for sign in signs if sign.verdict is NOT_YET), key=lambda sign: sign.probability or 0.0)


def _history(signs: Sequence[Sign]) -> tuple[Step, ...]:
    blank: Step = (None, CANT_TELL)
    steps = []
    for week in range(REPLAYED_WEEKS):
        then = [sign.history[week] if sign.history else blank for sign in signs]
        silent = bool(signs[0].muted) and signs[0].muted[week]
        steps.append((None if silent else then[0][0], _verdict(then)))
    return tuple(steps)


def _says(signs: Sequence[Sign], deciding: Sign, verdict: Verdict) -> str:
    spoken = [sign for sign in signs if sign.n or sign.events]
    if not spoken:
        return gettext("Nothing seen yet.")
    if deciding in spoken:
        return _told(deciding, verdict)
    return gettext(
        "{figure}; nothing seen yet of what leads: {missing}.",
        figure=figures.begun(spoken[0].says),
        missing=figures.inside(deciding.title),
    )


def _told(sign: Sign, verdict: Verdict) -> str:
    """Its figure, and where nothing can be told yet what is missing."""
    figure, needs = figures.begun(sign.says), sign.needs
    if verdict is not CANT_TELL:
        return f"{figure}."
    if sign.response and sign.response.answered * 2 < sign.response.asked:
        return gettext(
            "{figure}; only {answered} of {asked} who were asked have answered.",
            figure=figure, answered=sign.response.answered, asked=sign.response.asked,
        )  # fmt: skip
    if needs is None or not needs.yes:
        return gettext("{figure}; too little to say.", figure=figure)
    if needs.by is None:
        return gettext("{figure}; {more} more would settle it.", figure=figure, more=needs.yes)
    return gettext(
        "{figure}; {more} more by {day} would settle it.",
        figure=figure, more=needs.yes, day=figures.short_day(needs.by),
    )  # fmt: skip
