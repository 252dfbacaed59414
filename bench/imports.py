"""How long a CRM export takes to come in: 10⁵ deals and 10⁵ activities looked at, committed and looked at again.

The deals are invented and the same every time: 48 in a hundred won, 28 lost, the rest open, of 64 salespeople and 2,000
customers; 10⁶ of them with --million. Of the activities a quarter each are tasks, calls, mails and meetings, and one in
five says neither that something was given nor that something was asked. Every size begins with an empty ledger in a
folder of its own. The table goes into bench/README.md.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

import django
from django.core.management import call_command
from machine import peak_megabytes, this_machine  # type: ignore[import-not-found]

DEALS, LIMIT_SECONDS = 10**5, 15
ACTIVITIES, LIMIT_LOOK, LIMIT_COMMIT = 10**5, 5, 20
README = Path(__file__).with_name("README.md")
SECTION = "## imports"
HEADINGS = "id,sales agent,product,account,deal stage,engage date,close date,close value\n"
T = TypeVar("T")


class Took(NamedTuple):
    """Seconds by the clock, and those in which the processor was ours: a busy machine shows in the difference."""

    seconds: float
    busy: float


def invent(path: Path, deals: int) -> None:
    chance, first = Random(deals), date(2016, 1, 1)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADINGS)
        for number in range(deals):
            stage = chance.choices(["Won", "Lost", "Engaging"], [48, 28, 24])[0]
            opened = first + timedelta(days=chance.randrange(700))
            closed = "" if stage == "Engaging" else opened + timedelta(days=chance.randrange(100))
            value = chance.randrange(50, 9000) if stage == "Won" else 0 if stage == "Lost" else ""
            who, whom = chance.randrange(64), chance.randrange(2000)
            file.write(f"D{number:07},Agent {who},Saw,Account {whom},{stage},{opened},{closed},{value}\n")


DONE = "id,Type,Subject,Assigned To,Account Name,Created Date,Start,End,Due Date,Completed Date,Status,Location\n"
SAID = ("Answered a question about", "Follow up on", "Demo of", "Warning: delay of", "Talk about")


def invent_activities(path: Path, activities: int) -> None:
    chance, first = Random(activities), date(2016, 1, 1)
    with path.open("w", encoding="utf-8") as file:
        file.write(DONE)
        for number in range(activities):
            sort = ("Task", "Call", "Email", "Meeting")[number % 4]
            day = first + timedelta(days=chance.randrange(700))
            due = day + timedelta(days=chance.randrange(30)) if sort == "Task" else ""
            done = due + timedelta(days=chance.randrange(-3, 3)) if due and number % 3 else ""
            begun = f"{day} 09:30" if sort != "Task" else ""
            ended, place = (f"{day} 11:00", "Plant 2") if sort == "Meeting" else ("", "")
            what = f"{chance.choice(SAID)} order {number}"
            who, whom = chance.randrange(64), chance.randrange(2000)
            status = "" if not due else "Completed" if done else "Not Started"
            file.write(
                f"T{number:07},{sort},{what},Agent {who},Account {whom},{day},{begun},{ended},{due},"
                f"{max(done, day) if done else ''},{status},{place}\n"
            )


INVENT: dict[str, Callable[[Path, int], None]] = {"deals": invent, "activities": invent_activities}


def measure(what: str, count: int, folder: Path) -> list[tuple[str, Took, int]]:
    """What was done, how long it took, and the most memory held by then, in MB."""
    os.environ["RIDEALONG_HOME"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ridealong.config.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    from ridealong.doors.crm import door  # noqa: PLC0415  # Django has to stand first
    from ridealong.ledger.receipt import SYSTEM  # noqa: PLC0415

    now, path = datetime.now(UTC), folder / f"{what}.csv"
    INVENT[what](path, count)
    preview, looked = timed(lambda: door.look([path], by=SYSTEM, now=now))
    rows = [("look", looked, peak_megabytes())]
    batch, committed = timed(lambda: door.commit(preview, by=SYSTEM, now=now))
    rows.append((f"commit {sum(batch.moments.values()):,} moments", committed, peak_megabytes()))
    both = Took(looked.seconds + committed.seconds, looked.busy + committed.busy)
    rows.append(("look and commit", both, peak_megabytes()))
    again, looked_again = timed(lambda: door.look([path], by=SYSTEM, now=now))
    assert again.total == 0, "the same file again brings nothing"
    rows.append(("look again", looked_again, peak_megabytes()))
    return rows


def timed(what: Callable[[], T]) -> tuple[T, Took]:
    begun, busy = time.perf_counter(), time.process_time()
    made = what()
    return made, Took(time.perf_counter() - begun, time.process_time() - busy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="10⁶ deals too (some minutes)")
    parser.add_argument("--keep", action="store_true", help="write the table into bench/README.md")
    parser.add_argument("--only", nargs=2, help=argparse.SUPPRESS)  # one size, in a process of its own
    asked = parser.parse_args()
    if asked.only:
        one(asked.only[0], int(asked.only[1]))
        return
    table = table_of(
        [("deals", DEALS), ("activities", ACTIVITIES), *([("deals", 10**6)] if asked.million else [])]
    )
    print(table)
    both = [float(found) for found in re.findall(r"look and commit \| ([\d.]+) s", table)]
    say(f"{DEALS:,} deals", both[0], LIMIT_SECONDS)
    say(f"looking at {ACTIVITIES:,} activities", seconds_of("look", table), LIMIT_LOOK)
    say(
        f"committing {ACTIVITIES:,} activities",
        seconds_of(r"commit [\d,]+ moments", table),
        LIMIT_COMMIT,
    )
    if asked.keep:
        keep_in(SECTION, table)


def one(what: str, count: int) -> None:
    with TemporaryDirectory() as folder:
        for done, took, most in measure(what, count, Path(folder)):
            print(f"| {count:,} {what} | {done} | {took.seconds:.1f} s | {took.busy:.1f} s | {most:,} MB |")


def seconds_of(done: str, table: str) -> float:
    """Of the activities, which have lines of their own."""
    found = re.search(rf"activities \| {done} \| ([\d.]+) s", table)
    assert found is not None
    return float(found[1])


def say(what: str, seconds: float, limit: int) -> None:
    print(f"{what}: {'within' if seconds <= limit else 'OVER'} {limit} s")


def table_of(sizes: list[tuple[str, int]]) -> str:
    """Each size is measured in a process of its own, so that memory is its own too."""
    lines = [
        f"{this_machine()}; `python bench/imports.py --keep`.",
        "",
        "| rows | what | time | processor | memory at most |",
        "|---:|---|---:|---:|---:|",
    ]
    for what, count in sizes:
        command = [sys.executable, __file__, "--only", what, str(count)]
        lines += subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return "\n".join(lines)


def keep_in(section: str, table: str) -> None:
    """Put the table into its section and leave every other section as it is."""
    text = README.read_text(encoding="utf-8") if README.exists() else "# What was measured\n"
    before, found, after = text.partition(f"{section}\n")
    rest = re.search(r"^## ", after, re.MULTILINE) if found else None
    others = after[rest.start() :] if rest else ""
    README.write_text(
        f"{before.rstrip()}\n\n{section}\n\n{table}\n{chr(10) * bool(others)}{others}", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
