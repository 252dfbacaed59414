"""Whoever records at once, in whatever process: one unbroken chain, nothing lost, and of equal ids one is kept."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from tests.postgres import a_database

BATCHES = 50


def crowd(processes: int, threads: int, environment: dict[str, str]) -> dict[str, object]:
    ran = subprocess.run(
        [sys.executable, "tests/ledger/crowding.py", *map(str, (processes, threads, BATCHES))],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def as_it_should_be(writers: int) -> dict[str, object]:
    kept = (writers + 2) * BATCHES
    told = {
        "kept own": writers * BATCHES,
        "kept alike": BATCHES,
        "already alike": (writers - 1) * BATCHES,
        "kept otherwise": BATCHES,
        "refused otherwise": (writers - 1) * BATCHES,
    }
    return {
        "told": told,
        "checked": kept,
        "faults": [],
        "places": True,
        "head": True,
        "parties": kept,
        "writers": writers,
    }


@pytest.mark.slow
@pytest.mark.only_on("sqlite", because="the other test of this file is the same with threads as well")
def test_four_processes_at_one_file(tmp_path: Path) -> None:
    assert crowd(4, 1, {"RIDEALONG_HOME": str(tmp_path)}) == as_it_should_be(4)


@pytest.mark.only_on(
    "postgresql", because="SQLite lets one write at a time, and its own test is beside this one"
)
def test_four_processes_of_two_threads_at_one_server(tmp_path: Path) -> None:
    with a_database(os.environ["DATABASE_URL"]) as url:
        found = crowd(4, 2, {"RIDEALONG_HOME": str(tmp_path), "DATABASE_URL": url})
    assert found == as_it_should_be(8)
