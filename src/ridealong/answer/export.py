"""The answer as one JSON document, in the names that other programs hold on to."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from ridealong.answer.acts import chosen
from ridealong.answer.answer import Answer, FundamentalAnswer, Row
from ridealong.answer.changes import Change, changes
from ridealong.answer.guessing import Guess, Guesses
from ridealong.practices.reading import Needs, NextStep, Response, Sign, Stake

NO_GUESS = Guesses()
DIGITS, ADD_UP_DIGITS = 4, 12
"""Enough digits to compare, few enough to read; those of numbers that have to add up are more."""


def as_document(answer: Answer, guesses: Guesses = NO_GUESS) -> dict[str, Any]:
    return {
        "leader": answer.leader,
        "as_of": answer.as_of.isoformat(),
        "period": {"first_week": answer.first_day.isoformat(), "weeks": answer.weeks},
        "answer": answer.verdict.value,
        "says": answer.says,
        "decided_by": answer.decided_by,
        "outside_share": {
            "k": answer.outside_k,
            "n": answer.outside_n,
            "rate": _rounded(answer.outside_rate),
        },
        "typed": answer.typed,
        "known_at": answer.known_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "holding": [round(each, ADD_UP_DIGITS) for each in answer.holding],
        "fundamentals": [_fundamental(each) for each in answer.fundamentals],
        "practices": [_practice(row, guesses.of.get(row.practice.key)) for row in answer.rows],
        "guess": _guess(guesses.whole),
        "acts": [{"practice": act.practice.key, **_step(act.step)} for act in chosen(answer)],
        "changed": [_change(each) for each in changes(answer)],
    }


def _guess(guess: Guess | None) -> dict[str, Any] | None:
    """The leader's own, latest by then; it counts for nothing."""
    if guess is None:
        return None
    return {"verdict": guess.verdict.value, "on": guess.on.isoformat(), "moment": guess.moment}


def _change(change: Change) -> dict[str, Any]:
    reading = change.row.reading
    return {
        "practice": change.row.practice.key,
        "verdict": reading.verdict.value,
        "was": reading.was.value,
        "signs": [_moved(sign) for sign in change.signs],
    }


def _moved(sign: Sign) -> dict[str, Any]:
    before = sign.before
    figures = {} if before is None else {"k": before.k, "n": before.n}
    if before is not None and sign.type == "cadence":
        figures = {"events": before.events}
    return {
        "key": sign.key,
        "verdict": sign.verdict.value,
        "was": sign.was.value,
        "before": figures,
        "entered": list(before.entered) if before else [],
    }


def _fundamental(fundamental: FundamentalAnswer) -> dict[str, Any]:
    return {
        "key": fundamental.key,
        "verdict": fundamental.verdict.value,
        "decided_by": fundamental.decided_by,
        "weeks_practised": fundamental.weeks_practised,
    }


def _practice(row: Row, guess: Guess | None) -> dict[str, Any]:
    reading = row.reading
    return {
        "key": row.practice.key,
        "number": row.practice.number,
        "fundamental": row.practice.fundamental,
        "verdict": reading.verdict.value,
        "says": reading.says,
        "next_step": _step(reading.next_step) if reading.next_step else None,
        "guess": _guess(guess),
        "begin": row.practice.begin if not reading.because else None,
        "context": list(reading.context),
        "signs": [_sign(sign) for sign in reading.signs],
    }


def _step(step: NextStep) -> dict[str, Any]:
    return {
        "says": step.says,
        "why": step.why,
        "who": step.who,
        "confirmed_by": step.confirmed_by,
        "about": list(step.about),
        "stake": _stake(step.stake),
    }


def _stake(stake: Stake | None) -> dict[str, Any] | None:
    """What that customer bought in the twelve months before, in whatever they pay."""
    return None if stake is None else {"customer": stake.customer, "spent": str(stake.spent)}


def _sign(sign: Sign) -> dict[str, Any]:
    return {
        "key": sign.key,
        "type": sign.type,
        **(_rate(sign) if sign.type == "rate" else _cadence(sign)),
        "weeks": sign.weeks,
        "standard": {"value": _rounded(sign.standard.value), "adopted": sign.standard.adopted},
        "probability": _rounded(sign.probability),
        "verdict": sign.verdict.value,
        "leading": sign.leading,
        "context": sign.context,
        "says": sign.says,
        "needs": _needs(sign.needs, sign.type),
        "because": list(sign.because),
        "proof": list(sign.proof),
        "aside": list(sign.aside),
    }


def _rate(sign: Sign) -> dict[str, Any]:
    return {
        "k": sign.k,
        "n": sign.n,
        "k_eff": _rounded(sign.k_eff),
        "n_eff": _rounded(sign.n_eff),
        "response": _response(sign.response),
        "young": len(sign.young),
        "counted": list(sign.counted),
    }


def _response(response: Response | None) -> dict[str, Any] | None:
    if response is None:
        return None
    return {"asked": response.asked, "answered": response.answered, "if_no": response.if_no.value}


def _cadence(sign: Sign) -> dict[str, Any]:
    return {"events": sign.events}


def _needs(needs: Needs | None, kind: str) -> dict[str, Any] | None:
    if needs is None:
        return None
    yes: dict[str, Any] | None = None if needs.yes is None else {"more": needs.yes}
    if kind == "cadence":
        return {"yes": yes}
    if yes is not None:
        yes["by"] = needs.by.isoformat() if needs.by else None
    return {"yes": yes, "not_yet": None if needs.not_yet is None else {"more": needs.not_yet}}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DIGITS)
