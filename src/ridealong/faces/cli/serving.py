"""The pages in a browser, on this machine only."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from ridealong.faces.cli import identity
from ridealong.faces.cli.speech import aside, refuse

HOST = "127.0.0.1"
PORT = 8000

Port = Annotated[int, typer.Option(help="The port to serve on, on this machine only.", min=1, max=65535)]


def add_to(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    port: Port = PORT,
    host: Annotated[str, typer.Option(help="Only this machine until sign-in is set up.")] = HOST,
    alone: Annotated[
        bool, typer.Option("--alone", help="Without the tick beside it, which something else calls then.")
    ] = False,
) -> None:
    """Serve the pages on this machine."""
    if host not in (HOST, "localhost"):
        refuse(
            f"it serves on {HOST} only, because there is no sign-in yet: anyone who reached {host} would read it all"
        )
    identity.need_ledger()
    aside(f"Look at http://{HOST}:{port}  (stop with Ctrl-C)")
    sys.stdout.flush()
    words = [sys.executable, "-m", "ridealong.config.serving", str(port), *(["--alone"] if alone else [])]
    os.execv(sys.executable, words)
