"""Serves the pages from this process, to this machine only unless it is told otherwise, until it is told to stop."""

from __future__ import annotations

import os
import socket
import sys
import time
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import ThreadWorker

from ridealong.config import beside
from ridealong.config.reach import LISTENS
from ridealong.ledger.postgres import pooled

HOST = "127.0.0.1"
WORKERS = 2
THREADS = 4
ALONE = "--alone"
GIVES_WAY = 0.003
"""Seconds that a worker lets others go first for each connection it holds: no one notices, and an idle one is there."""
A_MOMENT, LONG_GONE = 0.0005, 0.05
"""Seconds between two looks, and after which it is another connection that waits."""


class PortTaken(Exception):
    """Somebody else listens where the pages were to be served."""


def serve(port: int, *, host: str = HOST, workers: int = WORKERS, alone: bool = True) -> None:
    """Serve on an address and return when interrupted. Raises ``PortTaken`` before anything starts.

    Unless it serves alone, the tick runs beside it.
    """
    refuse_if_taken(port, host)
    if host != HOST:
        os.environ[LISTENS] = host  # the settings are read from here on, and nobody is the owner any more
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    hooks = {} if alone else {"when_ready": beside.start, "on_exit": beside.stop}
    _Server({**OPTIONS, **hooks, "bind": bind, "workers": workers}).run()


def refuse_if_taken(port: int, host: str = HOST) -> None:
    # gunicorn would try five times over five seconds and then log a stack of lines.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror as error:
            raise PortTaken(
                f"{host} is no address of this machine ({error.strerror}): write one as numbers"
            ) from error
        except OSError as error:
            raise PortTaken(
                f"port {port} on {host} cannot be used ({error.strerror}): stop what listens there, or choose another "
                f"with --port {port + 1}"
            ) from error


class Turns(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Leaves a new connection to whoever holds fewer: two people who look at once get a processor each.

    Every worker is woken for it, and all that it asks later stays where it was taken. Whoever came first would hold
    both as often as not, and answer them in turn while the other worker waits.
    """

    noticed = 0.0

    def accept(self, listener: socket.socket) -> None:
        now = time.monotonic()
        if now - self.noticed > LONG_GONE:
            self.noticed = now
        if now - self.noticed < GIVES_WAY * min(self.nr_conns, THREADS):
            time.sleep(A_MOMENT)
            return  # and is called again for as long as nobody took it, once whatever else happened here is seen to
        self.noticed = 0.0
        super().accept(listener)


OPTIONS: dict[str, Any] = {
    "threads": THREADS,
    "worker_class": Turns,  # threads: Django's views under ASGI measured two to eight times slower
    "preload_app": True,  # a broken start is told once, before anybody is answered
    "control_socket_disable": True,
    "loglevel": "error",
    "accesslog": None,
    "timeout": 60,
    "graceful_timeout": 5,
    "proc_name": "ridealong",
    # What a proxy says is believed by Django, and only where RIDEALONG_PROXY says that there is one.
    "forwarded_allow_ips": "",
    "secure_scheme_headers": {},
}


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn with its options given here instead of on a command line."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from django.db import connections  # noqa: PLC0415  # Django starts when the server does

        from ridealong.config.wsgi import application  # noqa: PLC0415

        # Workers are forks of this process, and no two may speak on one connection. Closed first: a connection that was
        # opened without a pool cannot be given back to one.
        connections.close_all()
        pooled(connections.settings["default"], threads=THREADS)

        return application


if __name__ == "__main__":
    try:
        port, *others = [each for each in sys.argv[1:] if each != ALONE]
        serve(int(port), host=others[0] if others else HOST, alone=ALONE in sys.argv)
    except PortTaken as taken:
        sys.exit(f"ridealong: {taken}")
