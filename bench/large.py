"""How much memory a very large file takes to be looked at: 2 GB of deals with long notes, at most 400 MB.

The deals are invented and each has an id of its own; `--letters` is how long a note is, and so how many they are.
"""

from __future__ import annotations

import argparse
import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command
from machine import peak_megabytes  # type: ignore[import-not-found]

LIMIT_MB = 400
HEADINGS = "id,sales agent,product,account,deal stage,engage date,close date,close value,notes\n"


def invent(path: Path, megabytes: int, letters: int) -> int:
    chance, first, number = Random(megabytes), date(2016, 1, 1), 0
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADINGS)
        while file.tell() < megabytes << 20:
            for _ in range(max(1, (1 << 20) // letters)):
                opened = first + timedelta(days=chance.randrange(700))
                who, whom, value = chance.randrange(64), chance.randrange(2000), chance.randrange(50, 9000)
                note = f"call {number} " * (letters // 12)
                file.write(
                    f"D{number:08},Agent {who},Saw,Account {whom},Won,{opened},{opened},{value},{note}\n"
                )
                number += 1
    return number


def look(path: Path) -> int:
    """How many moments would be made."""
    os.environ["RIDEALONG_HOME"] = str(path.parent)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ridealong.config.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    from ridealong.doors.crm import door  # noqa: PLC0415  # Django has to stand first
    from ridealong.ledger.receipt import SYSTEM  # noqa: PLC0415

    return door.look([path], by=SYSTEM, now=datetime.now(UTC)).total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=2048)
    parser.add_argument("--letters", type=int, default=1000, help="how long a note is")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder, "deals.csv")
        deals = invent(path, asked.megabytes, asked.letters)
        begun = time.perf_counter()
        moments = look(path)
        seconds = time.perf_counter() - begun
    most = peak_megabytes()
    print(f"{asked.megabytes:,} MB, {deals:,} deals, {moments:,} moments: {seconds:.0f} s, {most} MB at most")
    print(f"that is {'within' if most <= LIMIT_MB else 'OVER'} {LIMIT_MB} MB")


if __name__ == "__main__":
    main()
