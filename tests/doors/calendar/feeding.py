"""A server of calendars on this machine, that answers as a test tells it and remembers how it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = "/private-a1b2c3/ana.ics"


@dataclass
class Reply:
    """`length` is what the server says it sends, where that is not so."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None


@dataclass
class Feed:
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}{SECRET}"

    def gives(self, text: str | bytes, path: str = SECRET, **headers: str) -> None:
        body = text.encode() if isinstance(text, str) else text
        self.replies[path] = Reply(
            body, headers={name.replace("_", "-"): each for name, each in headers.items()}
        )


@contextmanager
def serving() -> Iterator[Feed]:
    feed = Feed()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name is http.server's
            feed.asked.append((self.path, {name.casefold(): each for name, each in self.headers.items()}))
            reply = feed.replies.get(self.path, Reply(b"nothing here", 404))
            unchanged = reply.headers.get("ETag") and reply.headers["ETag"] == self.headers.get(
                "If-None-Match"
            )
            body, status = (b"", 304) if unchanged else (reply.body, reply.status)
            self.send_response(status)
            for name, each in reply.headers.items():
                self.send_header(name, each)
            self.send_header("Content-Length", str(len(body) if reply.length is None else reply.length))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """A test's output is the test's."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    feed.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield feed
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
