"""Asks about a heading that may be one field of a table as well as another, such as `Datum` in a list of deals."""

from __future__ import annotations

from collections.abc import Iterator

from .fields import Kind, field
from .headings import fold
from .languages import either
from .mapping import Told
from .matching import Matches, fits
from .survey import Survey


def open_headings(survey: Survey, matches: Matches, told: Told) -> Iterator[str]:
    """Only where no other column is either of them: what stands beside one that is known needs no guess."""
    used = {one.column.heading for one in matches.found.values()}
    doubtful = either(matches.kind)
    for column in survey.columns:
        heading = column.heading
        if heading in used or heading in told.columns or not column.filled:
            continue
        keys = doubtful.get(fold(heading), ())
        if keys and not any(key in matches.found for key in keys):
            may_be = [one for key in keys if (one := field(matches.kind, key)) and fits(column, one.holds)]
            if len(may_be) > 1:
                yield asked(matches.kind, heading, keys)


def asked(kind: Kind, heading: str, keys: tuple[str, ...]) -> str:
    says = " or ".join(one.says for key in keys if (one := field(kind, key)))
    how = " or ".join(f'`columns = {{ "{heading}" = "{key}" }}`' for key in (*keys, ""))
    return f"column `{heading}`: it may be {says}; say which in a mapping file: {how} for neither"
