"""Who bought on how many days, when first and last, and what they spent: exact, from any number of purchases."""

from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Whole = NDArray[np.int64]
Keys = NDArray[np.uint64]
ROWS_OF_A_PART: Final = 400_000
FEWEST_IN_A_PART: Final = 50_000
PARTS: Final = 16
"""Parts are small enough to be sorted near the processor, and large enough that two threads seldom wait for each other;
of fewer rows they are smaller, so that there are some for both."""
GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
"""Two to the 64th over the golden ratio: neighbouring ids come to lie far apart."""
AT_ONCE: Final = 1 << 18
ENOUGH: Final = 24
"""So many bits of a hash, and two of the customers in a part seldom share one."""
AHEAD: Final = 4
BITS: Final = 64


@dataclass(frozen=True)
class Summary:
    """A row a customer; every array has the shape (customers,). Days are counted from any day, the same for all."""

    customer: Whole
    repeats: Whole
    """Distinct days after the first on which they bought."""
    first: Whole
    last: Whole
    spent_first: Whole
    """On the first day, in minor units of money."""
    spent: Whole
    """On all days together."""

    @property
    def spent_again(self) -> Whole:
        """On all days but the first."""
        return self.spent - self.spent_first

    def ordered(self) -> "Summary":
        """By customer, ascending."""
        order = np.argsort(self.customer, kind="stable")
        return Summary(*(getattr(self, each.name)[order] for each in fields(self)))


class NotWhole(ValueError):
    """Purchases that cannot be summed exactly."""


def summarize(customer: ArrayLike, day: ArrayLike, amount: ArrayLike) -> Summary:
    """Sum up purchases by customer.

    Purchases of one customer on one day are one: people who pay twice at a till did not come back. Their amounts
    are added. The order of rows makes no difference.

    Parameters
    ----------
    customer: whose purchase it is, whole numbers, shape (rows,).
    day: on which day, whole numbers, same shape.
    amount: what was paid in minor units of one currency, whole numbers, same shape; below nought for a refund.

    Returns
    -------
    The `Summary`, in no particular order.

    Raises
    ------
    NotWhole: figures that are not whole, shapes that differ, or days and customers too far apart to be told by 64 bits.

    Examples
    --------
    >>> found = summarize([7, 7, 9, 7], [3, 3, 5, 8], [100, 50, 70, 20]).ordered()
    >>> found.repeats.tolist(), found.spent_first.tolist(), found.spent_again.tolist()
    ([1, 0], [150, 70], [20, 0])
    """
    rows = [_whole(name, each) for name, each in (("customer", customer), ("day", day), ("amount", amount))]
    if len({len(each) for each in rows}) != 1:
        raise NotWhole(
            f"{len(rows[0])} customers, {len(rows[1])} days and {len(rows[2])} amounts: one of each a purchase"
        )
    if not len(rows[0]):
        return Summary(*([np.empty(0, np.int64)] * 6))
    packing = Packing.of(rows[0], rows[1])
    parts = Parts(packing, len(rows[0]))
    slices = (tuple(each[at : at + AT_ONCE] for each in rows) for at in range(0, len(rows[0]), AT_ONCE))
    parts.add_all(slices)
    return parts.summed()


def _whole(name: str, told: ArrayLike) -> Whole:
    values = np.asarray(told)
    if values.ndim != 1:
        raise NotWhole(f"{name} of shape {values.shape}: one figure a purchase")
    if values.dtype.kind not in "iu" and values.size:
        raise NotWhole(f"{name} of type {values.dtype}: whole numbers, for sums of others are not exact")
    return values.astype(np.int64, copy=False)


@dataclass(frozen=True)
class Packing:
    """Customer and day in one number, so that they are sorted and compared as one."""

    least_customer: int
    least_day: int
    day_bits: int

    @classmethod
    def of(cls, customer: Whole, day: Whole) -> "Packing":
        return cls.between(int(customer.min()), int(customer.max()), int(day.min()), int(day.max()))

    @classmethod
    def between(cls, least_customer: int, most_customer: int, least_day: int, most_day: int) -> "Packing":
        bits = max(1, (most_day - least_day).bit_length())
        if bits + (most_customer - least_customer).bit_length() > BITS:
            raise NotWhole(
                "customers and days are too far apart to be told by 64 bits: number the customers anew"
            )
        return cls(least_customer, least_day, bits)

    def keys(self, customer: Whole, day: Whole) -> Keys:
        keys: Keys = (customer - self.least_customer).astype(np.uint64)
        keys <<= np.uint64(self.day_bits)
        keys |= (day - self.least_day).astype(np.uint64)
        return keys

    def customers(self, keys: Keys) -> Keys:
        return keys >> np.uint64(self.day_bits)

    def days(self, keys: Keys) -> Whole:
        days: Whole = (keys & np.uint64((1 << self.day_bits) - 1)).astype(np.int64)
        return days + self.least_day


class Parts:
    """Purchases parted by customer, each part small enough to be sorted where the processor has it at hand."""

    def __init__(self, packing: Packing, rows: int) -> None:
        self._packing = packing
        of_a_part = min(ROWS_OF_A_PART, max(FEWEST_IN_A_PART, rows // PARTS))
        self._bits = max(0, min(16, (rows // of_a_part).bit_length()))
        self._keys: list[list[Keys]] = [[] for _ in range(1 << self._bits)]
        self._amounts: list[list[Whole]] = [[] for _ in range(1 << self._bits)]

    def add_all(self, rows: Iterable[tuple[Whole, ...]]) -> None:
        """Customers, days and amounts, some rows at a time; two at once, for their order makes no difference."""
        if not self._bits:
            for each in rows:
                self.add(*each)
            return
        with ThreadPoolExecutor(2) as pool:
            waiting: deque[Future[None]] = deque()
            for each in rows:  # not all at once: what waits is held in memory
                waiting.append(pool.submit(self.add, *each))
                if len(waiting) > AHEAD:
                    waiting.popleft().result()
            for one in waiting:
                one.result()

    def add(self, customer: Whole, day: Whole, amount: Whole) -> None:
        keys = self._packing.keys(customer, day)
        if not self._bits:
            self._keys[0].append(keys)
            self._amounts[0].append(amount)
            return
        part = (self._packing.customers(keys) * GOLDEN) >> np.uint64(BITS - self._bits)
        small = part.astype(np.uint8 if self._bits <= 8 else np.uint16)
        order = np.argsort(small, kind="stable")  # of so small numbers a radix sort
        keys, amount = keys[order], amount[order]
        ends = np.cumsum(np.bincount(small, minlength=len(self._keys)))
        begins = np.concatenate(([0], ends[:-1]))
        for place in np.flatnonzero(ends > begins):
            piece = slice(int(begins[place]), int(ends[place]))
            self._keys[place].append(keys[piece])
            self._amounts[place].append(amount[piece])

    def summed(self) -> Summary:
        pairs = [each for each in zip(self._keys, self._amounts, strict=True) if each[0]]
        if len(pairs) < 4:
            return _together([self._part(*each) for each in pairs])
        with ThreadPoolExecutor(2) as pool:
            return _together(list(pool.map(lambda each: self._part(*each), pairs)))

    def _part(self, keys: list[Keys], amounts: list[Whole]) -> Summary:
        key, amount = np.concatenate(keys), np.concatenate(amounts)
        order = self._order(key)
        key, amount = key[order], amount[order]
        begins = np.append(_changes(key), len(key))
        days = key[begins[:-1]]
        whose = self._packing.customers(days)
        firsts = _changes(whose)
        ends = np.append(firsts[1:], len(days))
        sums = np.empty(len(amount) + 1, np.int64)  # sums of days are differences of these, and exact
        sums[0] = 0
        np.cumsum(amount, out=sums[1:])
        before = sums[begins[firsts]]
        return Summary(
            customer=whose[firsts].astype(np.int64) + self._packing.least_customer,
            repeats=ends - firsts - 1,
            first=self._packing.days(days[firsts]),
            last=self._packing.days(days[ends - 1]),
            spent_first=sums[begins[firsts + 1]] - before,
            spent=sums[begins[ends]] - before,
        )

    def _order(self, key: Keys) -> NDArray[np.intp]:
        """By customer and day, customers in any order.

        A hash of the customer, the day and the place fit into one number, and sorting numbers costs a third of sorting
        places by them. Two customers with one hash would come out mixed; where there are any, places are sorted.
        """
        places, days = np.uint64(len(key).bit_length()), np.uint64(self._packing.day_bits)
        room = BITS - int(places + days) - self._bits
        if room < ENOUGH:
            return np.argsort(key)
        packed = self._packing.customers(key)
        packed *= GOLDEN  # its first bits are the part's number, the same of all
        packed <<= np.uint64(self._bits)
        packed >>= places + days
        packed <<= days
        packed |= key & np.uint64((1 << int(days)) - 1)
        packed <<= places
        packed |= np.arange(len(key), dtype=np.uint64)
        packed.sort()
        order = (packed & np.uint64((1 << int(places)) - 1)).astype(np.intp)
        hashes, whose = packed >> (places + days), self._packing.customers(key[order])
        mixed = np.count_nonzero(hashes[1:] != hashes[:-1]) != np.count_nonzero(whose[1:] != whose[:-1])
        return np.argsort(key) if mixed else order


def _changes(values: Keys) -> NDArray[np.intp]:
    """Where another value begins."""
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))


def _together(parts: Iterable[Summary]) -> Summary:
    columns = zip(*([getattr(part, each.name) for each in fields(part)] for part in parts), strict=True)
    return Summary(*(np.concatenate(column) for column in columns))
