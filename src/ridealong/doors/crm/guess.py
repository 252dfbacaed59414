"""Recognises which table a file is and which column is which; every guess carries its reason in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from ridealong.speech import gettext, ngettext
from ridealong.speech.figures import either, listed

from .claims import ORDER, SAY_IT, claimed, missing_fields, refuse_incomplete
from .doubtful import open_headings
from .fields import Kind
from .how_written import with_amounts, with_currency, with_dates
from .keyed import POINTS_AT as KINDS_WITH_KEYS
from .keyed import Keys, keys_of, pointing, read_through
from .layout import Guess, Layout
from .mapping import Mapping, Told, check_headings
from .matching import AS_SAID, Hints, Match, Matches, match
from .namesakes import apart_by_key, namesakes_apart
from .overlaps import named_by_others, same_names
from .payroll import refuse_pay
from .presets import Preset, preset_for
from .refusals import TableError, Worded, ending, shortened
from .stages import stage_notes, stages_read
from .standing import UNKNOWN, standing
from .survey import Survey, survey
from .tables import Table


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
        why = gettext("there are headings and no rows that fit under them")
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
        why = gettext(
            "{told}; {tables} are not read here", told=preset.told(table.headings), tables=preset.table
        )
        raise TableError(why, file=table.name, line=table.heading_line)
    if missing := missing_fields(tried[preset.kind]):
        why = ending(
            gettext(
                "{told}; but no column is {fields}", told=preset.told(table.headings), fields=either(missing)
            ),
            gettext(SAY_IT),
        )
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
        [
            ngettext(
                "{flags} say how deals stand",
                "{flags} say how deals stand",
                len(flags),
                flags=listed(f"`{flag}`" for flag in flags),
            )
        ]
        if flags
        else stage_notes(read)
    )
    return replace(layout, stages=told.stages, read_stages=read, warnings=(*layout.warnings, *notes))


def told_why(one: Match) -> Guess:
    reason = because_of(one, one.why or seen_in(one))
    if one.why == AS_SAID:
        reason = Worded.of(because_of(one, gettext("as it was said")), because_of(one, gettext(AS_SAID)))
    return Guess(one.field.key, one.column.place, one.column.heading, reason, round(one.confidence, 2))


def because_of(one: Match, why: str) -> str:
    return gettext(
        "`{heading}` is read as {says}: {why}", heading=one.column.heading, says=one.field.says, why=why
    )


def seen_in(one: Match) -> str:
    column = one.column
    few = [shortened(example, 24) for example in islice(column.examples, 4)]
    if not few:  # nothing, or only the words by which systems write that there is nothing
        return gettext("by its heading alone, it is empty")
    match one.field.holds:
        case "dates" | "times":
            return gettext("dates such as {few}", few=few[0])
        case "amounts":
            return gettext("numbers such as {few}", few=few[0])
        case "stages":
            return ", ".join(few) + (", …" if column.different > len(few) else "")
        case "ids":
            return gettext("by its heading, with values such as {few}", few=few[0])
        case "addresses":
            return gettext("mail addresses")
        case "currencies":
            return gettext("currency codes")
        case "notes":
            return gettext("by its heading, with words such as {few}", few=few[0])
        case _:
            return gettext("by its heading, with names such as {few}", few=few[0])


def questions_of(layouts: Sequence[Layout]) -> list[TableError]:
    """What has to be answered before these tables may be read, each with its file."""
    return [TableError(text, file=layout.table.name) for layout in layouts for text in layout.questions]
