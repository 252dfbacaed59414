"""Sets the brief on one page of A4, with Typst where ridealong[pdf] is installed."""

from __future__ import annotations

import json
from importlib.resources import files

from ridealong.answer.answer import Answer
from ridealong.answer.brief import Brief, Told
from ridealong.answer.paper import MOST_CHANGES, act_lines, changed, guessed
from ridealong.answer.wording import WORDS


class NotInstalled(Exception):
    """What sets pages is not there."""


def as_pdf(brief: Brief) -> bytes:
    """One page. People's words arrive as data, so that none is taken for markup. Raises :class:`NotInstalled`."""
    try:
        import typst  # noqa: PLC0415  # an extra: everything else works without it
    except ImportError as missing:
        raise NotInstalled("a PDF needs Typst, which is not here: pip install 'ridealong[pdf]'") from missing
    source = files("ridealong.faces.cli").joinpath("brief.typ").read_bytes()
    made = typst.compile(
        source, sys_inputs={"brief": json.dumps(_told(brief))}, format="pdf", pdf_standards="ua-1"
    )
    assert isinstance(made, bytes)
    return made


def _told(brief: Brief) -> dict[str, object]:
    answer: Answer = brief.answer
    return {
        "leader": answer.leader_name,
        "week": f"{brief.monday:%-d %B %Y}",
        "weeks": f"{answer.weeks} closed weeks to Sunday {answer.last_day:%-d %B %Y}",
        "word": WORDS[answer.verdict],
        "says": answer.says,
        "acts": [_act(each) for each in brief.acts],
        "done": [_act(each) for each in brief.done],
        "changed": [line for each in brief.changes[:MOST_CHANGES] for line in changed(each)],
        "guessed": list(guessed(brief.guesses, answer)),
    }


def _act(act: Told) -> dict[str, object]:
    says, *more = act_lines(act)
    return {"practice": act.practice.title, "says": says, "more": more}
