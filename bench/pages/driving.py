"""Asks one address over and over, from so many connections at once: by ``wrk`` where it is, else by threads of its own.

The threads are Python's and share the machine with the server, so that what they say is a little worse than it is.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import quantiles
from tempfile import NamedTemporaryFile
from typing import NamedTuple

HOST, OK = "127.0.0.1", 200
WRK = shutil.which("wrk")
BY = "wrk" if WRK else "threads of http.client, for there is no wrk here"
SETTLED = 0.7
"""Seconds."""
LUA = """
done = function(summary, latency, requests)
  io.write(string.format("told %f %f %d %d\\n", latency:percentile(50), latency:percentile(95), summary.requests,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
"""
TOLD = re.compile(r"told ([\d.]+) ([\d.]+) (\d+) (\d+)")


class Taken(NamedTuple):
    """Milliseconds, and how many requests they are from."""

    p50: float
    p95: float
    requests: int
    failed: int


def drive(port: int, address: str, cookie: str, connections: int, seconds: float) -> Taken:
    time.sleep(SETTLED)  # what was asked last and not waited for is still being answered
    how = _by_wrk if WRK else _by_threads
    return how(port, address, cookie, connections, seconds)


def weigh(port: int, address: str, cookie: str, gzip: bool) -> int:
    """Bytes that a page and the sheets and pictures it names take on the way."""
    encoding = "gzip" if gzip else "identity"

    def fetch(path: str) -> bytes:
        connection = HTTPConnection(HOST, port)
        connection.request(
            "GET", path, headers={"Cookie": cookie, "Accept-Encoding": encoding, "Host": "localhost"}
        )
        return connection.getresponse().read()

    plain = _plain(port, address, cookie)
    parts = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', plain))
    return len(fetch(address)) + sum(len(fetch(part)) for part in parts)


def _plain(port: int, address: str, cookie: str) -> str:
    connection = HTTPConnection(HOST, port)
    connection.request("GET", address, headers={"Cookie": cookie, "Host": "localhost"})
    return connection.getresponse().read().decode(errors="replace")  # a paper is no text, and names no sheets


def _by_wrk(port: int, address: str, cookie: str, connections: int, seconds: float) -> Taken:
    with NamedTemporaryFile("w", suffix=".lua", encoding="ascii") as script:
        script.write(LUA)
        script.flush()
        words = ["-t", "1", "-c", str(connections), "-d", f"{max(1, round(seconds))}s", "-s", script.name]
        words += ["-H", f"Cookie: {cookie}", "-H", "Host: localhost", f"http://{HOST}:{port}{address}"]
        told = subprocess.run([str(WRK), *words], check=True, capture_output=True, text=True).stdout
    found = TOLD.search(told)
    assert found is not None, told
    p50, p95, requests, failed = map(float, found.groups())
    return Taken(p50 / 1000, p95 / 1000, int(requests), int(failed))


def _by_threads(port: int, address: str, cookie: str, connections: int, seconds: float) -> Taken:
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(connections) as pool:
        asked = [pool.submit(_ask_until, until, port, address, cookie) for _ in range(connections)]
        taken = [each for one in asked for each in one.result()]
    times = sorted(milliseconds for milliseconds, _ in taken)
    cut = quantiles(times, n=20) if len(times) > 1 else times * 20
    return Taken(cut[9], cut[18], len(times), sum(status != OK for _, status in taken))


def _ask_until(until: float, port: int, address: str, cookie: str) -> list[tuple[float, int]]:
    connection = HTTPConnection(HOST, port)
    taken: list[tuple[float, int]] = []
    ask: Callable[[], None] = lambda: connection.request(  # noqa: E731
        "GET", address, headers={"Cookie": cookie, "Host": "localhost", "Accept-Encoding": "gzip"}
    )
    while not taken or time.perf_counter() < until:
        begun = time.perf_counter()
        ask()
        response = connection.getresponse()
        response.read()
        taken.append((1000 * (time.perf_counter() - begun), response.status))
    connection.close()
    return taken
