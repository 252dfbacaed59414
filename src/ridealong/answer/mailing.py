"""The Monday letter: the brief as plain text and as a page, both small, and with nothing in them from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten
from typing import NamedTuple

from django.template.loader import render_to_string

from ridealong.answer.brief import Brief, Told
from ridealong.answer.paper import MOST_CHANGES, act_lines, as_text, changed, guessed
from ridealong.answer.wording import word
from ridealong.people.letters.addresses import absolute
from ridealong.speech import figures, gettext, spoken

LARGEST = 20_000
"""Bytes of either half: encoded for the way, and with what servers add, a letter stays under 60 kB."""
LONGEST = (300, 120, 50)
"""Letters of a line: where people said very much, the next is tried."""


class Words(NamedTuple):
    subject: str
    text: str
    html: str


class Link(NamedTuple):
    says: str
    to: str


def letter_of(brief: Brief, stop: str) -> Words:
    """All of a letter; ``stop`` is where one click ends these."""
    links = [
        Link(gettext("The page, for you and your team"), absolute("/brief/")),
        Link(gettext("Your own guess, before you read the next"), absolute("/guess/")),
        Link(gettext("How this reaches you"), absolute("/settings/brief/")),
        Link(gettext("No more of these letters"), stop),
    ]
    return Words(
        gettext("Your week of {week}", week=figures.day(brief.monday)),
        _small(lambda most: _plain(brief, links, most)),
        _small(lambda most: render_to_string("answer/letter.html", _page(brief, links, most))),
    )


def _small(made: Callable[[int], str]) -> str:
    """As much of every line as leaves the whole small enough."""
    tries = (made(most) for most in LONGEST)
    return next((each for each in tries if len(each.encode()) <= LARGEST), "") or made(LONGEST[-1])


def _plain(brief: Brief, links: list[Link], most: int) -> str:
    lines = [_cut(line, most) for line in as_text(brief).splitlines()]
    return "\n".join([*lines, "", *(f"{each.says}: {each.to}" for each in links)]) + "\n"


def _cut(line: str, most: int) -> str:
    """A line no longer than so many letters, where it began."""
    begin = line[: len(line) - len(line.lstrip())]
    return line if len(line) <= most else begin + _short(line, most)


def _page(brief: Brief, links: list[Link], most: int) -> dict[str, object]:
    answer = brief.answer
    lines = [line for each in brief.changes[:MOST_CHANGES] for line in changed(each)]
    return {
        "language": spoken(),
        "week": figures.day(brief.monday),
        "leader": _short(answer.leader_name, most),
        "word": word(answer.verdict),
        "says": _short(answer.says, most * 2),
        "acts": [_act(each, most) for each in brief.acts],
        "done": [_act(each, most) for each in brief.done],
        "changes": [_short(each, most) for each in lines[: 2 * MOST_CHANGES]],
        "guessed": [_short(each, most) for each in guessed(brief.guesses, answer)],
        "links": links,
    }


def _act(act: Told, most: int) -> dict[str, object]:
    says, *more = (_short(each, most) for each in act_lines(act))
    return {"says": says, "more": more, "page": absolute(f"/practices/{act.practice.key}/#next")}


def _short(said: str, most: int) -> str:
    """At most so many letters; a word without end is cut as well."""
    told = shorten(said, most, placeholder=" …")
    return told if told != "…" else f"{said.strip()[: most - 2]} …"
