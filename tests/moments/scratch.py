"""Kinds that exist for one test only, beside those of the product or instead of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ridealong.moments.kind import KINDS


@contextmanager
def scratch_kinds(*, without: Iterable[str] = ()) -> Iterator[None]:
    """Whatever kinds are declared inside are gone afterwards; those named in ``without`` come back."""
    before = dict(KINDS)
    for name in without:
        KINDS.pop(name, None)
    try:
        yield
    finally:
        KINDS.clear()
        KINDS.update(before)
