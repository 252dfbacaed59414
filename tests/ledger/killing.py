"""Records batch after batch in a process that is killed without warning, and looks each time at what is left.

Run as ``python -m tests.ledger.killing HOME``; it prints what it found as JSON. Each victim is forked from a process that
is ready to record, tells it through a pipe when a batch begins and when it was acknowledged, and dies at a random moment.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from random import Random

BATCH, KILLS, LONGEST_SECONDS = 400, 20, 0.06
BEGUN, ACKNOWLEDGED = b"b", b"a"


def main(home: str) -> None:
    os.environ |= {"RIDEALONG_HOME": home, "DJANGO_SETTINGS_MODULE": "ridealong.config.settings"}
    import django  # noqa: PLC0415  # the home comes first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    from tests.ledger import telling  # noqa: PLC0415

    telling.tell(telling.CAST)
    delays = Random(7)
    print(json.dumps([kill_one(delays.uniform(0, LONGEST_SECONDS)) for _ in range(KILLS)]))


def kill_one(after_seconds: float) -> dict[str, object]:
    """What one victim had been told was kept, and what the ledger holds now that it is dead."""
    from django.db import connection  # noqa: PLC0415

    from ridealong.ledger.verify import verify  # noqa: PLC0415
    from tests.ledger.telling import ledger_size  # noqa: PLC0415

    before = ledger_size()
    connection.close()  # a database must not be carried across a fork
    reading, writing = os.pipe()
    victim = os.fork()
    if victim == 0:
        try:
            record_until_killed(writing)
        finally:
            os._exit(1)  # it only gets here if recording failed, and must not go on killing others
    os.close(writing)
    events = os.read(reading, 1)
    time.sleep(after_seconds)
    os.kill(victim, signal.SIGKILL)
    os.waitpid(victim, 0)
    while more := os.read(reading, 65_536):
        events += more
    os.close(reading)
    checked, faults = verify()
    return {
        "acknowledged": events.count(ACKNOWLEDGED) * BATCH,
        "kept": ledger_size() - before,
        "in_the_middle": events.endswith(BEGUN),
        "checked": checked == ledger_size(),
        "faults": faults,
    }


def record_until_killed(pipe: int) -> None:
    from dataclasses import replace  # noqa: PLC0415

    from ridealong.ledger.receipt import SYSTEM  # noqa: PLC0415
    from ridealong.ledger.recording import record  # noqa: PLC0415
    from ridealong.moments.moment import new_id  # noqa: PLC0415
    from tests.ledger.telling import NOW, read  # noqa: PLC0415

    (told,) = read('2026-03-02  acme said "your invoices are wrong"')
    while True:
        batch = [replace(told, id=new_id()) for _ in range(BATCH)]
        os.write(pipe, BEGUN)
        record(batch, by=SYSTEM, door="test", now=NOW)
        os.write(pipe, ACKNOWLEDGED)


if __name__ == "__main__":
    main(sys.argv[1])
