"""Knows a list of what people are paid, and refuses it: pay is private, and nothing here is made of it."""

from __future__ import annotations

from ridealong.speech import gettext

from .fields import Kind
from .headings import fold
from .languages import words
from .mapping import Told
from .matching import Matches
from .refusals import TableError, shortened
from .survey import Survey
from .wording import listed

# Words that say it wherever they stand in a heading, as in `Annual Salary (EUR)`.
WAGES = frozenset(listed("salary, salaries, wage, wages, payroll, payslip")).union(words("lists", "wages"))
# Headings that say it in a list of people, while a customer may have a bonus and a sale a commission.
PAY = frozenset(
    listed(
        "pay, gross pay, net pay, base pay, take home pay, pay rate, hourly rate, compensation, total compensation, "
        "bonus, annual bonus, commission, income tax, income tax withheld"
    )
).union(words("lists", "pay"))
NUMBERED = frozenset(listed("employee id, employee number, employee no, staff id, personnel number")).union(
    words("keys", "people")
)
LISTS: tuple[Kind, ...] = ("customers", "products", "purchases")


class PrivateError(TableError):
    """A table of what people are paid: nobody is offered to say what its columns are."""


def refuse_pay(survey: Survey, matches: Matches, told: Told) -> None:
    """A table that was recognised; a person may say that a column of it is to be left aside."""
    said = [one for one in pay_in(survey) if told.columns.get(one) != ""]
    if matches.kind in LISTS:
        said = [one for one in said if says_wages(one)]
    elif matches.kind != "people":
        return
    if said:
        how = gettext(
            "take the column out, or say `{columns}` in a mapping file, to bring the rest",
            columns=f'columns = {{ "{said[0]}" = "" }}',
        )
        raise refusal(survey, said, f"; {how}")


def refuse_payroll(survey: Survey, people: Matches) -> None:
    """A table that was not recognised: with people in it and what they get, it is a payroll."""
    headings = {fold(heading) for heading in survey.table.headings}
    names_people = people.has("name", "first", "last") > 0 or headings & NUMBERED
    if names_people and (said := pay_in(survey)):
        raise refusal(survey, said, "")


def pay_in(survey: Survey) -> list[str]:
    return [one for one in survey.table.headings if fold(one) in PAY or says_wages(one)]


def says_wages(heading: str) -> bool:
    return not WAGES.isdisjoint(fold(heading).split())


def refusal(survey: Survey, said: list[str], how: str) -> PrivateError:
    columns = ", ".join(f"`{shortened(one)}`" for one in said[:3])
    why = gettext(
        "this says what people are paid ({columns}): pay is private, and nothing of this file is taken in",
        columns=columns,
    )
    return PrivateError(f"{why}{how}", file=survey.table.name, line=survey.table.heading_line)
