"""What to say when a sentence cannot be read: where the trouble starts, and what would be right there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ridealong.moments import slips, slots
from ridealong.moments.example import example, slot_example
from ridealong.moments.fit import Fit, Pair, begun, best_fit
from ridealong.moments.shape import Step, Token, tokens
from ridealong.speech import gettext, gettext_noop
from ridealong.speech.figures import either, quote

LONG_ENOUGH = 80
"""How many words and marks are looked at: laying a whole pasted page beside every phrase would take minutes."""
LOOKED_AT_WHILE_TYPING, AT_A_GLANCE = 30, 4
SOMETHING_TOLD = 'tom promised acme "…" by 2026-03-06'
NOUNS: dict[Any, str] = {
    slots.Person: gettext_noop("a person"),
    slots.Customer: gettext_noop("a customer"),
    slots.Anyone: gettext_noop("a person or a customer"),
    slots.Newcomer: gettext_noop("the name to write them by"),
    slots.Ref: gettext_noop("a label"),
    slots.Words: gettext_noop("words between quotation marks"),
    slots.Document: gettext_noop("an indented text, from the next line on,"),
    slots.Word: gettext_noop("a single word"),
    date: gettext_noop("a date"),
    slots.Money: gettext_noop("an amount with its currency"),
    slots.Minutes: gettext_noop("a length of time"),
    Decimal: gettext_noop("a number"),
    int: gettext_noop("a number"),
}
RULES = {
    ("words", "curly"): gettext_noop("words stand between straight quotation marks"),
    ("words", "single"): gettext_noop("words stand between double quotation marks"),
    ("words", "word"): gettext_noop("words stand between quotation marks"),
    ("words", "unclosed"): gettext_noop(
        'this quotation mark is never closed; another " belongs behind the last word'
    ),
    ("date", "odd date"): gettext_noop("a date is written year first"),
    ("money", "odd money"): gettext_noop("an amount is a plain number and its currency"),
    ("money", "number"): gettext_noop("an amount with its currency should stand here"),
    ("length", "odd length"): gettext_noop("a length of time is written in h and min"),
    ("length", "number"): gettext_noop("a length of time needs its unit"),
    ("length", "time"): gettext_noop("a length of time is written in h and min"),
    ("label", "word"): gettext_noop("a label begins with ^"),
    ("label", "number"): gettext_noop("a label begins with ^"),
    ("word", "words"): gettext_noop("names are written without quotation marks"),
    ("word", "word"): gettext_noop("a name is one word of letters and digits, joined by hyphens"),
}
"""What a slot wants, what stands there, and what to say of that; the slip put right follows it."""


class SentenceError(ValueError):
    """A sentence nobody can read, and where in it the trouble starts (both counted from one)."""

    def __init__(self, message: str, *, line: int, column: int) -> None:
        self.message, self.line, self.column = message, line, column
        super().__init__(
            gettext("line {line}, column {column}: {message}", line=line, column=column, message=message)
        )


def nearest_phrase(sentence: str) -> tuple[int, str]:
    """Where in a sentence the trouble starts, counted from nought, and what to say of it."""
    found = tokens(sentence)[:LONG_ENOUGH]
    if not found:
        return 0, gettext("a sentence should stand here, such as: {example}", example=SOMETHING_TOLD)
    opening = _opening(found)
    if opening:
        return opening
    fit = best_fit(found)
    if not fit.is_convincing:
        return 0, gettext(
            "this looks like no sentence I know; here is one: {example}", example=SOMETHING_TOLD
        )
    if fit.trouble is None:
        return _spaces(fit, sentence)
    following = (pair.token for pair in fit.pairs[fit.trouble :])
    column = next((token.start for token in following if token), len(sentence))
    return column, _said_of(fit.pairs[fit.trouble], fit)


def what_is_missing(sentence: str) -> tuple[int, str] | None:
    """The same while it is being typed: only phrases whose verb stands there are looked at, for it is asked often."""
    found = tokens(sentence)[:LOOKED_AT_WHILE_TYPING]
    kinds, verb = begun(found)
    if verb:
        found[-1] = found[-1]._replace(text=verb)
    if not kinds:
        return None
    fit = best_fit(found, kinds[:AT_A_GLANCE])
    if fit.trouble is None:
        return _spaces(fit, sentence)
    following = (pair.token for pair in fit.pairs[fit.trouble :])
    return next((token.start for token in following if token), len(sentence)), _said_of(
        fit.pairs[fit.trouble], fit
    )


def _opening(found: list[Token]) -> tuple[int, str] | None:
    """What is wrong with the date and the time in front, where they were taken for part of the sentence."""
    first = found[0]
    match first.sort:
        case "date" if len(found) == 1:
            return len(first.text), gettext(
                "a sentence should follow its date, such as: {example}", example=SOMETHING_TOLD
            )
        case "date":
            return len(first.text), gettext(
                "only a space, or a time such as 09:40, stands between a date and its sentence"
            )
        case "odd date":
            days = either(slips.days_meant(first.text) or ["2026-03-06"])
            return 0, gettext("a line begins with its date, written year first, as in {days}", days=days)
        case "time":
            return 0, gettext(
                "a time of day has two digits for each, hour and minute, as in {time}",
                time=slips.time_meant(first.text),
            )
    return None


def _spaces(fit: Fit, sentence: str) -> tuple[int, str]:
    """Every word is right and still the phrase doesn't fit: a space is missing or too much."""
    right = example(fit, in_full=True)
    pairs = enumerate(zip(sentence, right, strict=False))
    column = next((at for at, (told, own) in pairs if told != own), min(len(sentence), len(right)))
    return column, gettext(
        "the words are right, but not the spaces between them; as in: {example}", example=example(fit)
    )


def _said_of(pair: Pair, fit: Fit) -> str:
    if pair.step is None:
        return _too_much(pair, fit)
    step = fit.shape.steps[pair.step]
    if pair.token is None:
        return _missing(step, fit)
    if step.literal:
        return _another_word(pair, step, fit)
    return _slip(pair, step, fit) or _missing(step, fit)


def _missing(step: Step, fit: Fit) -> str:
    what = either(step.choices) if step.choices else quote(step.literal)
    if step.slot:
        what = gettext(NOUNS[step.slot.type])
    return gettext("{what} should stand here, as in: {example}", what=what, example=example(fit))


def _too_much(pair: Pair, fit: Fit) -> str:
    assert pair.token is not None
    if pair.token.sort == "label" and not any(fit.shape.steps[at].is_own_label for at in fit.taken):
        right = f"{example(fit)} {pair.token.text}"
        return gettext("a sentence's own label stands at its end, as in: {example}", example=right)
    return gettext(
        "“{told}” does not belong here; did you mean: {example}", told=pair.token.text, example=example(fit)
    )


def _another_word(pair: Pair, step: Step, fit: Fit) -> str:
    assert pair.token is not None
    token, said = pair.token, {"told": pair.token.text, "example": example(fit)}
    if step.verb and token.sort == "word" and token.text.casefold() != step.literal:
        return gettext("“{told}” is no verb I know; did you mean: {example}", **said)
    if pair.is_agreed:
        return gettext("“{told}” should read “{word}”, as in: {example}", word=step.literal, **said)
    if step.choices:
        only = either(step.choices)
        return gettext("“{told}” cannot stand here, only {only}, as in: {example}", only=only, **said)
    return _missing(step, fit)


def _slip(pair: Pair, step: Step, fit: Fit) -> str | None:
    assert pair.token is not None and step.slot is not None
    token = pair.token
    if step.slot.type == slots.Person and "/" in token.text:
        return gettext(
            "somebody of ours should stand here, not a contact, as in {example}",
            example=slot_example(step.slot),
        )
    rule = RULES.get((step.wanted, token.sort))
    if rule is None:
        return None
    if token.sort == "word":
        all_of_it = [each.token.text for each in fit.pairs if each.token and each.step == pair.step]
        token = token._replace(text=" ".join(all_of_it))
    right = slips.fixes(step.wanted, token)
    told = gettext(rule)
    return gettext("{rule}, as in {right}", rule=told, right=either(right)) if right else told
