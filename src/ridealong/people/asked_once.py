"""What one page asked already: while a page that only looks is made, no question is put to the database twice.

Kept for one request and thrown away with it, so that nothing here can be stale in another worker, or on the next page.
Outside of a page every question is put as before: whoever records has to see what was recorded since.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V")

_page: ContextVar[dict[Hashable, Any] | None] = ContextVar("page", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """What is asked in here is remembered until it ends."""
    before = _page.set({})
    try:
        yield
    finally:
        _page.reset(before)


def once_a_page(ask: Callable[P, R]) -> Callable[P, R]:
    """A question whose answer cannot change while a page is made. What it is asked of has to be hashable."""

    @wraps(ask)
    def asked(*args: P.args, **named: P.kwargs) -> R:
        page = _page.get()
        if page is None:
            return ask(*args, **named)
        key = (asked, args, *sorted(named.items()))
        if key not in page:
            page[key] = ask(*args, **named)
        known: R = page[key]
        return known

    return asked


def asked_anew() -> None:
    """Something was written while the page is made: what it knows may not be so any more."""
    page = _page.get()
    if page is not None:
        page.clear()


def told_already(question: Callable[..., R], answer: R, *args: Hashable) -> None:
    """Another question brought this answer along, so that it need not be asked for on this page."""
    page = _page.get()
    if page is not None:
        page.setdefault((question, args), answer)


def each_once(what: str, ids: Iterable[str], ask: Callable[[list[str]], Mapping[str, V]]) -> dict[str, V]:
    """What there is of each of these, in the order given; only those are asked for that this page did not know yet."""
    wanted = list(dict.fromkeys(ids))
    page = _page.get()
    known: dict[str, V | None] = {} if page is None else page.setdefault(what, {})
    unknown = [each for each in wanted if each not in known]
    if unknown:
        found = ask(unknown)
        known |= {each: found.get(each) for each in unknown}
    return {each: it for each in wanted if (it := known[each]) is not None}


def known_already(what: str, found: Mapping[str, object]) -> None:
    """Another question brought these along."""
    page = _page.get()
    if page is not None:
        page.setdefault(what, {}).update(found)
