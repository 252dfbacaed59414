"""How fast the ledger is: moments recorded a second, and recall against a bare SELECT of the same rows, in one run.

A ledger is made in a folder of its own from the invented year of ``bench/answer.py``, recorded in batches, and recalled
several times with the bare SELECTs in between, so that both meet the same machine. Every moment is validated, digested,
chained and linked, as any other. In between single moments are recorded, to see that they cost the same however much is
there already. Medians are printed; ``--profile`` says where the time goes.

It is SQLite that is measured, or the empty database DATABASE_URL leads to: ``./run bench --database postgres ledger``
makes one.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import os
import pstats
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import django
from invented.firm import AS_OF  # type: ignore[import-not-found]
from invented.years import moments_of  # type: ignore[import-not-found]
from machine import this_machine  # type: ignore[import-not-found]

from ridealong.moments import slots
from ridealong.moments.kind import fields_of
from ridealong.moments.kinds.loops import LoopClaimed, PromiseMade
from ridealong.moments.kinds.roster import CustomerMet, PersonJoined
from ridealong.moments.moment import Moment, new_id

NOW = datetime(AS_OF.year, AS_OF.month, AS_OF.day, tzinfo=UTC) + timedelta(days=30)
A_SECOND, TIMES = 20_000, 6
"""What is promised: moments recorded a second, and how many bare SELECTs one recall may take."""
LOOK_AT = (10_000, 30_000, 100_000, 300_000, 1_000_000)
"""The sizes of the ledger at which single moments are recorded."""


def in_the_ledgers_words(told: list[Moment]) -> list[Moment]:
    """The same moments with ids as the ledger wants them: whoever is introduced has the id of that moment."""
    ids: dict[str, str] = {}
    for moment in told:
        if isinstance(moment.fact, PersonJoined | CustomerMet):
            who = moment.fact.who if isinstance(moment.fact, PersonJoined) else moment.fact.customer
            ids[who] = ids[moment.id] = new_id()
    return [_renamed(moment, ids) for moment in told if moment.happened_at < NOW]


def _renamed(moment: Moment, ids: dict[str, str]) -> Moment:
    def known(each: str) -> str:
        return ids.setdefault(each, new_id())

    fact, changed = moment.fact, {}
    for field in fields_of(type(fact)):
        value = getattr(fact, field.name)
        if value is not None and (field.is_identity or field.type is slots.Ref):
            changed[field.name] = tuple(map(known, value)) if isinstance(value, tuple) else known(value)
            if field.type is slots.Newcomer:
                changed["handle"] = value
    by = known(moment.by) if moment.by else None
    return replace(moment, id=known(moment.id), fact=replace(fact, **changed), by=by, recorded_at=None)


def seconds(what: Callable[[], object]) -> float:
    gc.collect()
    begun = time.perf_counter()
    made = what()
    taken = time.perf_counter() - begun
    del made
    return taken


def measure_record(moments: list[Moment], batch: int) -> tuple[float, float, dict[int, float]]:
    """Moments a second by the clock and by the processor; and seconds for two by themselves, by how many were there."""
    from ridealong.ledger.receipt import SYSTEM, Status  # noqa: PLC0415  # after Django is set up
    from ridealong.ledger.recording import record  # noqa: PLC0415

    promise = next(moment for moment in moments if isinstance(moment.fact, PromiseMade))
    taken = worked = 0.0
    singles: dict[int, float] = {}
    for at in range(0, len(moments), batch):
        begun, working = time.perf_counter(), processor_seconds()
        receipts = record(moments[at : at + batch], by=SYSTEM, door="bench", now=NOW)
        taken, worked = taken + time.perf_counter() - begun, worked + processor_seconds() - working
        refused = [receipt for receipt in receipts if receipt.status is not Status.KEPT]
        assert not refused, refused[:3]
        if at + batch in LOOK_AT:
            singles[at + batch] = median(seconds(partial(measure_one, promise)) for _ in range(15))
    return len(moments) / taken, len(moments) / worked, singles


def measure_one(promise: Moment) -> None:
    """A promise and its claim, each recorded by itself as a person would."""
    from ridealong.ledger.receipt import SYSTEM, Status  # noqa: PLC0415
    from ridealong.ledger.recording import record  # noqa: PLC0415

    assert isinstance(promise.fact, PromiseMade)
    owed = replace(promise.fact, by=NOW.date())
    told = replace(promise, id=new_id(), fact=owed, happened_at=NOW - timedelta(days=1))
    claim = replace(told, id=new_id(), fact=LoopClaimed(promise.fact.who, told.id))
    for moment in (told, claim):
        (receipt,) = record([moment], by=SYSTEM, door="one", now=NOW)
        assert receipt.status is Status.KEPT, receipt


def measure_recall(leader: str, rounds: int) -> dict[str, float]:
    """Seconds, the median of several rounds, each reading taking its turn in every one."""
    from django.db import connection  # noqa: PLC0415

    from ridealong.ledger.recall import Scope, recall  # noqa: PLC0415

    def bare(statement: str) -> Callable[[], object]:
        def select() -> object:
            with connection.cursor() as cursor:
                return cursor.execute(statement).fetchall()

        return select

    anas, words = Scope.of_leader(leader), "FROM ledger_moment m LEFT JOIN ledger_words w ON w.seq = m.seq"
    readings = {
        "SELECT of the moments": bare("SELECT * FROM ledger_moment"),
        "SELECT of the moments with their words": bare(f"SELECT m.*, w.words {words}"),
        "recall of everything": lambda: recall(Scope.everything(), until=NOW.date(), zone=UTC),
        "recall of a leader's": lambda: recall(anas, until=NOW.date(), zone=UTC),
        "recall of a leader's, without words": lambda: recall(anas, until=NOW.date(), zone=UTC, words=False),
    }
    taken: dict[str, list[float]] = {name: [] for name in readings}
    for _ in range(rounds):
        for name, read in readings.items():
            taken[name].append(seconds(read))
    return {name: median(each) for name, each in taken.items()}


def measure_memory(leader: str) -> tuple[float, float]:
    """Bytes that evidence takes for each of its moments, and how much more was needed while it was made."""
    from ridealong.ledger.recall import Scope, recall  # noqa: PLC0415

    tracemalloc.start()
    evidence = recall(Scope.of_leader(leader), until=NOW.date(), zone=UTC)
    left, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return left / len(evidence.moments), peak / left


def processor_seconds() -> float:
    """Of this process, and of PostgreSQL's that works for it, where a socket says that it is on this machine."""
    from django.db import connection  # noqa: PLC0415

    ours = time.process_time()
    if connection.vendor != "postgresql" or not str(connection.settings_dict["HOST"]).startswith("/"):
        return ours
    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text(encoding="ascii")
    user, system = told.rpartition(")")[2].split()[11:13]
    return ours + (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def database() -> str:
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "sqlite":
        return str(connection.display_name)  # its version is the machine's
    version = connection.get_database_version()
    return f"{connection.display_name} {'.'.join(map(str, version))}"


@contextmanager
def a_ledger() -> Iterator[None]:
    with TemporaryDirectory(prefix="ridealong-bench-") as home:
        os.environ |= {"RIDEALONG_HOME": home, "DJANGO_SETTINGS_MODULE": "ridealong.config.settings"}
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        from ridealong.ledger.head import head  # noqa: PLC0415

        if head()[0]:
            sys.exit("bench: DATABASE_URL leads to a ledger with moments in it; an empty database is needed")
        yield


@contextmanager
def profiled(wanted: bool) -> Iterator[None]:
    with cProfile.Profile() as profile:
        if not wanted:
            profile.disable()
        yield
        profile.disable()
    if wanted:
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="moments, about")
    parser.add_argument("--batch", type=int, default=10_000, help="how many are recorded at once")
    parser.add_argument("--rounds", type=int, default=5, help="how often each reading is taken")
    parser.add_argument("--profile", action="store_true", help="where the time goes; the figures suffer")
    asked = parser.parse_args()
    with a_ledger():
        moments = in_the_ledgers_words(moments_of(asked.size))
        print(f"{len(moments):,} moments in {database()}, {this_machine()}")
        with profiled(asked.profile):
            pace, alone, singles = measure_record(moments, asked.batch)
        verdict = "" if asked.profile else f": {'as' if pace >= A_SECOND else 'LESS than'} promised"
        print(f"recorded {pace:,.0f} a second in batches of {asked.batch:,}{verdict} ({A_SECOND:,})")
        print(f"on a machine with nothing else to do it would be {alone:,.0f}")
        for size, each in singles.items():
            print(f"with {size:>9,} there, a promise and then its claim took {each * 1000:.1f} ms")
        with profiled(asked.profile):
            taken = measure_recall(moments[0].id, asked.rounds)
        bare, joined = list(taken.values())[:2]
        print(f"{'':<40} {'seconds':>8} {'× moments':>10} {'× with words':>13}")
        for name, each in taken.items():
            print(f"{name:<40} {each:>8.3f} {each / bare:>10.2f} {each / joined:>13.2f}")
        print(f"a leader's recall may take {TIMES} × the SELECT of its rows")
        left, peak = measure_memory(moments[0].id)
        print(f"evidence takes {left:,.0f} bytes a moment; {peak:.1f} × that while it is made")


if __name__ == "__main__":
    main()
