"""Sets the brief on one page of A4 that can be read aloud, with Typst where ridealong[pdf] is installed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.resources import files
from textwrap import shorten
from typing import Any

from ridealong.answer.answer import Answer
from ridealong.answer.brief import Brief, Told
from ridealong.answer.paper import act_lines, changed, guessed
from ridealong.answer.wording import word
from ridealong.speech import figures, gettext, spoken

MOST_ON_PAPER, MOST_DONE = 5, 3
"""Of what changed and what was guessed, and of what was done: a page holds no more beside seven acts."""
LONGEST, LONGEST_OF_ALL, LONGEST_NAME = 150, 330, 60
"""Letters of a line, of the answer's sentence, of a name: whatever somebody said at length, all has to fit."""
A_WORD = re.compile(r"\S{30}(?=\S)")
OPENING = "\u200b"
"""Where a word without end may go on in the next line."""


class NotInstalled(Exception):
    """What sets pages is not there."""


def as_pdf(brief: Brief) -> bytes:
    """One page. People's words arrive as data, so that none is taken for markup. Raises :class:`NotInstalled`."""
    try:
        import typst  # noqa: PLC0415  # an extra: everything else works without it
    except ImportError as missing:
        raise NotInstalled("a PDF needs Typst, which is not here: pip install 'ridealong[pdf]'") from missing
    try:
        made = typeset(brief, "pdf", typst, pdf_standards="ua-1")
    except typst.TypstError:  # a name in letters that no font here has: the standard forbids the empty boxes
        made = typeset(brief, "pdf", typst)
    assert isinstance(made, bytes)
    return made


def typeset(brief: Brief, form: str, typst: Any, **more: str) -> object:
    """The page as a PDF, or as a picture; several pages come as a list."""
    source = files("ridealong.answer").joinpath("brief.typ").read_bytes()
    return typst.compile(source, sys_inputs={"brief": json.dumps(_told(brief))}, format=form, **more)


def _told(brief: Brief) -> dict[str, object]:
    answer: Answer = brief.answer
    return {
        "said": _said(brief),
        "language": spoken(),
        "weeks": gettext(
            "{weeks} closed weeks to Sunday {day}", weeks=answer.weeks, day=figures.day(answer.last_day)
        ),
        "word": word(answer.verdict),
        "says": _short(answer.says, LONGEST_OF_ALL),
        "acts": [_act(each) for each in brief.acts],
        "done": [_act(each) for each in brief.done[:MOST_DONE]],
        "changed": _few(line for each in brief.changes for line in changed(each)),
        "guessed": [f"{each[:1].upper()}{each[1:]}." for each in _few(guessed(brief.guesses, answer))],
    }


def _said(brief: Brief) -> dict[str, str]:
    """Our own words on the page."""
    week, leader = figures.day(brief.monday), _short(brief.answer.leader_name, LONGEST_NAME)
    return {
        "title": gettext("The week of {week}", week=week),
        "heading": gettext("The week of {week}, for {leader}", week=week, leader=leader),
        "this_week": gettext("This week"),
        "nothing": gettext("Nothing is asked of you this week."),
        "done": gettext("Confirmed since last week"),
        "changed": gettext("What changed"),
        "guessed": gettext("What you had guessed"),
    }


def _act(act: Told) -> dict[str, object]:
    says, *more = (_short(each, LONGEST) for each in act_lines(act))
    return {"says": says, "more": more}


def _few(lines: Iterable[str]) -> list[str]:
    return [_short(each, LONGEST) for each in lines][:MOST_ON_PAPER]


def _short(said: str, most: int) -> str:
    """At most so many letters. A word without end is cut as well: shorten() would leave nothing of it."""
    told = shorten(said, most, placeholder=" …")
    told = told if told != "…" else f"{said.strip()[: most - 2]} …"
    return A_WORD.sub(lambda found: found[0] + OPENING, told)
