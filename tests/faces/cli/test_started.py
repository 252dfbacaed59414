"""Commands that people are told to type begin as this was started: `./run` says so of itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ridealong.started import program

ROOT = Path(__file__).parents[3]
RUN = ROOT / "run"


def test_a_hint_begins_with_the_programs_own_name_where_nothing_else_is_said(monkeypatch):
    monkeypatch.delenv("RIDEALONG_CALLED", raising=False)
    assert program() == "ridealong"


@pytest.mark.parametrize(
    ("called", "typed"),
    [
        ("./run", "./run"),
        ("/srv/ride along/run", "'/srv/ride along/run'"),
        ("  ", "ridealong"),
        ("a\x1b[2J", "ridealong"),
    ],
)
def test_a_hint_can_be_typed_as_it_stands(monkeypatch, called, typed):
    monkeypatch.setenv("RIDEALONG_CALLED", called)
    assert program() == typed


def test_an_import_by_run_is_taken_back_by_run(ana, tmp_path, monkeypatch):
    monkeypatch.setenv("RIDEALONG_CALLED", "./run")
    path = tmp_path / "purchases.csv"
    path.write_text("customer,date,amount\nAcme,2026-01-12,940.00\n", encoding="utf-8")
    kept = ana("import", str(path), "--currency", "EUR", "--yes")
    assert "Take it back with: ./run undo b-" in kept.err + kept.out


def test_run_says_how_it_was_called(tmp_path):
    """The real script, on an empty folder: the hint that a ledger is missing names it."""
    told = subprocess.run(
        [RUN, "answer"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "RIDEALONG_HOME": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"begin with: {RUN} init" in told.stderr
