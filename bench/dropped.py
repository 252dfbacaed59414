"""What readers notice while 10⁵ deals that somebody dropped on a page are looked at and recorded: page times, p95.

The pages are served as `ridealong serve` does it, to an empty ledger in a folder of its own, and asked for one by one.
The table goes into bench/README.md.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from imports import invent, keep_in  # type: ignore[import-not-found]
from machine import this_machine  # type: ignore[import-not-found]

DEALS, PORT, LIMIT_MS = 10**5, 8791, 150
SECTION = "## dropped"
PAGES = ("/", "/imports/", "/practices/serving/")
SITE = f"http://127.0.0.1:{PORT}"
COMMAND = [sys.executable, "-m", "ridealong"]


class Seen(NamedTuple):
    """Seconds that something took as its bringer saw it, and milliseconds of other pages meanwhile."""

    what: str
    seconds: float
    pages_ms: list[float]

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.pages_ms, n=20)[18] if len(self.pages_ms) > 1 else 0.0


class Browser:
    """Enough of a browser to send a form and read pages."""

    def __init__(self) -> None:
        self.cookies = ""

    def open(self, address: str, body: bytes | None = None, kind: str = "") -> tuple[str, str]:
        headers = {"Cookie": self.cookies, **({"Content-Type": kind} if kind else {})}
        with urllib.request.urlopen(urllib.request.Request(SITE + address, body, headers)) as page:
            if given := page.headers.get("Set-Cookie"):
                self.cookies = given.partition(";")[0]  # the one that proves where a form comes from
            return page.url.removeprefix(SITE), page.read().decode()

    def get(self, address: str) -> tuple[str, str]:
        return self.open(address)

    def send(self, address: str, fields: dict[str, str], file: Path | None = None) -> str:
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', self.get(address)[1])
        assert token is not None
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in {"csrfmiddlewaretoken": token[1], **fields}.items()
        ]
        if file is not None:
            head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{file.name}"\r\n\r\n'
            parts += [head.encode(), file.read_bytes(), b"\r\n"]
        body = b"".join([*parts, f"--{mark}--\r\n".encode()])
        return self.open(address, body, f"multipart/form-data; boundary={mark}")[0]


@contextmanager
def served(home: Path) -> Iterator[Browser]:
    environment = {**os.environ, "RIDEALONG_HOME": str(home)}
    subprocess.run(
        [*COMMAND, "init", "--leader", "Ana Ortiz"], env=environment, check=True, capture_output=True
    )
    server = subprocess.Popen(
        [*COMMAND, "serve", "--alone", "--port", str(PORT)], env=environment, stderr=subprocess.DEVNULL
    )
    browser = Browser()
    try:
        for _ in range(300):
            try:
                browser.get("/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield browser
    finally:
        server.terminate()
        server.wait()


def read_until(browser: Browser, what: str, address: str, done: str) -> Seen:
    """Read other pages, one after the other, until a page says that something is done."""
    begun, took = time.perf_counter(), []
    while True:
        for page in PAGES:
            at = time.perf_counter()
            browser.get(page)
            took.append((time.perf_counter() - at) * 1000)
        if done in browser.get(address)[1]:
            return Seen(what, time.perf_counter() - begun, took)


def measure(home: Path, deals: int) -> list[Seen]:
    file = home / "deals.csv"
    invent(file, deals)
    with served(home / "ledger") as browser:
        quiet = [read_until(browser, "nothing", "/imports/", "Bring what you have") for _ in range(30)]
        idle = Seen("nothing", 0.0, [each for seen in quiet for each in seen.pages_ms])
        begun = time.perf_counter()
        address = browser.send("/imports/", {}, file)
        sent = Seen("the file arrives", time.perf_counter() - begun, [])
        looked = read_until(browser, f"{deals:,} deals are looked at", address, "This is what would happen")
        browser.send(address, {"do": "record"})
        recorded = read_until(browser, "they are recorded", address, "moments recorded")
    return [idle, sent, looked, recorded]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true", help="write the table into bench/README.md")
    parser.add_argument("--deals", type=int, default=DEALS)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        seen = measure(Path(folder), asked.deals)
    lines = [
        f"{this_machine()}; `./run bench dropped --keep`.",
        "",
        "| meanwhile | time | pages read | p95 | slowest |",
    ]
    lines += ["|---|---:|---:|---:|---:|"]
    for each in seen:
        slowest = max(each.pages_ms, default=0)
        lines.append(
            f"| {each.what} | {each.seconds:.1f} s | {len(each.pages_ms)} | {each.p95:.0f} ms | {slowest:.0f} ms |"
        )
    table = "\n".join(lines)
    print(table)
    worst = max(each.p95 for each in seen)
    print(f"pages are {'within' if worst <= LIMIT_MS else 'OVER'} their {LIMIT_MS} ms")
    if asked.keep:
        keep_in(SECTION, table)


if __name__ == "__main__":
    main()
