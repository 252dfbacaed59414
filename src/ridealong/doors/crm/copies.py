"""Files that came along twice under two names: which is a copy of which, told by every byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import file_digest
from pathlib import Path

from ridealong.speech import gettext

from .mapping import Mapping


def copies_among(files: Iterable[Path], mapping: Mapping) -> dict[Path, Path]:
    """Each copy, and the file that it is one of; where a mapping says other things of it, it is read for those."""
    by_size: dict[int, list[Path]] = {}
    for path in files:
        if size := size_of(path):
            by_size.setdefault(size, []).append(path)
    copies: dict[Path, Path] = {}
    for alike in by_size.values():
        firsts: dict[tuple[str, int], Path] = {}
        for path, digest in digests(alike):
            first = firsts.setdefault((digest, id(mapping.called(path.name))), path)
            if first is not path:
                copies[path] = first
    return copies


def size_of(path: Path) -> int:
    """Nothing for what is no file, such as a pipe, which can be read only once."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def digests(files: list[Path]) -> Iterator[tuple[Path, str]]:
    """One file alone of its size is read by nobody for this."""
    for path in files if len(files) > 1 else ():
        try:
            with path.open("rb") as stream:
                yield path, file_digest(stream, "blake2b").hexdigest()
        except OSError:
            continue


def say_copy(name: str, of: str) -> str:
    return gettext("`{name}` is a copy of `{of}`, and what it holds is read once", name=name, of=of)
