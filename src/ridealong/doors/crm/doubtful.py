"""Asks about a heading that may be one field of a table as well as another, such as `Datum` in a list of deals."""

from __future__ import annotations

from collections.abc import Iterator

from ridealong.speech import gettext
from ridealong.speech.figures import either

from .fields import Kind, field
from .headings import fold
from .languages import either as doubtful_headings
from .languages import words
from .mapping import Told
from .matching import BY_MAPPING, Match, Matches, fits
from .survey import Column, Survey

RIVALS = frozenset(words("lists", "rivals"))
"""`Kunde` and `Firma`: alone each is the customer, side by side one of them may be whom we know there."""


def open_headings(survey: Survey, matches: Matches, told: Told) -> Iterator[str]:
    """What a person has to say of columns that were taken for nothing, or for something that another may be."""
    used = {one.column.heading for one in matches.found.values()}
    free = [
        one
        for one in survey.columns
        if one.heading not in used and one.heading not in told.columns and one.filled
    ]
    yield from either_of_two(matches, free)
    yield from rivals(matches, free)


def either_of_two(matches: Matches, free: list[Column]) -> Iterator[str]:
    """Only where no other column is either of them: what stands beside one that is known needs no guess."""
    doubtful = doubtful_headings(matches.kind)
    for column in free:
        keys = doubtful.get(fold(column.heading), ())
        if keys and not any(key in matches.found for key in keys):
            may_be = [one for key in keys if (one := field(matches.kind, key)) and fits(column, one.holds)]
            if len(may_be) > 1:
                yield asked(matches.kind, column.heading, keys)


def asked(kind: Kind, heading: str, keys: tuple[str, ...]) -> str:
    says = either(one.says for key in keys if (one := field(kind, key)))
    how = gettext(" or ").join(f'`columns = {{ "{heading}" = "{key}" }}`' for key in (*keys, ""))
    return gettext(
        "column `{heading}`: it may be {says}; say which in a mapping file: {how} for neither",
        heading=heading,
        says=says,
        how=how,
    )


def rivals(matches: Matches, free: list[Column]) -> Iterator[str]:
    key = "name" if matches.kind == "customers" else "customer"
    taken = matches.found.get(key)
    if taken is None or taken.confidence == BY_MAPPING or fold(taken.column.heading) not in RIVALS:
        return
    for column in free:
        if fold(column.heading) in RIVALS and column.examples.keys() != taken.column.examples.keys():
            yield which_of(key, taken, column)


def which_of(key: str, taken: Match, other: Column) -> str:
    one, two = taken.column.heading, other.heading
    how = either(f'`columns = {{ "{heading}" = "{key}" }}`' for heading in (one, two))
    return gettext(
        "columns `{one}` and `{other}`: each may be {says}; say which in a mapping file: {how}",
        one=one,
        other=two,
        says=taken.field.says,
        how=how,
    )
