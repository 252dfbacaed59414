"""Serves the pages from this process, to this machine only, until it is told to stop."""

from __future__ import annotations

import socket
import sys
from typing import Any

from gunicorn.app.base import BaseApplication

from ridealong.ledger.postgres import pooled

HOST = "127.0.0.1"
WORKERS = 2
THREADS = 4


class PortTaken(Exception):
    """Somebody else listens where the pages were to be served."""


def serve(port: int, *, workers: int = WORKERS) -> None:
    """Serve on the loopback address and return when interrupted. Raises ``PortTaken`` before anything starts."""
    refuse_if_taken(port)
    _Server({**OPTIONS, "bind": f"{HOST}:{port}", "workers": workers}).run()


def refuse_if_taken(port: int) -> None:
    # gunicorn would try five times over five seconds and then log a stack of lines.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortTaken(
                f"port {port} on {HOST} cannot be used ({error.strerror}): stop what listens there, or choose another "
                f"with --port {port + 1}"
            ) from error


OPTIONS: dict[str, Any] = {
    "threads": THREADS,
    "worker_class": "gthread",  # Django's views under ASGI measured two to eight times slower
    "preload_app": True,  # a broken start is told once, before anybody is answered
    "control_socket_disable": True,
    "loglevel": "error",
    "accesslog": None,
    "timeout": 60,
    "graceful_timeout": 5,
    "proc_name": "ridealong",
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

        pooled(connections.settings["default"], threads=THREADS)
        connections.close_all()  # workers are forks of this process, and no two may speak on one connection

        return application


if __name__ == "__main__":
    try:
        serve(int(sys.argv[1]))
    except PortTaken as taken:
        sys.exit(f"ridealong: {taken}")
