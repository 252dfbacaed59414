"""Customers whose ids are text, as numbers: exact, many rows at once, without a word of Python a row."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Words = NDArray[np.uint64]
Bytes = NDArray[np.uint8]
WORD: Final = 8
UNUSED: Final = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
"""What fills a text up to whole words: a byte of all ones is in no text of UTF-8, so no two texts look the same."""
GOLDEN: Final = 0x9E3779B97F4A7C15
STIRRED: Final = 0xBF58476D1CE4E5B9
SLOTS: Final = 24
"""So many bits a table of slots has at most: 64 megabytes."""
LONGEST: Final = 256
"""Every text takes as much room as the longest; where one is longer than so many bytes, they go one by one."""
AT_ONCE: Final = 1 << 16


def numbered(data: Bytes, offsets: NDArray[np.integer[Any]]) -> Whole:
    """For each text the place of one that is the same, and for all that are the same the same place.

    Parameters
    ----------
    data: bytes of UTF-8, one text after the other, as Arrow keeps them.
    offsets: where each begins, and at last where the last ends; shape (rows + 1,).

    Returns
    -------
    Places, shape (rows,): a number for each customer, and where their id is to be found.

    Notes
    -----
    Every text takes a slot of a table by its hash, the last that comes keeps it, and whoever finds the same text there
    has found their number. The few who find another go on with other slots.

    Examples
    --------
    >>> places = numbered(np.frombuffer(b"acmeboltacme", np.uint8), np.array([0, 4, 8, 12]))
    >>> bool(places[0] == places[2]), bool(places[0] == places[1]), int(places[1])
    (True, False, 1)
    """
    rows = len(offsets) - 1
    if rows and int(np.diff(offsets).max()) > LONGEST:
        return _one_by_one(data, offsets)
    return numbered_words([words_of(data, offsets)])


def numbered_words(pieces: Sequence[Words]) -> Whole:
    """The same from words of some rows at a time, made by `words_of` while others are still read; places are of all."""
    wide = max(each.shape[1] for each in pieces)
    words = pieces[0] if len(pieces) == 1 else np.concatenate([_widened(each, wide) for each in pieces])
    rows = len(words)
    hashes = np.empty(rows, np.uint64)
    _by_two(lambda at: _hash(words[at], hashes[at]), rows)
    found, left, turn = np.empty(rows, np.int64), np.arange(rows), 0
    slots = np.empty(1 << min(SLOTS, rows.bit_length() + 1), np.int64)
    while len(left):
        some = hashes if not turn else hashes[left]
        slot = ((some * np.uint64(GOLDEN + 2 * turn)) >> np.uint64(65 - len(slots).bit_length())).astype(
            np.intp
        )
        slots[slot] = left
        there = slots.take(slot)
        same = _same(words, there, left if turn else None)
        found[left[same]] = there[same]
        left, turn = left[~same], turn + 1
    return found


def _one_by_one(data: Bytes, offsets: NDArray[np.integer[Any]]) -> Whole:
    first: dict[bytes, int] = {}
    text, ends = data.tobytes(), offsets.tolist()
    return np.array([
        first.setdefault(text[begin:end], place) for place, (begin, end) in enumerate(pairwise(ends))
    ])  # fmt: skip


def _same(words: Words, there: Whole, here: Whole | None) -> NDArray[np.bool_]:
    """Whether the text at one place is the one at the other; without ``here``, at each place in turn."""
    found = np.ones(len(there), bool)

    def compare(at: slice) -> None:
        theirs, ours = (
            words.take(there[at], axis=0),
            words[at] if here is None else words.take(here[at], axis=0),
        )
        for word in range(words.shape[1]):
            found[at] &= theirs[:, word] == ours[:, word]

    _by_two(compare, len(there))
    return found


def _widened(words: Words, wide: int) -> Words:
    more = wide - words.shape[1]
    return np.pad(words, ((0, 0), (0, more)), constant_values=UNUSED) if more else words


def words_of(data: Bytes, offsets: NDArray[np.integer[Any]]) -> Words:
    """Each text as whole words: shape (rows, words), as many as the longest needs."""
    offsets = offsets.astype(np.int64, copy=False)
    rows, lengths = len(offsets) - 1, np.diff(offsets)
    wide = max(1, -(-int(lengths.max(initial=0)) // WORD))
    padded = np.concatenate((data, np.zeros(WORD, np.uint8)))
    every = np.lib.stride_tricks.as_strided(padded[:WORD].view(np.uint64), (len(data) + 1,), (1,))
    found = np.empty((rows, wide), np.uint64)

    def fill(at: slice) -> None:
        begins, ends = offsets[:-1][at], offsets[1:][at]
        for word in range(wide):
            place = begins + word * WORD
            beyond = np.clip(ends - place, 0, WORD).astype(np.uint64) << np.uint64(3)
            unused = np.where(beyond < 64, UNUSED << np.minimum(beyond, np.uint64(63)), np.uint64(0))
            found[at, word] = every[np.minimum(place, len(data))] | unused

    _by_two(fill, rows)
    return found


def _hash(words: Words, into: Words) -> None:
    into[:] = words[:, 0]
    for word in range(words.shape[1]):
        if word:
            into ^= words[:, word]
        into *= np.uint64(STIRRED)
        into ^= into >> np.uint64(31)


def _by_two(work: Callable[[slice], None], rows: int) -> None:
    pieces = [slice(at, min(at + AT_ONCE, rows)) for at in range(0, rows, AT_ONCE)]
    if len(pieces) < 2:
        for piece in pieces:
            work(piece)
        return
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, pieces))
