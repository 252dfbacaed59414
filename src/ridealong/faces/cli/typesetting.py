"""Sets the brief on one page of A4, with Typst where ridealong[pdf] is installed."""

from __future__ import annotations

import json
from importlib.resources import files
from textwrap import shorten
from typing import Any

from ridealong.answer.answer import Answer
from ridealong.answer.brief import Brief, Told
from ridealong.answer.paper import act_lines, changed, guessed, heading
from ridealong.answer.wording import word
from ridealong.speech import figures, gettext, spoken

MOST_ON_PAPER = 5
LONGEST = 150
"""Letters of a line: whatever somebody said at length, seven acts have to fit on the page."""


class NotInstalled(Exception):
    """What sets pages is not there."""


def as_pdf(brief: Brief) -> bytes:
    """One page. People's words arrive as data, so that none is taken for markup. Raises :class:`NotInstalled`."""
    try:
        import typst  # noqa: PLC0415  # an extra: everything else works without it
    except ImportError as missing:
        raise NotInstalled("a PDF needs Typst, which is not here: pip install 'ridealong[pdf]'") from missing
    made = typeset(brief, "pdf", typst)
    assert isinstance(made, bytes)
    return made


def typeset(brief: Brief, form: str, typst: Any) -> object:
    """The page as a PDF that can be read aloud, or as a picture; several pages come as a list."""
    source = files("ridealong.faces.cli").joinpath("brief.typ").read_bytes()
    accessible = {"pdf_standards": "ua-1"} if form == "pdf" else {}
    return typst.compile(source, sys_inputs={"brief": json.dumps(_told(brief))}, format=form, **accessible)


def _told(brief: Brief) -> dict[str, object]:
    answer: Answer = brief.answer
    return {
        "language": spoken(),
        "heading": heading(brief),
        "title": gettext("The week of {day}", day=figures.day(brief.monday)),
        "weeks": gettext(
            "{weeks} closed weeks to Sunday {day}", weeks=answer.weeks, day=figures.day(answer.last_day)
        ),
        "labels": {
            "acts": gettext("This week"), "nothing": gettext("Nothing is asked of you this week."),
            "done": gettext("Confirmed since last week"), "changed": gettext("What changed"),
            "guessed": gettext("What you had guessed"),
        },
        "word": word(answer.verdict),
        "says": answer.says,
        "acts": [_act(each) for each in brief.acts],
        "done": [_act(each) for each in brief.done],
        "changed": [line for each in brief.changes for line in changed(each)][:MOST_ON_PAPER],
        "guessed": [gettext("Of {guess}.", guess=each) for each in guessed(brief.guesses, answer)],
    }  # fmt: skip


def _act(act: Told) -> dict[str, object]:
    says, *more = (shorten(each, LONGEST, placeholder=" …") for each in act_lines(act))
    return {"says": says, "more": more}
