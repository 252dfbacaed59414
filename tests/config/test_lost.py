"""A PostgreSQL server that goes away while pages are served: a page that says so, one line in the terminal, no more."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import OperationalError

from ridealong.faces.cli import ticking
from tests.house.tree import ROOT
from tests.journeys.sites import free_port
from tests.postgres import server

PATIENCE_SECONDS = 60
RUN = [sys.executable, "-m"]
needs_the_extra = pytest.mark.only_on("postgresql", because="a file goes away with its machine only")


def asked(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def wait_for(address: str) -> int:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            return asked(address)[0]
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")


@needs_the_extra
def test_a_server_that_was_lost_is_a_page_that_says_so_and_one_line(tmp_path: Path) -> None:
    with ExitStack() as around:
        with ExitStack() as while_there:
            url = while_there.enter_context(server())
            here = {"DATABASE_URL": url, "RIDEALONG_HOME": str(tmp_path), "PYTHONPATH": "src"}
            begin = {"cwd": ROOT, "env": {**os.environ, **here}}
            subprocess.run([*RUN, "ridealong", "init", "--leader", "Ana Ortiz"], check=True, **begin)
            port = str(free_port())
            aloud = around.enter_context((tmp_path / "aloud").open("w"))
            pages = subprocess.Popen(
                [*RUN, "ridealong.config.serving", port, "--alone"], stderr=aloud, **begin
            )
            around.callback(pages.wait, timeout=PATIENCE_SECONDS)
            around.callback(pages.terminate)
            address = f"http://127.0.0.1:{port}/waiting/"
            assert wait_for(address) == 200
        status, page = asked(address)
    assert (status, "The ledger cannot be reached just now." in page) == (503, True)
    (line,) = (tmp_path / "aloud").read_text().splitlines()
    assert "PostgreSQL on " in line and " cannot be reached (" in line


def test_the_tick_goes_on_after_a_server_was_lost(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def gone() -> bool:
        raise OperationalError("the connection is closed")

    monkeypatch.setattr(ticking, "any_account", gone)
    assert not ticking._is_needed()
    assert "the connection is closed" in capsys.readouterr().err
