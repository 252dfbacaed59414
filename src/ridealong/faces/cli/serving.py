"""The pages in a browser: on this machine, and elsewhere once somebody can sign in."""

from __future__ import annotations

import os
import sys
from typing import Annotated
from urllib.parse import urlsplit

import typer
from django.conf import settings

from ridealong.faces.cli import identity
from ridealong.faces.cli.inviting import can_sign_in
from ridealong.faces.cli.speech import aside, refuse
from ridealong.people.letters.addresses import mail_goes_out
from ridealong.started import program

HOST = "127.0.0.1"
PORT = 8000

Port = Annotated[int, typer.Option(help="The port to serve on.", min=1, max=65535)]


def add_to(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    port: Port = PORT,
    host: Annotated[
        str, typer.Option(help="The address to serve on; another than this once somebody can sign in.")
    ] = HOST,
    alone: Annotated[
        bool, typer.Option("--alone", help="Without the tick beside it, which something else calls then.")
    ] = False,
) -> None:
    """Serve the pages: on this machine, or with --host to others, once a leader or keeper can sign in."""
    identity.need_ledger()
    if host in (HOST, "localhost"):
        host = HOST
        aside(f"Look at http://{HOST}:{port}  (stop with Ctrl-C)")
    else:
        _refuse_unlocked(host)
        aside(f"Serving on {host}, port {port}  (stop with Ctrl-C)")
    for missing in _missing(elsewhere=host != HOST):
        aside(missing)
    sys.stdout.flush()
    words = [
        sys.executable,
        "-m",
        "ridealong.config.serving",
        str(port),
        host,
        *(["--alone"] if alone else []),
    ]
    os.execv(sys.executable, words)


def _refuse_unlocked(host: str) -> None:
    if not can_sign_in():
        refuse(
            f"it serves on {HOST} only, until a leader or a keeper can sign in: anyone who reached {host} would read "
            f"it all; make the first account at http://{HOST}:{PORT}/signin/first/, or invite somebody: "
            f"{program()} invite HANDLE --email ADDRESS"
        )


def _missing(*, elsewhere: bool) -> list[str]:
    """What else serving to others needs, a line for each that is not there."""
    url = urlsplit(settings.RIDEALONG_URL)
    public = url.hostname not in (None, HOST, "localhost", "::1")
    if not elsewhere and not public:
        return []
    said = []
    if not public:
        said.append(
            "Nobody is answered yet but this machine: say under which address people come, such as "
            "RIDEALONG_URL=https://ridealong.example.com"
        )
    elif url.scheme != "https":
        said.append(
            f"{settings.RIDEALONG_URL} is not encrypted, and passwords would be read on the way: put a server that "
            "speaks TLS in front, and say https in RIDEALONG_URL"
        )
    elif not settings.BEHIND_A_PROXY:
        said.append(
            "TLS has to end in a server in front of this one; have it set X-Forwarded-For and X-Forwarded-Proto, and "
            "say so with RIDEALONG_PROXY=1"
        )
    if not mail_goes_out():
        said.append(
            "No letter leaves, so nobody can be sent a link: say through which server, in RIDEALONG_MAIL_URL"
        )
    return said
