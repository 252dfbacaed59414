"""The matrix of stories: each way every sign can come out has a story, or a reason why it cannot be.

A story says which cells it fills with ``@cell`` (:mod:`tests.cells`). Ask what is missing:
``./run test tests/house/test_stories.py``.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from ridealong.practices.registry import PRACTICES
from ridealong.practices.standards import SETTABLE
from tests.cells import CELLLESS, COLUMNS, cells_of
from tests.house.tree import ROOT

STORIES = ROOT / "tests" / "practices"


def signs_of(practice: str) -> list[str]:
    return [sign for sign in SETTABLE if sign.partition(".")[0] == practice]


def told() -> set[tuple[str, str]]:
    """Every cell that some test says it fills."""
    return {cell for test in stories() for cell in cells_of(test)}


def stories() -> Iterator[object]:
    for path in sorted(STORIES.glob("test_*.py")):
        yield from (each for name, each in vars(module_of(path)).items() if name.startswith("test_"))


def module_of(path: Path) -> ModuleType:
    return importlib.import_module(f"tests.practices.{path.stem}")


@pytest.mark.parametrize("practice", [each.key for each in PRACTICES])
def test_every_cell_has_its_story_or_its_reason(practice: str) -> None:
    cells = {(sign, column) for sign in signs_of(practice) for column in COLUMNS}
    missing = sorted(cells - told() - set(CELLLESS))
    assert not missing, "nobody tells: " + "; ".join(f"{sign} {column}" for sign, column in missing)


def test_stories_are_told_of_signs_that_exist() -> None:
    assert {sign for sign, _ in told() | set(CELLLESS)} <= set(SETTABLE)


def test_a_cell_that_cannot_be_has_no_story() -> None:
    assert told() & set(CELLLESS) == set()
