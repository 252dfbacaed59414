"""What files are called where people are told of them: by name, and by as much of their path as tells two apart."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePath


class Called(type(Path())):  # type: ignore[misc]  # the kind of path this system has
    """A file that answers to the name given to it, wherever it lies."""

    given = ""

    @property
    def name(self) -> str:
        return self.given or str(super().name)


def called(path: Path, name: str) -> Path:
    file: Path = Called(path)
    file.given = name  # type: ignore[attr-defined]
    return file


def told_apart(paths: Iterable[Path]) -> list[Path]:
    """Each file once, called by the end of its path that no other of them has: `a/deals.csv` beside `b/deals.csv`."""
    files = list({os.path.abspath(path): path for path in paths}.values())
    parts = [(*PurePath(os.path.abspath(path)).parts[:-1], path.name) for path in files]
    names: dict[int, str] = {}
    depth = 1
    while len(names) < len(files):
        ends = [each[-depth:] for each in parts]
        often = Counter(ends)
        for number, end in enumerate(ends):
            if often[end] == 1:
                names.setdefault(number, str(PurePath(*end)))
        depth += 1
    return [called(path, names[number]) for number, path in enumerate(files)]
