"""Several processes that begin with one empty database at once make its tables once."""

import os
import subprocess
import sys
from contextlib import ExitStack

import pytest

from ridealong.ledger.migrating import LOCK
from tests.house.tree import ROOT
from tests.postgres import a_database

BEGIN = """
import sys, django
django.setup()
from ridealong.ledger.migrating import migrate
print("ready", flush=True)
sys.stdin.read()
migrate()
"""
pytestmark = pytest.mark.only_on("postgresql", because="a file lets only one process write")


def beginner(url: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": "src"}
    environment["DJANGO_SETTINGS_MODULE"] = "ridealong.config.settings"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", BEGIN], cwd=ROOT, env=environment, text=True, **pipes)


def test_three_that_begin_together_all_find_their_tables() -> None:
    from psycopg import connect  # noqa: PLC0415  # only with the extra

    with a_database(os.environ["DATABASE_URL"]) as url, ExitStack() as pipes:
        begin = [pipes.enter_context(beginner(url)) for _ in range(3)]
        for each in begin:  # all wait for the last to be ready, so that they really begin together
            assert each.stdout is not None and each.stdout.readline() == "ready\n"
        for each in begin:
            assert each.stdin is not None
            each.stdin.close()
        assert [each.stderr.read() for each in begin if each.stderr is not None] == [""] * 3
        assert [each.wait(timeout=120) for each in begin] == [0] * 3
        with connect(url) as there:
            assert there.execute("SELECT count(*) FROM ledger_head").fetchone() is not None
            held = there.execute("SELECT count(*) FROM pg_locks WHERE objid = %s", [LOCK]).fetchone()
            assert held == (0,)
