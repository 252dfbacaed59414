"""Records batches in a process of its own and kills it in the middle, again and again; then looks at what is left.

Run with RIDEALONG_HOME set to an empty folder. It prints what it found as one line of JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections import Counter
from dataclasses import replace
from random import Random

import django
from django.core.management import call_command
from django.db import connection

KILLS, MOMENTS = 20, 400
TEXT = """
as tom
2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p
2026-03-03  acme bought for 99.50 EUR from tom
as acme
2026-03-06  acme confirmed ^p
"""


def main() -> None:
    call_command("migrate", verbosity=0)
    telling.the_cast()
    connection.close()
    chance = Random(20)
    acknowledged: set[int] = set()
    in_the_middle = 0
    for turn in range(KILLS):
        begun, kept = record_until_killed(turn * 1_000, batches=chance.randint(1, 3), into=chance.random())
        acknowledged |= kept
        in_the_middle += begun > len(kept)
    print(json.dumps({"in the middle": in_the_middle, **what_is_left(acknowledged)}))


def record_until_killed(first: int, *, batches: int, into: float) -> tuple[int, set[int]]:
    """How many batches were begun, and which of them were acknowledged, before the process was killed.

    It dies in the batch after so many, when so much of the time has gone that the one before it took: on a busy
    machine that comes as often in the middle as on a quiet one.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        record_batches(first, writing)
    os.close(writing)
    lines: list[str] = []
    with os.fdopen(reading) as told:
        began = took = 0.0
        while sum(map(acknowledges, lines)) < batches or acknowledges(lines[-1]):
            lines.append(told.readline())
            began, took = time.monotonic(), time.monotonic() - began
        time.sleep(into * took)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines += told
    return sum(line.startswith("begun") for line in lines), {
        int(line.split()[1]) for line in lines if acknowledges(line)
    }


def acknowledges(line: str) -> bool:
    return line.startswith("kept") and line.endswith("\n")


def record_batches(first: int, writing: int) -> None:
    number = first
    told = telling.read(TEXT)
    while True:
        moments = [
            replace(
                each, id=f"{number}-{copy}-{place}", fact=pointed(each.fact, f"{number}-{copy}-0"), label=None
            )
            for copy in range(MOMENTS // 3)
            for place, each in enumerate(told)
        ]
        os.write(writing, f"begun {number}\n".encode())
        receipts = record(moments, by=SYSTEM, door=f"batch-{number}", now=telling.NOW, whole=True)
        assert all(receipt.why == "" for receipt in receipts), receipts
        os.write(writing, f"kept {number}\n".encode())
        number += 1


def pointed(fact: Fact, opener: str) -> Fact:
    return replace(fact, of=opener) if isinstance(fact, LoopConfirmed) else fact


def what_is_left(acknowledged: set[int]) -> dict[str, object]:
    whole = MOMENTS // 3 * 3
    batches = Counter(MomentRow.objects.filter(door__startswith="batch-").values_list("door", flat=True))
    checked, faults = verify()
    links = sorted(Link.objects.values_list("to", "seq", "how"))
    rebuild()
    return {
        "acknowledged": len(acknowledged),
        "lost": sorted(each for each in acknowledged if batches[f"batch-{each}"] != whole),
        "half-written": sorted(door for door, count in batches.items() if count != whole),
        "checked": checked,
        "faults": faults,
        "as derived anew": links == sorted(Link.objects.values_list("to", "seq", "how")),
    }


if __name__ == "__main__":
    sys.path[:0] = [".", "src"]
    os.environ["DJANGO_SETTINGS_MODULE"] = "ridealong.config.settings"
    django.setup()
    from ridealong.ledger.derived import rebuild
    from ridealong.ledger.models import Link, MomentRow
    from ridealong.ledger.receipt import SYSTEM
    from ridealong.ledger.recording import record
    from ridealong.ledger.verify import verify
    from ridealong.moments.kind import Fact
    from ridealong.moments.kinds.loops import LoopConfirmed
    from tests.ledger import telling

    main()
