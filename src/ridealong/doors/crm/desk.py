"""A desk turns the rows of one table into wishes, and says of each row that it leaves aside why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from .around import Around
from .asking import Calendar, Wish
from .naming import NamedIn
from .repeats import Repeats

Row = TypeVar("Row")
Why = TypeVar("Why", bound=str)


class Late(NamedTuple):
    """What becomes of rows that had to wait for others: nothing where all there is to say is why not."""

    wish: Wish | None
    left: tuple[str, ...]
    line: int


@dataclass(slots=True)
class Desk(Generic[Row, Why]):
    people: NamedIn
    customers: NamedIn
    currency: str
    calendar: Calendar
    around: Around = field(default_factory=Around)
    repeats: Repeats = field(default_factory=Repeats)
    left: list[Why] = field(default_factory=list)

    def wish(self, row: Row) -> Wish | None:
        """What a row asks for; why it asks for nothing, or for less, stands in `left`."""
        raise NotImplementedError

    def known(self, *key: str, end: int | None = None) -> str:
        """The id of what a row asks for, by what it is known by; under other names of theirs it may be here already."""
        return self.around.elsewhere.known(
            key, {**self.people.names.others, **self.customers.names.others}, end
        )

    def rest(self) -> Iterable[Late]:
        """What could be said only once every row was read."""
        return ()

    def says(self) -> Iterator[str]:
        """What is to be told of the whole table."""
        return iter(())
