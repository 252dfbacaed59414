"""A process may be killed in the middle of a batch: nothing is half-written, and nothing acknowledged is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ledger.killing import BATCH, KILLS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked here")
def test_twenty_processes_killed_while_they_record(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.ledger.killing", str(tmp_path)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    kills = json.loads(told.stdout)
    assert len(kills) == KILLS
    for kill in kills:
        assert kill["kept"] % BATCH == 0, "a batch is half-written"
        assert kill["kept"] >= kill["acknowledged"], "what was acknowledged is lost"
        assert kill["kept"] <= kill["acknowledged"] + BATCH, "more is kept than was ever begun"
        assert kill["checked"] and kill["faults"] == []
    assert sum(kill["in_the_middle"] for kill in kills) > KILLS / 2, "hardly any was killed in the middle"
