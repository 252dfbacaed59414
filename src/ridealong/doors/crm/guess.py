"""Recognises which table a file is and which column is which; every guess carries its reason in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from .claims import ORDER, SAY_IT, claimed, missing_fields, refuse_incomplete
from .dates import SERIAL, YEAR_LAST, Order, read_date
from .doubtful import open_headings
from .fields import Kind
from .keyed import POINTS_AT as KINDS_WITH_KEYS
from .keyed import Keys, keys_of, pointing, read_through
from .layout import Guess, Layout
from .mapping import Mapping, Told, check_headings
from .matching import Hints, Match, Matches, currency_in, match
from .money import DecimalSign
from .namesakes import apart_by_key, namesakes_apart
from .overlaps import named_by_others, same_names
from .payroll import refuse_pay
from .presets import Preset, preset_for
from .refusals import TableError, shortened
from .stages import stage_notes, stages_read
from .standing import UNKNOWN, standing
from .survey import Column, Survey, survey
from .tables import Table

SAY_ORDER = 'say `dates = "dmy"` or `dates = "mdy"` in a mapping file'
SAY_SIGN = 'say `decimal = "."` or `decimal = ","` in a mapping file'


def guess(table: Table, mapping: Mapping | None = None) -> Layout:
    """The layout of one table; raises TableError where it is none that this door reads."""
    surveyed = survey(table)
    return guess_surveyed(surveyed, (mapping or Mapping()).about(surveyed.table), [])


def guess_all(
    tables: Iterable[Table], mapping: Mapping | None = None
) -> tuple[list[Layout], list[TableError]]:
    """The layouts of tables that arrive together, each with what the others say of its names and keys."""
    surveyed, refused = surveys_of(tables)
    told = [(mapping or Mapping()).about(one.table) for one in surveyed]
    lists = lists_with_keys(surveyed, told)
    layouts, surveys = guess_each(surveyed, told, lists, refused)
    layouts = [
        read_through(layout, one, lists, (mapping or Mapping()).names)
        for layout, one in zip(layouts, surveys, strict=True)
    ]
    layouts = namesakes_apart(layouts, surveys, lists, (mapping or Mapping()).names)
    named = [
        named_by_others(layout, one, layouts, surveys) for layout, one in zip(layouts, surveys, strict=True)
    ]
    return [
        same_names(layout, one, named, surveys) for layout, one in zip(named, surveys, strict=True)
    ], refused


def lists_with_keys(surveyed: Sequence[Survey], told: Sequence[Told]) -> list[Keys]:
    """The keys in lists of people, customers and products; who serves a customer may only be known by the first."""
    lists: list[Keys] = []
    for _ in KINDS_WITH_KEYS:
        found = keys_of(*guess_each(surveyed, told, lists, []))
        if len(found) == len(lists):
            break
        lists = [replace(keys, names=apart_by_key(keys)) for keys in found]
    return lists


def surveys_of(tables: Iterable[Table]) -> tuple[list[Survey], list[TableError]]:
    surveyed: list[Survey] = []
    refused: list[TableError] = []
    for table in tables:
        try:
            surveyed.append(survey(table))
        except TableError as error:
            refused.append(error)
    return surveyed, refused


def guess_each(
    surveyed: Sequence[Survey], told: Sequence[Told], lists: Sequence[Keys], refused: list[TableError]
) -> tuple[list[Layout], list[Survey]]:
    layouts: list[Layout] = []
    kept: list[Survey] = []
    for one, said in zip(surveyed, told, strict=True):
        try:
            layouts.append(guess_surveyed(one, said, lists))
            kept.append(one)
        except TableError as error:
            refused.append(error)
    return layouts, kept


def guess_surveyed(surveyed: Survey, told: Told, lists: Sequence[Keys]) -> Layout:
    table = surveyed.table
    if not surveyed.rows:
        why = "there are headings and no rows that fit under them"
        raise TableError(why, file=table.name, line=table.heading_line)
    check_headings(told, table)
    preset = preset_for(table.headings, told.preset)
    tried = {kind: match(kind, surveyed, hints_of(kind, surveyed, told, (preset, lists))) for kind in ORDER}
    if told.table is not None:
        matches = tried[told.table]
        refuse_incomplete(surveyed, matches)
    else:
        matches = claimed_as(surveyed, tried, preset)
    refuse_pay(surveyed, matches, told)
    source = preset.told(table.headings) if preset is not None and preset.kind == matches.kind else None
    several = preset is not None and preset.several
    return replace(lay_out(surveyed, matches, told), source=source, several=several, told=told)


def hints_of(kind: Kind, surveyed: Survey, told: Told, beside: tuple[Preset | None, Sequence[Keys]]) -> Hints:
    preset, lists = beside
    keyed = pointing(kind, surveyed, lists, parted=preset is not None and preset.several)
    columns = preset.columns if preset is not None and preset.kind == kind else {}
    return Hints(told.columns, columns, keyed)


def claimed_as(surveyed: Survey, tried: dict[Kind, Matches], preset: Preset | None) -> Matches:
    """A table known for one of a system's is that, or nothing: a list of tasks is no list of deals."""
    if preset is None:
        return claimed(surveyed, tried)
    table = surveyed.table
    if preset.kind is None:
        why = f"{preset.told(table.headings)}; {preset.table} are not read here"
        raise TableError(why, file=table.name, line=table.heading_line)
    if missing := missing_fields(tried[preset.kind]):
        why = f"{preset.told(table.headings)}; but no column is {' or '.join(missing)}{SAY_IT}"
        raise TableError(why, file=table.name, line=table.heading_line)
    return tried[preset.kind]


def lay_out(surveyed: Survey, matches: Matches, told: Told) -> Layout:
    used = {one.column.heading for one in matches.found.values()}
    layout = Layout(
        table=surveyed.table,
        kind=matches.kind,
        rows=surveyed.rows,
        guesses=tuple(told_why(one) for one in sorted(matches.found.values(), key=lambda m: m.column.place)),
        unknown=tuple(heading for heading in surveyed.table.headings if heading not in used),
        warnings=(
            *((told.remembered,) if told.remembered else ()),
            *(doubt for doubt in matches.doubts if doubt.split("`")[1] not in used),
        ),
    )
    for one in matches.found.values():
        if one.field.holds in ("dates", "times"):
            layout = with_dates(layout, one, told.dates)
        elif one.field.holds == "amounts":
            layout = with_amounts(layout, one, told.decimal)
    layout = replace(layout, questions=(*layout.questions, *open_headings(surveyed, matches, told)))
    return with_stages(with_currency(layout, matches, told.currency), matches, told)


def with_stages(layout: Layout, matches: Matches, told: Told) -> Layout:
    layout = replace(
        layout, stages=told.stages, within=told.within, whose=told.customer, touches=told.touches
    )
    staged = matches.found.get("status") or matches.found.get("stage")
    if staged is None:
        return layout
    if matches.kind in UNKNOWN:
        found = standing(matches.kind, staged.column.examples, told.stages, steps=layout.in_steps)
        return replace(layout, read_stages=found.read, warnings=(*layout.warnings, *found.notes))
    if matches.kind != "deals":
        return layout
    flags = [matches.found[key].column.heading for key in ("won", "ended") if key in matches.found]
    # Where flags say how a deal stands, the words of its stage only stand beside them.
    read = stages_read(told.stages if flags else staged.column.examples, told.stages)
    notes = (
        [f"{' and '.join(f'`{flag}`' for flag in flags)} say how deals stand"] if flags else stage_notes(read)
    )
    return replace(layout, stages=told.stages, read_stages=read, warnings=(*layout.warnings, *notes))


def told_why(one: Match) -> Guess:
    reason = f"`{one.column.heading}` is read as {one.field.says}: {one.why or seen_in(one)}"
    return Guess(one.field.key, one.column.place, one.column.heading, reason, round(one.confidence, 2))


def seen_in(one: Match) -> str:
    column = one.column
    few = [shortened(example, 24) for example in islice(column.examples, 4)]
    if not few:  # nothing, or only the words by which systems write that there is nothing
        return "by its heading alone, it is empty"
    match one.field.holds:
        case "dates" | "times":
            return f"dates such as {few[0]}"
        case "amounts":
            return f"numbers such as {few[0]}"
        case "stages":
            return ", ".join(few) + (", …" if column.different > len(few) else "")
        case "ids":
            return f"by its heading, with values such as {few[0]}"
        case "addresses":
            return "mail addresses"
        case "currencies":
            return "currency codes"
        case "notes":
            return f"by its heading, with words such as {few[0]}"
        case _:
            return f"by its heading, with names such as {few[0]}"


def with_dates(layout: Layout, one: Match, told: Order | None) -> Layout:
    seen, heading = one.column.order, one.column.heading
    order = told or seen.settled()
    question = None if told else seen.question()
    if question:
        return replace(layout, questions=(*layout.questions, f"column `{heading}`: {question}; {SAY_ORDER}"))
    notes = [f"`{heading}` {note}" for note in date_notes(one.column, order)]
    dates = {**layout.dates, one.field.key: order}
    return replace(layout, dates=dates, warnings=(*layout.warnings, *notes))


def date_notes(column: Column, order: Order | None) -> Iterable[str]:
    if order is not None and (example := column.order.examples.get(order)):
        first = "day" if order == "dmy" else "month"
        yield f"puts the {first} first (`{example}`)"
    if short := next((text for text in column.examples if two_digit_year(text)), None):
        yield f"has years of two digits: `{short}` is read as {read_date(short, order or 'dmy')}"
    if serial := next((text for text in column.examples if SERIAL.fullmatch(text)), None):
        yield f"holds a spreadsheet's day numbers: `{serial}` is read as {read_date(serial)}"
    if column.no_day is not None:
        yield f"holds days that are in no calendar, such as `{column.no_day}`; those rows are put aside"
    if column.first_word is not None:
        yield f"holds words such as `{shortened(column.first_word)}`; those rows are put aside"


def two_digit_year(text: str) -> bool:
    found = YEAR_LAST.fullmatch(text)
    return found is not None and len(found[4]) == 2


def with_amounts(layout: Layout, one: Match, told: DecimalSign | None) -> Layout:
    signs, heading = one.column.signs, one.column.heading
    if not told and (question := signs.question()):
        return replace(layout, questions=(*layout.questions, f"column `{heading}`: {question}; {SAY_SIGN}"))
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
        warnings.append("`$` is read as USD")
    if amount.column.unsure_currency:
        warnings.append("`¥` may be JPY or CNY and is left out; say `currency` in a mapping file")
    if len(amount.column.currencies) > 1:
        warnings.append(f"amounts come in {', '.join(sorted(amount.column.currencies))}; none is converted")
    currency = told or (named[1] if named else None)
    return replace(layout, currency=currency, warnings=tuple(warnings))


def questions_of(layouts: Sequence[Layout]) -> list[TableError]:
    """What has to be answered before these tables may be read, each with its file."""
    return [TableError(text, file=layout.table.name) for layout in layouts for text in layout.questions]
