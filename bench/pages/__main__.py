"""How fast and how heavy every page is: a million moments, some 320 people, two workers, one, two and eight at once.

Each page of the map is asked for as a leader, a salesperson and a keeper, over HTTP, from the server that `ridealong
serve` starts; how many questions it puts to the database, and what it costs the processor, is counted in this process.
`--home` keeps the ledger, which takes minutes to make, for the next time. `--profile` says where the time of one goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.pages import driving
from bench.pages.addresses import Page, pages
from bench.pages.making import Made, ledger_in

if TYPE_CHECKING:
    from collections.abc import Iterator

CONNECTIONS = (1, 2, 8)
P95_MS, QUERIES, KB, JUDGED_AT = 150, 12, 150, 2
"""What is promised; the 95th percentile with as many connections as there are workers."""
ROUNDS = 5
WARMED = 1
"""Seconds."""


@dataclass(frozen=True)
class Figures:
    """What was measured of one page."""

    page: Page
    queries: int
    processor: float
    taken: dict[int, driving.Taken]
    weight: tuple[int, int]

    @property
    def misses(self) -> list[str]:
        judged = self.taken[JUDGED_AT]
        slow = [f"p95 {judged.p95:.0f} ms"] if judged.p95 > P95_MS else []
        slow += [] if judged.requests else ["no answer within the time"]
        many = [f"{self.queries} queries"] if self.queries > QUERIES else []
        heavy = [f"{self.weight[1] / 1000:.0f} kB"] if self.weight[1] > KB * 1000 else []  # as it travels
        failed = ["failed"] if any(each.failed for each in self.taken.values()) else []
        return slow + many + heavy + failed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="the folder the ledger is kept in")
    parser.add_argument("--size", type=int, default=1_000_000, help="moments, about")
    parser.add_argument("--seconds", type=float, default=2, help="how long each page is asked for")
    parser.add_argument("--only", default="", help="only the pages whose name contains this")
    parser.add_argument(
        "--profile", action="store_true", help="where the time of the pages goes, and nothing else"
    )
    asked = parser.parse_args()
    made = ledger_in(asked.home, asked.size)
    readers = _readers(made)
    found, missing = pages(
        list(readers), _places(made), lambda who, at: int(readers[who].get(at).status_code)
    )
    wanted = [page for page in found if asked.only in page.name]
    if asked.profile:
        _profile(readers, wanted)
        return
    from bench.machine import this_machine  # noqa: PLC0415

    print(f"{made.moments:,} moments, {made.people} people, {_database()}, {this_machine()}; by {driving.BY}")
    with _server(asked.home) as port:
        _table(readers, wanted, port, asked.seconds)
    if not asked.only:
        print(f"shown to nobody, or only with what this ledger does not hold: {', '.join(missing)}")


def _table(readers: dict[str, Any], wanted: list[Page], port: int, seconds: float) -> None:
    at = " ".join(f"{f'p50/p95 at {each}':>15}" for each in CONNECTIONS)
    print(f"{'page':<28} {'reader':<12} {'queries':>7} {'cpu ms':>7} {at} {'kB':>6} {'gzip':>5}  misses")
    missed = 0
    for page in wanted:
        each = _measure(readers, page, port, seconds)
        times = " ".join(f"{f'{each.taken[n].p50:.0f}/{each.taken[n].p95:.0f}':>15}" for n in CONNECTIONS)
        weight = f"{each.weight[0] / 1000:>6.0f} {each.weight[1] / 1000:>5.0f}"
        said = ", ".join(each.misses)
        missed += bool(said)
        print(
            f"{page.name:<28} {page.reader:<12} {each.queries:>7} {each.processor:>7.0f} {times} {weight}  {said}"
        )
        sys.stdout.flush()
    print(
        f"promised: p95 ≤ {P95_MS} ms at {JUDGED_AT}, ≤ {QUERIES} queries, < {KB} kB; {missed} of {len(wanted)} miss"
    )


def _measure(readers: dict[str, Any], page: Page, port: int, seconds: float) -> Figures:
    from django.db import connection  # noqa: PLC0415  # after Django is set up

    client, worked = readers[page.reader], []
    client.get(page.address)
    asked: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        client.get(page.address)
    for _ in range(ROUNDS):
        begun = time.process_time()
        client.get(page.address)
        worked.append(1000 * (time.process_time() - begun))
    cookie = "; ".join(f"{each.key}={each.value}" for each in client.cookies.values())
    driving.drive(port, page.address, cookie, max(CONNECTIONS), WARMED)  # every worker has made it before
    taken = {n: driving.drive(port, page.address, cookie, n, seconds) for n in CONNECTIONS}
    heavy = (
        driving.weigh(port, page.address, cookie, False),
        driving.weigh(port, page.address, cookie, True),
    )
    return Figures(page, len(asked), median(worked), taken, heavy)


def _profile(readers: dict[str, Any], wanted: list[Page]) -> None:
    for page in wanted:
        readers[page.reader].get(page.address)
        with cProfile.Profile() as profile:
            for _ in range(ROUNDS):
                readers[page.reader].get(page.address)
        print(f"== {page.name} as {page.reader}, {ROUNDS} times")
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


def _readers(made: Made) -> dict[str, Any]:
    """A browser for each who looks, signed in."""
    from django.test import Client  # noqa: PLC0415  # after Django is set up

    from ridealong.people.accounts.opening import account_of, open_account  # noqa: PLC0415

    found = {}
    for role in ("leader", "salesperson", "keeper"):
        person = getattr(made, role)
        account = account_of(person) or open_account(person, f"{role}@firm.example", now=datetime.now(UTC))
        found[role] = Client(headers={"host": "localhost"})
        found[role].force_login(account)
    return found


def _places(made: Made) -> dict[str, list[str]]:
    """What stands in an address, by the name of its place: the first that a page is shown for is taken."""
    from ridealong.ledger.models import MomentRow  # noqa: PLC0415  # after Django is set up
    from ridealong.people.models import Party  # noqa: PLC0415
    from ridealong.practices.registry import PRACTICES  # noqa: PLC0415

    people = list(Party.objects.filter(id__in=[made.salesperson, made.leader, made.colleague]))
    customers = list(Party.objects.filter(sort="customer")[:30])
    latest = [str(each) for each in MomentRow.objects.order_by("-seq").values_list("id", flat=True)[:30]]
    handles = [each.handle for each in [*people, *customers]]
    keys = [each.key for each in PRACTICES]
    return {
        "key": ["serving", *keys], "sign_key": ["promises"] * (len(keys) + 1),
        "handle": handles, "person": handles, "who": handles, "customer": [each.handle for each in customers],
        "id": [*latest, *(each.id for each in [*people, *customers])], "opener": latest, "moment": latest,
    }  # fmt: skip


def _database() -> str:
    from django.db import connection  # noqa: PLC0415  # after Django is set up

    return str(connection.display_name)


@contextmanager
def _server(home: Path) -> Iterator[int]:
    """The pages as `ridealong serve` serves them, until nobody asks any more."""
    with socket.socket() as free:
        free.bind((driving.HOST, 0))
        port = int(free.getsockname()[1])
    server = subprocess.Popen(
        [sys.executable, "-m", "ridealong.config.serving", str(port), driving.HOST, "--alone"]
    )
    try:
        for _ in range(100):
            time.sleep(0.1)
            with socket.socket() as tried:
                if tried.connect_ex((driving.HOST, port)) == 0:
                    break
        yield port
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
