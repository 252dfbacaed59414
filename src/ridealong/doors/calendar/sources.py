"""Calendar files where they lie: one, or all in a folder and the folders under it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ridealong.doors.crm.called import told_apart
from ridealong.speech import gettext
from ridealong.speech.figures import figure

from .lines import NoCalendar

LARGEST = 50_000_000
MOST_FILES = 5_000
BEGIN = b"BEGIN:VCALENDAR"
ENDINGS = (".ics", ".ical", ".ifb", ".icalendar")


def holds_calendar(path: Path) -> bool:
    """Told by what it holds, not by its name; a pipe can be read only once, and is not opened for that."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            head = stream.read(200)
    except OSError:
        return False
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper().startswith(BEGIN)


class Source(NamedTuple):
    """One calendar: what people are shown as its name, and what it holds."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


def files_at(path: Path) -> list[Path]:
    """The file itself, or every calendar in a folder. Raises :class:`NoCalendar`."""
    if not path.is_dir():
        return [path]
    found = sorted(each for each in path.rglob("*") if each.suffix.casefold() in ENDINGS and each.is_file())
    if not found:
        raise NoCalendar(gettext("no calendar lies in {path}: their names end in .ics", path=path))
    if len(found) > MOST_FILES:
        raise NoCalendar(
            gettext(
                "{count} calendars lie in {path}; bring at most {most} at once",
                count=figure(len(found)),
                path=path,
                most=figure(MOST_FILES),
            )
        )
    return found


def read_files(paths: list[Path], refused: list[str]) -> Iterator[Source]:
    """Each under a name that no other has: every folder of an export may hold a `calendar.ics`."""
    for path in told_apart(paths):
        try:
            yield Source(path.name, content_of(path))
        except NoCalendar as trouble:
            refused.append(f"{path.name}: {trouble}")


def content_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise NoCalendar(
                gettext("there is no such file") if not path.exists() else gettext("this is no file")
            )
        if (size := path.stat().st_size) > LARGEST:
            raise NoCalendar(
                gettext(
                    "it has {size} bytes, and a calendar at most {largest}",
                    size=figure(size),
                    largest=figure(LARGEST),
                )
            )
        return path.read_bytes()
    except OSError as trouble:
        raise NoCalendar(
            gettext("it cannot be read ({strerror})", strerror=trouble.strerror or trouble)
        ) from None
