"""What it was measured on, in one line, and how much memory it took."""

from __future__ import annotations

import os
import platform
import re
import resource
import sqlite3
from pathlib import Path

GIB = 1024**3
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def this_machine() -> str:
    return ", ".join(
        [
            _processor(),
            f"{os.cpu_count()} cores",
            _memory(),
            f"Python {platform.python_version()}",
            f"SQLite {sqlite3.sqlite_version}",
        ]
    )


def peak_megabytes() -> int:
    """The most memory this process ever held. What the system counts for a process includes whoever started it."""
    told = Path("/proc/self/status")
    found = PEAK.search(told.read_text()) if told.exists() else None
    return int(found[1] if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) >> 10


def _processor() -> str:
    """The processor's name where the system tells it, and at least its family where it does not."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    named = (line.partition(": ")[2] for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _memory() -> str:
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError):  # Windows has no sysconf, and not every system knows these names
        return "memory unknown"
    return f"{size / GIB:.1f} GiB"


if __name__ == "__main__":
    print(this_machine())
