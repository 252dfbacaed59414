"""How the dates and amounts of a column are written: what is told of it, and what a person has to say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ridealong.speech import gettext, gettext_noop

from .dates import SERIAL, YEAR_LAST, Order, read_date
from .layout import Layout
from .matching import Match, Matches, currency_in
from .money import DecimalSign
from .refusals import Worded, shortened
from .survey import Column

SAY_ORDER = gettext_noop('say `dates = "dmy"` or `dates = "mdy"` in a mapping file')
SAY_SIGN = gettext_noop('say `decimal = "."` or `decimal = ","` in a mapping file')


class Open(Worded):
    """What a table leaves open; `word` is the word of a mapping that settles it."""

    word: str


def with_dates(layout: Layout, one: Match, told: Order | None) -> Layout:
    seen, heading = one.column.order, one.column.heading
    order = told or seen.settled()
    question = None if told else seen.question()
    if question:
        return replace(
            layout, questions=(*layout.questions, left_open(heading, question, "dates", SAY_ORDER))
        )
    notes = list(date_notes(one.column, order))
    dates = {**layout.dates, one.field.key: order}
    return replace(layout, dates=dates, warnings=(*layout.warnings, *notes))


def left_open(heading: str, question: str, word: str, how: str) -> Open:
    """What a column leaves open, and which word of a mapping settles it."""
    asks = gettext("column `{heading}`: {question}", heading=heading, question=question)
    found = Open.of(asks, gettext("{said}; {command}", said=asks, command=gettext(how)))
    found.word = word
    return found


PUTS_FIRST: dict[Order, str] = {
    "dmy": gettext_noop("`{heading}` puts the day first (`{example}`)"),
    "mdy": gettext_noop("`{heading}` puts the month first (`{example}`)"),
}


def date_notes(column: Column, order: Order | None) -> Iterable[str]:
    heading = column.heading
    if order is not None and (example := column.order.examples.get(order)):
        first = PUTS_FIRST[order]
        yield gettext(first, heading=heading, example=example)
    if short := next((text for text in column.examples if two_digit_year(text)), None):
        yield gettext(
            "`{heading}` has years of two digits: `{short}` is read as {day}",
            heading=heading,
            short=short,
            day=read_date(short, order or "dmy"),
        )
    if serial := next((text for text in column.examples if SERIAL.fullmatch(text)), None):
        yield gettext(
            "`{heading}` holds a spreadsheet's day numbers: `{serial}` is read as {day}",
            heading=heading,
            serial=serial,
            day=read_date(serial),
        )
    if column.no_day is not None:
        yield gettext(
            "`{heading}` holds days that are in no calendar, such as `{no_day}`; those rows are put aside",
            heading=heading,
            no_day=column.no_day,
        )
    if column.first_word is not None:
        yield gettext(
            "`{heading}` holds words such as `{first_word}`; those rows are put aside",
            heading=heading,
            first_word=shortened(column.first_word),
        )


def two_digit_year(text: str) -> bool:
    found = YEAR_LAST.fullmatch(text)
    return found is not None and len(found[4]) == 2


def with_amounts(layout: Layout, one: Match, told: DecimalSign | None) -> Layout:
    signs, heading = one.column.signs, one.column.heading
    if not told and (question := signs.question()):
        return replace(
            layout, questions=(*layout.questions, left_open(heading, question, "decimal", SAY_SIGN))
        )
    decimals = {**layout.decimals, one.field.key: told or signs.settled()}
    note = None if told else signs.told()
    warnings = layout.warnings + ((f"`{heading}`: {note}",) if note else ())
    return replace(layout, decimals=decimals, warnings=warnings)


def with_currency(layout: Layout, matches: Matches, told: str | None) -> Layout:
    amount = matches.found.get("amount")
    if amount is None:
        return layout
    named = currency_in(amount.column.heading)
    warnings = list(layout.warnings)
    if any("$" in example for example in amount.column.examples) and "USD" in amount.column.currencies:
        warnings.append(gettext("`$` is read as USD"))
    if amount.column.unsure_currency:
        warnings.append(gettext("`¥` may be JPY or CNY and is left out; say `currency` in a mapping file"))
    if len(amount.column.currencies) > 1:
        warnings.append(
            gettext(
                "amounts come in {currencies}; none is converted",
                currencies=", ".join(sorted(amount.column.currencies)),
            )
        )
    currency = told or (named[1] if named else None)
    return replace(layout, currency=currency, warnings=tuple(warnings))
