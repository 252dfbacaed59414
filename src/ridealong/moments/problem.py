"""What to say when a sentence cannot be read: where the trouble starts, and what would be right there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ridealong.moments import slips, slots
from ridealong.moments.example import either, example, slot_example
from ridealong.moments.fit import Fit, Pair, begun, best_fit
from ridealong.moments.shape import Step, Token, tokens

LONG_ENOUGH = 80
"""How many words and marks are looked at: laying a whole pasted page beside every phrase would take minutes."""
LOOKED_AT_WHILE_TYPING, AT_A_GLANCE = 30, 4
SOMETHING_TOLD = 'tom promised acme "…" by 2026-03-06'
NOUNS: dict[Any, str] = {
    slots.Person: "a person",
    slots.Customer: "a customer",
    slots.Anyone: "a person or a customer",
    slots.Newcomer: "the name to write them by",
    slots.Ref: "a label",
    slots.Words: "words between quotation marks",
    slots.Document: "an indented text, from the next line on,",
    slots.Word: "a single word",
    date: "a date",
    slots.Money: "an amount with its currency",
    slots.Minutes: "a length of time",
    Decimal: "a number",
    int: "a number",
}
RULES = {
    ("words", "curly"): "words stand between straight quotation marks",
    ("words", "single"): "words stand between double quotation marks",
    ("words", "word"): "words stand between quotation marks",
    ("words", "unclosed"): 'this quotation mark is never closed; another " belongs behind the last word',
    ("date", "odd date"): "a date is written year first",
    ("money", "odd money"): "an amount is a plain number and its currency",
    ("money", "number"): "an amount with its currency should stand here",
    ("length", "odd length"): "a length of time is written in h and min",
    ("length", "number"): "a length of time needs its unit",
    ("length", "time"): "a length of time is written in h and min",
    ("label", "word"): "a label begins with ^",
    ("label", "number"): "a label begins with ^",
    ("word", "words"): "names are written without quotation marks",
    ("word", "word"): "a name is one word of letters and digits, joined by hyphens",
}
"""What a slot wants, what stands there, and what to say of that; the slip put right follows it."""


class SentenceError(ValueError):
    """A sentence nobody can read, and where in it the trouble starts (both counted from one)."""

    def __init__(self, message: str, *, line: int, column: int) -> None:
        self.message, self.line, self.column = message, line, column
        super().__init__(f"line {line}, column {column}: {message}")


def nearest_phrase(sentence: str) -> tuple[int, str]:
    """Where in a sentence the trouble starts, counted from nought, and what to say of it."""
    found = tokens(sentence)[:LONG_ENOUGH]
    if not found:
        return 0, f"a sentence should stand here, such as: {SOMETHING_TOLD}"
    opening = _opening(found)
    if opening:
        return opening
    fit = best_fit(found)
    if not fit.is_convincing:
        return 0, f"this looks like no sentence I know; here is one: {SOMETHING_TOLD}"
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
            return len(first.text), f"a sentence should follow its date, such as: {SOMETHING_TOLD}"
        case "date":
            return len(
                first.text
            ), "only a space, or a time such as 09:40, stands between a date and its sentence"
        case "odd date":
            days = either(slips.days_meant(first.text) or ["2026-03-06"])
            return 0, f"a line begins with its date, written year first, as in {days}"
        case "time":
            return (
                0,
                f"a time of day has two digits for each, hour and minute, as in {slips.time_meant(first.text)}",
            )
    return None


def _spaces(fit: Fit, sentence: str) -> tuple[int, str]:
    """Every word is right and still the phrase doesn't fit: a space is missing or too much."""
    right = example(fit, in_full=True)
    pairs = enumerate(zip(sentence, right, strict=False))
    column = next((at for at, (told, own) in pairs if told != own), min(len(sentence), len(right)))
    return column, f"the words are right, but not the spaces between them; as in: {example(fit)}"


def _said_of(pair: Pair, fit: Fit) -> str:
    if pair.step is None:
        return _too_much(pair, fit)
    step = fit.shape.steps[pair.step]
    if pair.token is None:
        return f"{_name(step)} should stand here, as in: {example(fit)}"
    if step.literal:
        return _another_word(pair, step, fit)
    return _slip(pair, step, fit) or f"{_name(step)} should stand here, as in: {example(fit)}"


def _name(step: Step) -> str:
    if step.slot:
        return NOUNS[step.slot.type]
    return either(step.choices) if step.choices else f"“{step.literal}”"


def _too_much(pair: Pair, fit: Fit) -> str:
    assert pair.token is not None
    if pair.token.sort == "label" and not any(fit.shape.steps[at].is_own_label for at in fit.taken):
        return f"a sentence's own label stands at its end, as in: {example(fit)} {pair.token.text}"
    return f"“{pair.token.text}” does not belong here; did you mean: {example(fit)}"


def _another_word(pair: Pair, step: Step, fit: Fit) -> str:
    assert pair.token is not None
    token = pair.token
    if step.verb and token.sort == "word" and token.text.casefold() != step.literal:
        return f"“{token.text}” is no verb I know; did you mean: {example(fit)}"
    if pair.is_agreed:
        return f"“{token.text}” should read “{step.literal}”, as in: {example(fit)}"
    if step.choices:
        return f"“{token.text}” cannot stand here, only {either(step.choices)}, as in: {example(fit)}"
    return f"“{step.literal}” should stand here, as in: {example(fit)}"


def _slip(pair: Pair, step: Step, fit: Fit) -> str | None:
    assert pair.token is not None and step.slot is not None
    token = pair.token
    if step.slot.type == slots.Person and "/" in token.text:
        return f"somebody of ours should stand here, not a contact, as in {slot_example(step.slot)}"
    rule = RULES.get((step.wanted, token.sort))
    if rule is None:
        return None
    if token.sort == "word":
        all_of_it = [each.token.text for each in fit.pairs if each.token and each.step == pair.step]
        token = token._replace(text=" ".join(all_of_it))
    right = slips.fixes(step.wanted, token)
    return f"{rule}, as in {either(right)}" if right else rule
