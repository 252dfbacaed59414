"""What a file really is, told from its first bytes and never from its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Literal

from ridealong.speech import gettext, gettext_noop

from .refusals import WHAT_OPENS, TableError

Content = Literal["text", "xlsx", "xls"]

HEAD = 65_536
PASSING = gettext_noop(
    "this is a pipe or a device, and a table is read more than once; save what comes out of it as a file"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKS = (
    (b"\x89PNG", gettext_noop("this is a picture (PNG), not a table; save it as CSV or XLSX")),
    (b"\xff\xd8\xff", gettext_noop("this is a picture (JPEG), not a table; save it as CSV or XLSX")),
    (b"GIF8", gettext_noop("this is a picture (GIF), not a table; save it as CSV or XLSX")),
    (b"%PDF", gettext_noop("this is a PDF, not a table; save it as CSV or XLSX")),
    (b"\x1f\x8b", gettext_noop("this is packed with gzip, not a table; unpack it first")),
    (b"BZh", gettext_noop("this is packed with bzip2, not a table; unpack it first")),
    (b"\xfd7zXZ", gettext_noop("this is packed with xz, not a table; unpack it first")),
    (b"7z\xbc\xaf\x27\x1c", gettext_noop("this is packed with 7-Zip, not a table; unpack it first")),
    (b"Rar!", gettext_noop("this is packed with RAR, not a table; unpack it first")),
    (b"SQLite format 3", gettext_noop("this is an SQLite database, not a table; save it as CSV or XLSX")),
    (b"{\\rtf", gettext_noop("this is a formatted text (RTF), not a table; save it as CSV or XLSX")),
)
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
# Control characters that no text holds; NUL is judged apart, since UTF-16 is full of it.
CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1b\x1c-\x1f\x7f]")
MOST_CONTROL_SHARE = 0.01
MOST_NUL_SHARE = 0.25


def look(path: Path) -> tuple[Content, bytes]:
    """Say what the file holds and hand back its head; refuse what is no table."""
    head = read_head(path)
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise TableError(
            gettext("the file is empty; a table needs a row of headings and rows under it"), file=path.name
        )
    for mark, what in MARKS:
        if head.startswith(mark):
            raise TableError(gettext(what), file=path.name)
    if head.startswith(OLE):
        return "xls", head
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return inside_zip(path), head
    refuse_markup(head, path)
    refuse_binary(head, path)
    return "text", head


def read_head(path: Path) -> bytes:
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise TableError(gettext(PASSING), file=str(path))
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except FileNotFoundError:
        raise TableError(gettext("there is no such file"), file=str(path)) from None
    except IsADirectoryError:
        raise TableError(gettext("this is a folder; name the files in it"), file=str(path)) from None
    except OSError as error:
        raise TableError(
            gettext("it cannot be opened: {strerror}", strerror=error.strerror), file=str(path)
        ) from None


def inside_zip(path: Path) -> Content:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        raise TableError(
            gettext("this workbook or ZIP is cut off or damaged; fetch or save it again"), file=path.name
        ) from None
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise TableError(what_zip(names), file=path.name)


def what_zip(names: list[str]) -> str:
    if "xl/workbook.bin" in names:
        return gettext("this is a binary workbook (XLSB); save it as XLSX")
    if any(name.startswith("word/") for name in names):
        return gettext("this is a Word document, not a table; {how}", how=gettext(WHAT_OPENS))
    if "content.xml" in names:
        return gettext("this is an OpenDocument file; {how}", how=gettext(WHAT_OPENS))
    shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    return gettext(
        "this is a ZIP holding {shown}; unzip it first and import the files in it", shown=shown or "nothing"
    )


def refuse_markup(head: bytes, path: Path) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")):
        raise TableError(
            gettext(
                "this is a web page (HTML), whatever its name says; {how}",
                how=gettext(WHAT_OPENS),
            ),
            file=path.name,
        )
    if start.startswith((b"<?xml", b"<workbook")):
        raise TableError(gettext("this is XML, not a table; {how}", how=gettext(WHAT_OPENS)), file=path.name)
    if re.match(rb"[\[{]\s*([\[{\"\]}]|$)", start):
        raise TableError(gettext("this is JSON, not a table; {how}", how=gettext(WHAT_OPENS)), file=path.name)


def refuse_binary(head: bytes, path: Path) -> None:
    if head.startswith(BYTE_ORDER_MARKS) or utf16_without_mark(head):
        return
    too_many_controls = len(CONTROL.findall(head)) > MOST_CONTROL_SHARE * len(head)
    if too_many_controls or head.count(0) > MOST_NUL_SHARE * len(head):
        raise TableError(
            gettext("this is not text and not a workbook; {how}", how=gettext(WHAT_OPENS)),
            file=path.name,
        )


def utf16_without_mark(head: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """Latin letters in UTF-16 have a NUL in every second byte: after them (LE) or before them (BE)."""
    pairs = len(head) // 2
    if pairs and head[1::2].count(0) > 0.6 * pairs and head[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if pairs and head[0::2].count(0) > 0.6 * pairs and head[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return None
