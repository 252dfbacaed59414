"""The brief in plain words, as a terminal and a letter show it: one page, and nothing on it to tick off."""

from __future__ import annotations

from collections.abc import Iterator

from ridealong.answer.answer import Answer
from ridealong.answer.brief import Brief, Told
from ridealong.answer.changes import Change, since, turned
from ridealong.answer.guessing import Guess, Guesses
from ridealong.answer.wording import SAID, WORDS
from ridealong.engines.belief import Verdict

MOST_CHANGES = 7


def as_text(brief: Brief) -> str:
    """A heading, what to do, what was done, what changed, and what the leader had guessed."""
    answer = brief.answer
    heading = f"The week of {brief.monday:%-d %B %Y}, for {answer.leader_name}"
    parts = [
        [heading, "", f"{WORDS[answer.verdict]}. {answer.says}"],
        _part("This week", (_act(each) for each in brief.acts), "Nothing is asked of you this week."),
        _part("Confirmed since last week", map(_act, brief.done)),
        _part("What changed", (line for each in brief.changes[:MOST_CHANGES] for line in changed(each))),
        _part("What you had guessed", guessed(brief.guesses, answer)),
    ]  # fmt: skip
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def changed(change: Change) -> Iterator[str]:
    """What turned or moved in one practice, a line each."""
    title, reading = change.row.practice.title, change.row.reading
    if change.turned:
        yield f"{title}: {turned(reading.verdict, reading.was)}"
    for sign in change.telling:
        said = [sign.says or sign.title[:1].lower() + sign.title[1:]]
        said += [turned(sign.verdict, sign.was)] if sign.key in change.turned_signs else []
        said += [since(sign)] if since(sign) else []
        yield f"{title}: {'; '.join(said)}"


def act_lines(act: Told) -> Iterator[str]:
    """What is to be done, why, what is at stake, and whose word will say that it is done."""
    if act.private:
        yield f"{act.practice.title}: kept between those it concerns"
        return
    yield act.step.says
    reasons = [each for each in (act.step.why, act.stake) if each]
    if reasons:
        yield "; ".join(reasons)
    if act.confirmed_on:
        yield f"confirmed by {act.confirms} on {act.confirmed_on:%A, %-d %B}"
    elif act.confirms:
        yield f"done when {act.confirms} says so"


def guessed(guesses: Guesses, answer: Answer) -> Iterator[str]:
    """A leader's own guesses, each beside what the others say; they count for nothing."""
    if guesses.whole:
        yield f"the answer: {_beside(guesses.whole, answer.verdict)}"
    for row in answer.rows:
        if guess := guesses.of.get(row.practice.key):
            yield f"{row.practice.title.lower()}: {_beside(guess, row.reading.verdict)}"


def _beside(guess: Guess, verdict: Verdict) -> str:
    return f"{SAID[guess.verdict]} on {guess.on:%-d %B}; what others tell says {SAID[verdict]}"


def _act(act: Told) -> str:
    return "\n     ".join(act_lines(act))


def _part(title: str, lines: Iterator[str], otherwise: str = "") -> list[str]:
    said = [f"  {number}. {line}" if otherwise else f"  - {line}" for number, line in enumerate(lines, 1)]
    said = said or ([f"  {otherwise}"] if otherwise else [])
    return [title, *said] if said else []
