"""The brief in plain words, as a terminal and a letter show it: one page, and nothing on it to tick off."""

from __future__ import annotations

from collections.abc import Iterator

from ridealong.answer.answer import Answer
from ridealong.answer.brief import Brief, Told
from ridealong.answer.changes import Change, since, turned
from ridealong.answer.guessing import Guess, Guesses
from ridealong.answer.wording import said, word
from ridealong.engines.belief import Verdict
from ridealong.speech import figures, gettext

MOST_CHANGES = 7


def as_text(brief: Brief) -> str:
    """A heading, what to do, what was done, what changed, and what the leader had guessed."""
    answer = brief.answer
    nothing = gettext("Nothing is asked of you this week.")
    parts = [
        [heading(brief), "", f"{word(answer.verdict)}. {answer.says}"],
        _part(gettext("This week"), (_act(each) for each in brief.acts), nothing),
        _part(gettext("Confirmed since last week"), map(_act, brief.done)),
        _part(gettext("What changed"), (line for each in brief.changes[:MOST_CHANGES] for line in changed(each))),
        _part(gettext("What you had guessed"), guessed(brief.guesses, answer)),
    ]  # fmt: skip
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def heading(brief: Brief) -> str:
    name = brief.answer.leader_name
    return gettext("The week of {day}, for {name}", day=figures.day(brief.monday), name=name)


def changed(change: Change) -> Iterator[str]:
    """What turned or moved in one practice, a line each."""
    title, reading = change.row.practice.title, change.row.reading
    if change.turned:
        yield f"{title}: {turned(reading.verdict, reading.was)}"
    for sign in change.telling:
        told = [sign.says or figures.inside(sign.title)]
        told += [turned(sign.verdict, sign.was)] if sign.key in change.turned_signs else []
        told += [since(sign)] if since(sign) else []
        yield f"{title}: {'; '.join(told)}"


def act_lines(act: Told) -> Iterator[str]:
    """What is to be done, why, what is at stake, and whose word will say that it is done."""
    if act.private:
        yield gettext("{practice}: kept between those it concerns", practice=act.practice.title)
        return
    yield act.step.says
    reasons = [each for each in (act.step.why, act.stake) if each]
    if reasons:
        yield "; ".join(reasons)
    if act.confirmed_on:
        yield gettext(
            "confirmed by {name} on {weekday}, {day}",
            name=act.confirms,
            weekday=figures.weekday(act.confirmed_on),
            day=figures.short_day(act.confirmed_on),
        )
    elif act.confirms:
        yield gettext("done when {name} says so", name=act.confirms)


def guessed(guesses: Guesses, answer: Answer) -> Iterator[str]:
    """A leader's own guesses, each beside what the others say; they count for nothing."""
    if guesses.whole:
        yield _beside(gettext("the answer"), guesses.whole, answer.verdict)
    for row in answer.rows:
        if guess := guesses.of.get(row.practice.key):
            yield _beside(figures.inside(row.practice.title), guess, row.reading.verdict)


def _beside(what: str, guess: Guess, verdict: Verdict) -> str:
    return gettext(
        "{what}: {guessed} on {day}; what others tell says {told}",
        what=what, guessed=said(guess.verdict), day=figures.short_day(guess.on), told=said(verdict),
    )  # fmt: skip


def _act(act: Told) -> str:
    return "\n     ".join(act_lines(act))


def _part(title: str, lines: Iterator[str], otherwise: str = "") -> list[str]:
    said = [f"  {number}. {line}" if otherwise else f"  - {line}" for number, line in enumerate(lines, 1)]
    said = said or ([f"  {otherwise}"] if otherwise else [])
    return [title, *said] if said else []
