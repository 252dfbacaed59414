"""Starts the work in a process of its own, so that whoever reads pages does not wait for it; one works at a time."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from . import places
from .working import anything_waits, work

NICER = 5  # readers go first
_started: list[subprocess.Popen[bytes]] = []


def start() -> None:
    """Begin the work that waits; whoever asked goes on at once, and may leave."""
    _started[:] = [each for each in _started if each.poll() is None]
    command = [sys.executable, "-m", "ridealong.doors.parcels"]
    # A session of its own: when the server is told to stop, what is being recorded is recorded to its end.
    _started.append(
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
    )


def tend() -> None:
    """Go on with what was left when its process ended; for whoever comes by now and then."""
    if anything_waits() and not at_work():
        start()


def run() -> None:
    os.nice(NICER)
    with _alone():
        work(lambda: datetime.now(UTC))


def at_work() -> bool:
    """Whether a process works on parcels just now. The lock goes with the process, however it ends."""
    with places.lock().open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@contextmanager
def _alone() -> Iterator[None]:
    with places.lock().open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
