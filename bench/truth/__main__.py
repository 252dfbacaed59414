"""Does the answer come out right? Simulated leaders of known truth, read by the real readers, against their targets."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from math import sqrt
from multiprocessing import get_context
from statistics import mean, median

from bench.machine import this_machine
from bench.truth.looking import RUN_IN, YEAR, Look, first_yes, flips, looks, most, share
from bench.truth.recording import differences
from bench.truth.rows import EXCELLENT, GOOD, POPULATIONS, STRAINS, TARGETS, Row
from ridealong.engines.belief import Verdict
from ridealong.practices.registry import READERS

Found = dict[str, list[Look]]
CENSORED, EARLY = 13, 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leaders", type=int, default=40, help="in each row")
    parser.add_argument("--yearlong", type=int, default=6, help="leaders asked on every Monday of a year")
    parser.add_argument("--recorded", type=int, default=2, help="leaders recorded and recalled as well")
    asked = parser.parse_args()
    begun = time.perf_counter()
    print(f"{len(READERS)} practices read; {asked.leaders} leaders a row; {this_machine()}")
    found = _rows("against the targets", TARGETS, asked.leaders)
    _rows("under strain (no targets)", STRAINS, asked.leaders)
    _populations(found)
    _early(asked.leaders)
    _yearlong(asked.yearlong)
    _recorded(asked.recorded)
    print(f"\n{time.perf_counter() - begun:.0f} s in all")


def _rows(title: str, rows: Sequence[Row], leaders: int) -> Found:
    print(f"\n{title}\n{'leader':<30} {'yes':>5} {'±':>4}  {'not yet':>7} {'±':>4}   observations a quarter")
    found = {}
    for row in rows:
        given = [year[0] for year in looks(row.profile, leaders, [RUN_IN + YEAR])]
        found[row.name] = given
        yes, not_yet = share(given, Verdict.YES), share(given, Verdict.NOT_YET)
        said = f"{row.name:<30} {yes:5.2f} {_error(yes, leaders)}  {not_yet:7.2f} {_error(not_yet, leaders)}"
        print(
            f"{said}   {mean(each.observations for each in given):.0f}  {_judged(row, leaders, yes, not_yet)}",
            flush=True,
        )
        print(f"{'':<30} not yet by: {', '.join(most(each.blamed for each in given)) or 'none'}")
        print(f"{'':<30} unproven: {', '.join(most(each.unproven for each in given)) or 'none'}", flush=True)
    return found


def _error(shared: float, many: int) -> str:
    return f"{_standard_error(shared, many):.2f}"


def _standard_error(shared: float, many: int) -> float:
    """One standard error, by the rule that adds two of each: no row of forty makes a share certain."""
    smoothed = (shared * many + 2) / (many + 4)
    return sqrt(smoothed * (1 - smoothed) / (many + 4))


def _judged(row: Row, leaders: int, yes: float, not_yet: float) -> str:
    wanted = [("yes", yes, row.yes), ("not yet", not_yet, row.not_yet)]
    return "; ".join(
        f"{name} wanted {least:g} to {most_share:g}: {_reached(shared, leaders, least, most_share)}"
        for name, shared, (least, most_share) in wanted
        if (least, most_share) != (0, 1)
    )


def _reached(shared: float, leaders: int, least: float, most_share: float) -> str:
    """What so few leaders cannot decide is not called missed."""
    if least <= shared <= most_share:
        return "met"
    away = max(least - shared, shared - most_share)
    return "NOT MET" if away > 2 * _standard_error(shared, leaders) else "not met, within the error"


def _populations(found: Found) -> None:
    print("\nwho those are that hear a word, in populations unlike any prior")
    for name, mix in POPULATIONS.items():
        for verdict in (Verdict.YES, Verdict.NOT_YET):
            said = {kind: part * share(found[kind], verdict) for kind, part in mix.items()}
            total = sum(said.values())
            parts = (
                ", ".join(f"{kind} {each / total:.2f}" for kind, each in said.items()) if total else "nobody"
            )
            print(f"{name:<30} {verdict.value:>8} said to {total:.2f}; of those: {parts}")


def _early(leaders: int) -> None:
    print("\ncensored: what is young is not counted yet")
    for name, profile in (("good", GOOD), ("excellent", EXCELLENT)):
        given = looks(profile, leaders, [EARLY, CENSORED])
        early, later = [each[0] for each in given], [each[1] for each in given]
        false = share(early, Verdict.NOT_YET)
        print(
            f"{name}: false not yet in week {EARLY} {false:.2f} ± {_error(false, leaders)} (wanted up to 0.10);"
            f" rates less the truth, week {CENSORED}: {mean(each.off for each in later):+.3f}", flush=True
        )  # fmt: skip


def _yearlong(leaders: int) -> None:
    if not leaders:
        return
    print(f"\nevery Monday, {leaders} leaders each")
    for name, profile in (("excellent", EXCELLENT), ("good, random weeks", GOOD)):
        years = looks(profile, leaders, range(1, YEAR + 1), first_seed=10_000)
        heard = [first_yes(year) or YEAR + 1 for year in years]
        turned = [flips(year) for year in years]
        print(
            f"{name}: first yes at a median of week {median(heard):g} (excellent: wanted before 26);"
            f" flips a year {mean(turned):.1f}, most {max(turned)} (wanted up to 3)", flush=True
        )  # fmt: skip


def _recorded(leaders: int) -> None:
    """Each in a process of its own, for Django is set up for one ledger in each."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for apart in pool.imap(differences, range(leaders), chunksize=1):
            assert not apart, apart
    print(f"\nrecorded and recalled: {leaders} of {leaders} with the same words and counts", flush=True)


if __name__ == "__main__":
    main()
