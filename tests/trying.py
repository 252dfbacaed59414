"""How hard the tests try: as a rule to notice what breaks; before a release (RIDEALONG_THOROUGH), harder."""

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

THOROUGH = bool(os.environ.get("RIDEALONG_THOROUGH"))
EXAMPLES = 100 if THOROUGH else 20
"""How many examples a law is tried with."""
STORIES = 100 if THOROUGH else 8
"""How many, where an example is the years of a firm or all its files, and takes a good part of a second."""


def at_a_desk(cases: Sequence[T], *, only: int) -> Sequence[T]:
    """All the cases before a release, and the first few as a rule."""
    return cases if THOROUGH else cases[:only]
