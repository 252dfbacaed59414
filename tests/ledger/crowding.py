"""Several processes with several threads each record at once into one ledger, beginning while it is empty.

``python tests/ledger/crowding.py PROCESSES THREADS BATCHES``, with RIDEALONG_HOME or DATABASE_URL leading to an empty
ledger. Each batch holds a customer of its own, one that every writer tells alike, and one each tells otherwise; all
three of every writer want the same handle. What came of it is printed as one line of JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import django
from django.core.management import call_command
from django.db import connection


def main(processes: int, threads: int, batches: int) -> None:
    call_command("migrate", verbosity=0)
    command = [sys.executable, __file__, "one", str(threads), str(batches)]
    crowd = [
        subprocess.Popen([*command, str(each)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for each in range(processes)
    ]
    for each in crowd:  # all wait for the last to be ready, so that they really begin together
        assert each.stdout is not None and each.stdout.readline() == "ready\n"
    for each in crowd:
        assert each.stdin is not None
        each.stdin.close()
    told: Counter[str] = Counter()
    for each in crowd:
        assert each.stdout is not None
        told += Counter(json.loads(each.stdout.read()))
        assert each.wait() == 0
    print(json.dumps({"told": told, **what_is_left()}))


def one_of_the_crowd(threads: int, batches: int, number: int) -> None:
    print("ready", flush=True)
    sys.stdin.read()
    with ThreadPoolExecutor(threads) as pool:
        receipts = pool.map(
            record_batches, range(number * threads, (number + 1) * threads), [batches] * threads
        )
    print(json.dumps(sum(receipts, Counter())))


def record_batches(writer: int, batches: int) -> Counter[str]:
    told: Counter[str] = Counter()
    for number in range(batches):
        batch = list(batch_of(writer, number))
        for receipt in record(batch, by=SYSTEM, door=f"writer-{writer}", now=NOW):
            told[f"{receipt.status.value} {receipt.id.split('-')[0]}"] += 1
    connection.close()
    return told


def batch_of(writer: int, number: int) -> Iterator[Moment]:
    handle = f"firm-{chr(97 + number // 26)}{chr(97 + number % 26)}"
    for identity, name in (
        (f"own-{writer}-{number}", "Own"),
        (f"alike-{number}", "Alike"),
        (f"otherwise-{number}", f"As {writer} says"),
    ):
        fact = CustomerMet(customer=identity, name=name, handle=handle)
        yield Moment(id=identity, fact=fact, happened_at=on_day(BEFORE.date()), all_day=True)


def what_is_left() -> dict[str, object]:
    checked, faults = verify()
    rows = MomentRow.objects.order_by("seq")
    return {
        "checked": checked,
        "faults": faults,
        "places": [row.seq for row in rows] == list(range(1, checked + 1)),
        "head": head() == (checked, rows[checked - 1].chain),
        "parties": len(people.everyone()),
        "writers": len({row.door for row in rows}),
    }


if __name__ == "__main__":
    sys.path[:0] = [".", "src"]
    os.environ["DJANGO_SETTINGS_MODULE"] = "ridealong.config.settings"
    django.setup()
    from ridealong.ledger.head import head
    from ridealong.ledger.models import MomentRow
    from ridealong.ledger.receipt import SYSTEM
    from ridealong.ledger.recording import record
    from ridealong.ledger.verify import verify
    from ridealong.moments.kinds.roster import CustomerMet
    from ridealong.moments.moment import Moment, on_day
    from ridealong.people import parties as people
    from tests.ledger.telling import BEFORE, NOW

    if sys.argv[1] == "one":
        one_of_the_crowd(*map(int, sys.argv[2:]))
    else:
        main(*map(int, sys.argv[1:]))
