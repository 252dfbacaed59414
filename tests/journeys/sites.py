"""Starts the product in a process and a home of its own, for a browser to walk through."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house.tree import ROOT

PATIENCE_SECONDS = 60
COMMAND = [sys.executable, "-c", "from ridealong.faces.cli.main import main; main()"]


@contextmanager
def demo_site() -> Iterator[str]:
    """The demonstration organisation, as `ridealong demo` tells it and `ridealong serve` shows it."""
    with tempfile.TemporaryDirectory() as home:
        environment = _environment(home)
        subprocess.run([*COMMAND, "demo"], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        port = _free_port()
        with _serving([*COMMAND, "serve", "--alone", "--port", str(port)], environment, port) as address:
            yield address


@contextmanager
def sample_site(*, nobody: bool = False) -> Iterator[str]:
    """The sample's three leaders, or nobody at all: states that no demonstration reaches."""
    with tempfile.TemporaryDirectory() as home:
        port = _free_port()
        command = [
            sys.executable,
            "-m",
            "tests.faces.web.sample_site",
            str(port),
            *(["nobody"] if nobody else []),
        ]
        with _serving(command, _environment(home), port) as address:
            yield address


@contextmanager
def ask_site() -> Iterator[tuple[str, dict[str, str]]]:
    """Links of every kind that letters hold, by what they are for, and where they are served."""
    with tempfile.TemporaryDirectory() as home:
        port = _free_port()
        command = [sys.executable, "-m", "tests.faces.ask.ask_site", str(port)]
        with _serving(command, _environment(home), port) as address:
            links: dict[str, str] = json.loads((Path(home) / "links.json").read_text())
            yield address, links


@contextmanager
def _serving(command: list[str], environment: dict[str, str], port: int) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode} before it answered")
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=1).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"{address} did not answer within {PATIENCE_SECONDS} seconds")


def _environment(home: str) -> dict[str, str]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "RIDEALONG_HOME": home, "PYTHONPATH": path}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
