"""Where dropped files lie while they wait: a private folder each, under numbers; what they are called is no path."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from ridealong.doors.crm.called import called

PROGRESS, LOCK, COMING = "progress", "lock", "coming"
PRIVATE = 0o700


def root() -> Path:
    return _private(Path(settings.RIDEALONG_HOME) / "parcels")


def coming() -> Path:
    """Where files lie while they still arrive."""
    return _private(root() / COMING)


def folder_of(parcel: str) -> Path:
    return root() / parcel


def lock() -> Path:
    return root() / LOCK


def _private(folder: Path) -> Path:
    folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    return folder


def keep(parcel: str, arrived: Sequence[Any]) -> None:
    """Give files that have arrived, open on the same disk, a place of their own."""
    folder = _private(folder_of(parcel))
    for number, file in enumerate(arrived):
        file.flush()
        Path(file.temporary_file_path()).replace(folder / str(number))


def files_of(parcel: str, names: Sequence[str]) -> list[Path]:
    """Each under its number, called by the name that somebody gave it."""
    return [called(folder_of(parcel) / str(number), name) for number, name in enumerate(names)]


def discard(parcel: str) -> None:
    shutil.rmtree(folder_of(parcel), ignore_errors=True)


def tell_progress(parcel: str, done: int) -> None:
    """Beside the database, where it is seen at once: what an import has written there is seen when all of it is."""
    draft = _private(folder_of(parcel)) / f"{PROGRESS}.new"
    draft.write_text(str(done), encoding="ascii")
    draft.replace(folder_of(parcel) / PROGRESS)


def progress_of(parcel: str) -> int:
    try:
        return int((folder_of(parcel) / PROGRESS).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def left_behind(known: set[str], before: datetime) -> Iterator[Path]:
    """What lies here since long, and belongs to no parcel."""
    for each in [*root().iterdir(), *coming().iterdir()]:
        if each.name in {LOCK, COMING, *known} or each.lstat().st_mtime > before.timestamp():
            continue
        yield each
