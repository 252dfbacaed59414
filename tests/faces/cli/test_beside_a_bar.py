"""What is told while something moves on the terminal stands there whole, and the bar steps aside."""

from __future__ import annotations

import re

import pytest
import typer
from rich.console import Console
from rich.progress import BarColumn

from ridealong.faces.cli import speech
from tests.faces.cli.conftest import Said

ORDER = re.compile(r"\x1b\[(\?25[hl]|\d*[AK]|[\d;]*m)|(\r)|(\n)|([^\x1b\r\n]+)")


def seen(written: str) -> list[str]:
    """What a person sees in the end on a terminal that knows as much as a bar asks of it."""
    lines, row, column = [""], 0, 0
    for found in ORDER.finditer(written):
        order, back, down, text = found.groups()
        if order and order.endswith("A"):
            row = max(0, row - int(order[:-1] or 1))
        elif order and order.endswith("K"):
            lines[row] = ""
        elif back:
            column = 0
        elif down:
            row, column = row + 1, 0
            lines += [""] * (row + 1 - len(lines))
        elif text:
            lines[row] = lines[row][:column].ljust(column) + text + lines[row][column + len(text) :]
            column += len(text)
    return [line for line in lines if line.strip()]


def bar_stands(written: str, text: str) -> bool:
    """Whether a bar held the terminal, which hides the cursor for so long, when this was written."""
    before = written[: written.index(text)]
    return before.rfind("\x1b[?25l") > before.rfind("\x1b[?25h")


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "err", Console(stderr=True, force_terminal=True, width=80, soft_wrap=True))


def test_a_refusal_amid_waiting_is_a_line_of_its_own(ana) -> None:
    """Given an import that is taken back by nobody we know, then the terminal holds the reason and nothing else."""
    said: Said = ana("undo", "b-aaaa", "--as", "nobody")
    assert "Taking back" in said.err, "something was to be seen to move"
    assert seen(said.err) == ["ridealong: nobody here is called nobody"]
    assert not bar_stands(said.err, "ridealong: nobody")


def test_what_is_told_while_a_bar_stands_is_drawn_into_none_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit), speech.progress(BarColumn()) as bar:
        bar.add_task("", total=10)
        bar.refresh()
        speech.aside("deals.csv: this is a PDF")
        bar.refresh()
        speech.refuse(["nothing is imported", "look again"])
    written, told = capsys.readouterr().err, "deals.csv: this is a PDF"
    assert seen(written) == [told, "ridealong: nothing is imported", "ridealong: look again"]
    assert not any(bar_stands(written, each) for each in seen(written))
    assert "\x1b[?25l" in written[written.index(told) : written.index("ridealong:")], "it comes back after"


def test_a_result_told_while_a_bar_stands_goes_to_the_results(capsys: pytest.CaptureFixture[str]) -> None:
    with speech.waiting("Reading …"):
        speech.line("3 moments")
    written = capsys.readouterr()
    assert (written.out, seen(written.err)) == ("3 moments\n", [])
