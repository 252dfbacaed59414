"""A process that dies in the middle of a batch loses nothing it had acknowledged and leaves nothing half-written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT


@pytest.mark.slow
@pytest.mark.only_on(
    "sqlite", because="it kills whoever writes the file; PostgreSQL's server outlives its clients"
)
def test_killed_at_twenty_random_points(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "tests/ledger/killing.py"],
        cwd=ROOT,
        env={**os.environ, "RIDEALONG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["in the middle"] >= 10, "most deaths should have come while a batch was being recorded"
    assert found["acknowledged"] > 0
    assert (found["lost"], found["half-written"], found["faults"]) == ([], [], [])
    assert found["as derived anew"]
