"""The demonstration organisation: loaded, looked at, or only checked."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from ridealong.answer.asking import answer_for, leaders
from ridealong.doors.demo.load import load
from ridealong.doors.demo.story import SEED
from ridealong.faces.cli import identity
from ridealong.faces.cli.answering import summary
from ridealong.faces.cli.serving import HOST, PORT, Port, serve
from ridealong.faces.cli.speech import aside, line, refuse, waiting
from ridealong.ledger.receipt import Status
from ridealong.people import parties as people
from ridealong.started import program

LEADER = "ana"
DEMO_ZONE = "Europe/Vienna"
PATIENCE_SECONDS = 60
SPEAK_OF_OTHERS = ("DATABASE_URL", "RIDEALONG_URL", "RIDEALONG_HOSTS", "RIDEALONG_PROXY")
"""With these the pages would ask whoever looks to sign in; the check looks from this machine."""


def add_to(app: typer.Typer) -> None:
    app.command()(demo)


def demo(
    seed: Annotated[int, typer.Option(help="Another number tells another firm’s year.")] = SEED,
    serve_it: Annotated[bool, typer.Option("--serve", help="Serve the pages once it is there.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Start, fetch the answer page, say the answer, leave.")
    ] = False,
    port: Port = PORT,
) -> None:
    """Load the demonstration organisation: a leader of twelve, 240 customers, eighteen months."""
    if check:
        _check(seed)
        return
    identity.make_ledger()
    if not leaders():
        _load(seed)
    elif not any(handle == LEADER for handle, _ in leaders()):
        refuse(f"{identity.where()} holds a ledger of your own; choose another folder: "
               f"RIDEALONG_HOME=.demo {program()} demo")  # fmt: skip
    line(summary(answer_for(LEADER, as_of=None, now=identity.now())))
    if serve_it:
        serve(port, alone=True)


def _load(seed: int) -> None:
    now = identity.now()
    with waiting("Telling eighteen months of a firm that never was …"):
        receipts = load(seed, until=now.date(), now=now, zone=ZoneInfo(DEMO_ZONE))
    refused = [receipt.why for receipt in receipts if receipt.status is Status.REFUSED and receipt.why]
    if refused:
        refuse(refused)
    ana = people.find(LEADER)
    if ana is not None:
        people.begin_for(ana.id)
        people.settle(ana.id, zone=DEMO_ZONE)
    aside(f"{len(receipts)} moments told by the demonstration organisation.")


def _check(seed: int) -> None:
    """A whole demonstration in a folder of its own, fetched once and thrown away."""
    with tempfile.TemporaryDirectory(prefix="ridealong-") as home:
        port = _free_port()
        kept = {name: value for name, value in os.environ.items() if name not in SPEAK_OF_OTHERS}
        environment = kept | {"RIDEALONG_HOME": home}
        command = [
            sys.executable,
            "-m",
            "ridealong",
            "demo",
            "--serve",
            "--seed",
            str(seed),
            "--port",
            str(port),
        ]
        served = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            assert served.stdout is not None
            said = served.stdout.readline().strip()
            page = _fetch(f"http://{HOST}:{port}/", served)
        finally:
            served.terminate()
            served.wait(timeout=PATIENCE_SECONDS)
    if "Are you a smart sales leader?" not in page:
        refuse("the answer page came, but it does not ask the question")
    line(said)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _fetch(url: str, served: subprocess.Popen[str]) -> str:
    """The page at an address, as soon as the server answers there."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        if served.poll() is not None:
            refuse("the server did not start; its own words are above")
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE_SECONDS) as response:
                return str(response.read().decode())
        except urllib.error.HTTPError as error:
            refuse(f"the answer page did not come: {error}")
        except OSError as error:
            if time.monotonic() > deadline:
                refuse(f"the answer page did not come within {PATIENCE_SECONDS} seconds: {error}")
            time.sleep(0.1)
