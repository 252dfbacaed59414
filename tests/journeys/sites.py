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
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.house.tree import ROOT
from tests.journeys.clocked import CLOCK
from tests.postgres import a_database

PATIENCE_SECONDS = 60
COMMAND = [sys.executable, "-c", "from ridealong.faces.cli.main import main; main()"]


@contextmanager
def demo_site() -> Iterator[str]:
    """The demonstration organisation, as `ridealong demo` tells it and `ridealong serve` shows it."""
    with _environment() as environment:
        subprocess.run([*COMMAND, "demo"], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        with _serving([*COMMAND, "serve", "--alone", "--port", str(port)], environment, port) as address:
            yield address


@contextmanager
def sample_site(state: str = "") -> Iterator[str]:
    """The sample's three leaders; `nobody` at all; or one that is `broken`: states that no demonstration reaches."""
    with _environment() as environment:
        port = free_port()
        command = [
            sys.executable,
            "-m",
            "tests.faces.web.sample_site",
            str(port),
            *filter(None, [state]),
        ]
        with _serving(command, environment, port) as address:
            yield address


@dataclass(frozen=True)
class Firm:
    """A small firm with nobody's account yet: where its pages are, and its command line."""

    address: str
    environment: dict[str, str]
    command: tuple[str, ...] = tuple(COMMAND)

    def run(self, *words: str) -> str:
        done = subprocess.run(
            [*self.command, *words],
            env=self.environment,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def it_is(self, time: str) -> None:
        """Turn the clock of a firm that has one of its own."""
        (Path(self.environment["RIDEALONG_HOME"]) / CLOCK).write_text(f"{time}+00:00")


@contextmanager
def firm_site(port: int = 0, **more: str) -> Iterator[Firm]:
    """Ana Ortiz, who leads Tom and Mia; whoever is first makes the first account."""
    with _environment() as given:
        port = port or free_port()
        address = f"http://127.0.0.1:{port}"
        environment = {**given, "RIDEALONG_URL": address, **more}
        firm = Firm(address, environment)
        firm.run("init", "--leader", "Ana Ortiz", "--zone", "Europe/Vienna")
        for name in ("Tom Weber", "Mia Brandt"):
            handle = name.partition(" ")[0].lower()
            firm.run("tell", f'2025-01-06 {handle} joined as salesperson under ana-ortiz called "{name}"')
        with _serving([*COMMAND, "serve", "--alone", "--port", str(port)], environment, port):
            yield firm


@contextmanager
def new_leader_site(leader: str) -> Iterator[str]:
    """Somebody who leads, and nothing else: the address of their pages."""
    with _environment() as given:
        port = free_port()
        firm = Firm(f"http://127.0.0.1:{port}", {**given, "RIDEALONG_URL": f"http://127.0.0.1:{port}"})
        firm.run("init", "--leader", leader, "--zone", "Europe/Vienna")
        with _serving([*COMMAND, "serve", "--alone", "--port", str(port)], firm.environment, port):
            yield firm.address


@contextmanager
def clocked_firm() -> Iterator[Firm]:
    """The same firm before anybody is in it but Ana, and with a clock that the test turns."""
    with _environment() as given:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        command = (sys.executable, "-m", "tests.journeys.clocked")
        firm = Firm(address, {**given, "RIDEALONG_URL": address}, command)
        firm.it_is("2026-03-02T07:00")
        firm.run("init", "--leader", "Ana Ortiz", "--zone", "Europe/Vienna")
        with _serving([*command, "serve", str(port)], firm.environment, port):
            yield firm


@contextmanager
def voices_site() -> Iterator[str]:
    """A ledger in which much waits for somebody's word."""
    with _environment() as environment:
        port = free_port()
        command = [sys.executable, "-m", "tests.faces.web.voices.site", str(port)]
        with _serving(command, environment, port) as address:
            yield address


@contextmanager
def twins_site(told: str, customers: str) -> Iterator[Firm]:
    """A firm in whose ledger some are twice, kept by Rita: what was told of it, and the list from its CRM."""
    with firm_site() as firm:
        folder = Path(firm.environment["RIDEALONG_HOME"])
        for name, text in (("told.moments", told), ("customers.csv", customers)):
            (folder / name).write_text(text, encoding="utf-8")
        firm.run("tell", '2025-01-06 rita joined as keeper called "Rita Roth"')
        if told:
            firm.run("import", str(folder / "customers.csv"), "--as", "rita")
            firm.run("tell", "-f", str(folder / "told.moments"), "--as", "rita")
        yield firm


@contextmanager
def ask_site() -> Iterator[tuple[str, dict[str, str]]]:
    """Links of every kind that letters hold, by what they are for, and where they are served."""
    with _environment() as environment:
        port = free_port()
        command = [sys.executable, "-m", "tests.faces.ask.ask_site", str(port)]
        with _serving(command, environment, port) as address:
            links: dict[str, str] = json.loads(
                (Path(environment["RIDEALONG_HOME"]) / "links.json").read_text()
            )
            yield address, links


@contextmanager
def imports_site() -> Iterator[tuple[str, dict[str, str]]]:
    """Imports in every state there is, by what they are in, and where they are served."""
    with _environment() as environment:
        port = free_port()
        command = [sys.executable, "-m", "tests.faces.web.imports.site", str(port)]
        with _serving(command, environment, port) as address:
            told = (Path(environment["RIDEALONG_HOME"]) / "places.json").read_text()
            places: dict[str, str] = json.loads(told)
            yield address, places


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


@contextmanager
def _environment() -> Iterator[dict[str, str]]:
    """A home of its own and, where the tests run on PostgreSQL, a database of its own."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    with ExitStack() as around:
        home = around.enter_context(tempfile.TemporaryDirectory())
        own = {"RIDEALONG_HOME": home, "PYTHONPATH": path}
        if url := os.environ.get("DATABASE_URL"):
            own["DATABASE_URL"] = around.enter_context(a_database(url))
        yield {**os.environ, **own}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
