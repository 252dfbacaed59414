"""How hard the tests try: at a desk, to notice what breaks; on the build machine (RIDEALONG_THOROUGH), harder."""

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
    """All the cases on the build machine, and the first few at a desk."""
    return cases if THOROUGH else cases[:only]
