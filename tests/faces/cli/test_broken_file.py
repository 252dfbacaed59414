"""A file that is broken is diagnosed in a line: what is wrong with it, and what helps; nobody sees a traceback."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from tests.faces.cli.forking import Ran, forking

PAGE = 4096


@pytest.fixture(scope="module")
def ridealong() -> Iterator[Callable[..., Ran]]:
    with forking() as commands:
        yield commands.run


@pytest.fixture(scope="module")
def kept(tmp_path_factory, ridealong) -> bytes:
    """The file of a small ledger, whole."""
    home = tmp_path_factory.mktemp("whole")
    assert ridealong(home, "init", "--leader", "Ana Ortiz").returncode == 0
    page = '2026-03-02 acme became known as "Acme"\n' + "\n".join(
        f'2026-03-02 acme said "number {number}"' for number in range(300)
    )
    (home / "page.moments").write_text(page)
    assert ridealong(home, "tell", "-f", str(home / "page.moments")).returncode == 0
    assert ridealong(home, "verify").returncode == 0
    return (home / "ridealong.sqlite3").read_bytes()


def scrambled(whole: bytes) -> bytes:
    """Every fourth page but the first overwritten, as by a disk that fails."""
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    noise = random.Random(7)
    return b"".join(noise.randbytes(PAGE) if place % 4 == 3 else page for place, page in enumerate(pages))


@pytest.mark.parametrize(
    ("spoil", "why", "helps"),
    [
        (lambda whole: b"", "is empty, and holds no ledger", "put a copy from your backup in its place"),
        (lambda whole: b"PK\x03\x04" + whole[4:], "is no database", "put a copy from your backup"),
        (
            lambda whole: b"not one at all\n" * 500,
            "is no database (it begins with b'not one at all",
            "backup",
        ),
        (
            lambda whole: whole[: len(whole) // 2],
            "is damaged",
            "`ridealong show` says what can still be read",
        ),
        (lambda whole: whole[:2000], "is damaged", "put a copy from your backup in its place"),
        (scrambled, "is damaged", "`ridealong show` says what can still be read"),
    ],
    ids=["empty", "another header", "a text", "half of it", "less than a page", "pages overwritten"],
)
def test_a_broken_file_is_told_in_a_line_with_what_helps(tmp_path, ridealong, kept, spoil, why, helps):
    (tmp_path / "ridealong.sqlite3").write_bytes(spoil(kept))
    told = ridealong(tmp_path, "verify")
    assert (told.returncode, told.stdout) == (1, "")
    lines = told.stderr.splitlines()
    assert lines
    assert all(line.startswith(f"ridealong: {tmp_path}") for line in lines), told.stderr
    assert all(why in line and helps in line for line in lines), told.stderr


def test_what_can_still_be_read_is_shown_and_then_what_to_ask_next(tmp_path, ridealong, kept):
    (tmp_path / "ridealong.sqlite3").write_bytes(scrambled(kept))
    shown = ridealong(tmp_path, "show")
    assert (shown.returncode, shown.stderr.count("\n")) == (1, 1)
    assert shown.stderr.endswith("; ridealong verify says what is wrong\n")


def test_a_folder_in_its_place_is_told_too(tmp_path, ridealong):
    (tmp_path / "ridealong.sqlite3").mkdir()
    told = ridealong(tmp_path, "verify")
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert "cannot be opened" in told.stderr


def test_looking_makes_no_file(tmp_path, ridealong):
    told = ridealong(tmp_path, "verify")
    assert (told.returncode, "begin with: ridealong init" in told.stderr) == (1, True)
    assert not (tmp_path / "ridealong.sqlite3").exists()
