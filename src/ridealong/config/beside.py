"""Runs the tick beside the pages, so that whoever starts the server need not think of letters and weeks."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

EVERY_MINUTES = 1  # a link to sign in is waited for
PATIENCE_SECONDS = 10
_running: list[subprocess.Popen[bytes]] = []


def start(server: Any) -> None:
    """gunicorn calls this once, in the process that holds the workers, when it listens."""
    command = [sys.executable, "-m", "ridealong", "tick", "--every", str(EVERY_MINUTES)]
    _running.append(subprocess.Popen(command))


def stop(server: Any) -> None:
    """And this when it has stopped answering."""
    while _running:
        process = _running.pop()
        process.terminate()
        try:
            process.wait(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:  # a letter is on its way to a server that does not answer
            process.kill()
            process.wait()
