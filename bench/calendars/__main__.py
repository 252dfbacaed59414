"""How long 10,000 events of a calendar take: looked at, committed, and looked at again.

Invented and the same every time: two years of single meetings, and every tenth a weekly series with a day that was
moved; half of them with a salesperson, a third with customers of two hundred. The table goes into bench/README.md.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

import django
from django.core.management import call_command

from bench.machine import peak_megabytes, this_machine

EVENTS, LIMIT_SECONDS = 10_000, 10
CUSTOMERS, SALESPEOPLE = 200, 10
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
A_SERIES = 10
WEEKS = 8
T = TypeVar("T")


class Took(NamedTuple):
    """Seconds by the clock, and those in which the processor was ours: a busy machine shows in the difference."""

    seconds: float
    busy: float


def invent(events: int) -> bytes:
    chance, lines = Random(events), ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench"]
    for number in range(events):
        at = NOW - timedelta(days=chance.randrange(60, 700), minutes=15 * chance.randrange(24))
        lines += event(number, at, chance, repeats=number % A_SERIES == 0)
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def event(number: int, at: datetime, chance: Random, *, repeats: bool) -> list[str]:
    guests = ["ana@firm.example"]
    if chance.random() < 0.5:
        guests.append(f"seller{chance.randrange(SALESPEOPLE)}@firm.example")
    if chance.random() < 0.33:
        guests.append(f"someone{chance.randrange(9)}@customer{chance.randrange(CUSTOMERS)}.example")
    said = [
        f"UID:{number}@bench",
        *times(at),
        *(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{each}" for each in guests),
    ]
    said += ["SUMMARY:A title that is not read", f"DESCRIPTION:{'and notes that are not read ' * 20}"]
    if not repeats:
        return ["BEGIN:VEVENT", *said, "END:VEVENT"]
    moved = at + timedelta(weeks=2)
    again = [
        f"RECURRENCE-ID{zoned(moved)}",
        *times(moved + timedelta(hours=1)),
        f"UID:{number}@bench",
        *said[3:],
    ]
    rule = f"RRULE:FREQ=WEEKLY;COUNT={WEEKS}"
    return ["BEGIN:VEVENT", *said, rule, "END:VEVENT", "BEGIN:VEVENT", *again, "END:VEVENT"]


def times(at: datetime) -> list[str]:
    return [f"DTSTART{zoned(at)}", f"DTEND{zoned(at + timedelta(minutes=45))}"]


def zoned(at: datetime) -> str:
    return f";TZID=Europe/Vienna:{at:%Y%m%dT%H%M%S}"


def measure(events: int, folder: str) -> list[tuple[str, Took, int]]:
    """What was done, how long it took, and the most memory held by then, in MB."""
    os.environ["RIDEALONG_HOME"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "ridealong.config.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    from ridealong.doors.calendar import door  # noqa: PLC0415  # Django has to stand first
    from ridealong.doors.calendar.saying import Saying  # noqa: PLC0415
    from ridealong.doors.calendar.sources import Source  # noqa: PLC0415
    from ridealong.ledger.receipt import Recorder  # noqa: PLC0415

    domains = a_firm()
    ana = door.leader_called("ana", NOW)
    before, source = peak_megabytes(), Source("bench.ics", invent(events))
    rows = [(f"before, with {len(source.content) >> 20} MB of calendar", Took(0, 0), before)]

    def look() -> door.Preview:
        return door.look([source], of=ana, saying=Saying(domains=domains), now=NOW)

    preview, looked = timed(look)
    rows.append(
        (f"look at {sum(each.meetings for each in preview.calendars):,} meetings", looked, peak_megabytes())
    )
    batch, committed = timed(lambda: door.commit(preview, by=Recorder(ana.id), now=NOW))
    rows.append((f"commit {sum(batch.moments.values()):,} moments", committed, peak_megabytes()))
    both = Took(looked.seconds + committed.seconds, looked.busy + committed.busy)
    rows.append(("look and commit", both, peak_megabytes()))
    again, looked = timed(look)
    assert again.total == 0, "the same calendar again brings nothing"
    rows.append(("look again", looked, peak_megabytes()))
    return rows


def a_firm() -> dict[str, str]:
    """Ana and her salespeople with their addresses; and whose the customers' domains are."""
    from ridealong.ledger.book import LedgerBook  # noqa: PLC0415
    from ridealong.ledger.receipt import SYSTEM  # noqa: PLC0415
    from ridealong.ledger.recording import record  # noqa: PLC0415
    from ridealong.ledger.script import read_script  # noqa: PLC0415
    from ridealong.people import parties  # noqa: PLC0415

    told = ['2020-01-01  ana joined as leader called "Ana"']
    told += [
        f'2020-01-01  s{each} joined as salesperson under ana called "S{each}"' for each in range(SALESPEOPLE)
    ]
    told += [f'2020-01-01  c{each} became known as "C{each}"' for each in range(CUSTOMERS)]
    script = read_script("\n".join(told), LedgerBook(UTC, NOW), SYSTEM)
    record([each.moment for each in script.told], by=SYSTEM, door="bench", now=NOW, whole=True)
    people = parties.by_handle(["ana", *(f"s{each}" for each in range(SALESPEOPLE))])
    parties.settle(people["ana"].id, email="ana@firm.example", zone="Europe/Vienna")
    for each in range(SALESPEOPLE):
        parties.settle(people[f"s{each}"].id, email=f"seller{each}@firm.example")
    customers = parties.by_handle(f"c{each}" for each in range(CUSTOMERS))
    return {f"customer{each}.example": customers[f"c{each}"].id for each in range(CUSTOMERS)}


def timed(what: Callable[[], T]) -> tuple[T, Took]:
    begun, busy = time.perf_counter(), time.process_time()
    made = what()
    return made, Took(time.perf_counter() - begun, time.process_time() - busy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=EVENTS)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        rows = measure(asked.events, folder)
    print(f"{this_machine()}; `./run bench calendars`.\n")
    print("| events | what | time | processor | memory at most |\n|---:|---|---:|---:|---:|")
    for what, took, most in rows:
        print(f"| {asked.events:,} | {what} | {took.seconds:.1f} s | {took.busy:.1f} s | {most:,} MB |")
    total = next(took.seconds for what, took, _ in rows if what == "look and commit")
    print(
        f"\n{asked.events:,} events are {'within' if total <= LIMIT_SECONDS else 'OVER'} their {LIMIT_SECONDS} s"
    )


if __name__ == "__main__":
    main()
