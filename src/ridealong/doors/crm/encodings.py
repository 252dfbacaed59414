"""Which letters a text file is written in: UTF-8, UTF-16, else Windows-1252; decided over the whole file."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from ridealong.speech import gettext, gettext_noop

from .contents import utf16_without_mark
from .refusals import TableError

BLOCK = 1 << 20
SAVE_AS_UTF8 = gettext_noop("save the file as UTF-8")
# The five bytes that Windows-1252 leaves without a letter.
NO_LETTER = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D])


@dataclass(frozen=True, slots=True)
class Letters:
    """The encoding to open a file with, and what to tell about it."""

    encoding: str
    notes: tuple[str, ...] = ()


def find_letters(path: Path, head: bytes) -> Letters:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Letters("utf-16")
    if (utf16 := utf16_without_mark(head)) is not None:
        return Letters(utf16, (gettext("read as UTF-16, by its zero bytes"),))
    return read_through(path)


def read_through(path: Path) -> Letters:
    """Decode every block once: a letter from another code page may come first on line 900,000."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines, nuls, beyond_ascii = 1, 0, False
    with path.open("rb") as stream:
        while True:
            block = stream.read(BLOCK)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                return windows_1252(path, error, lines, beyond_ascii)
            if not block:
                return Letters("utf-8-sig", nul_notes(nuls))
            lines += block.count(b"\n")
            nuls += block.count(0)
            beyond_ascii = beyond_ascii or not text.lstrip("\ufeff").isascii()


def windows_1252(path: Path, error: UnicodeDecodeError, lines_before: int, beyond_ascii: bool) -> Letters:
    bad = error.object[error.start]
    line = lines_before + error.object.count(b"\n", 0, error.start)
    if beyond_ascii or not error.object[: error.start].removeprefix(codecs.BOM_UTF8).isascii():
        why = gettext(
            "the byte 0x{bad} is not UTF-8, though the letters before it are; {how}",
            bad=format(bad, "02X"),
            how=gettext(SAVE_AS_UTF8),
        )
        raise TableError(why, file=path.name, line=line)
    nuls = refuse_bytes_without_letter(path)
    note = gettext(
        "not UTF-8 (line {line}), so read as Windows-1252; look whether its accents are right", line=line
    )
    return Letters("cp1252", (note, *nul_notes(nuls)))


def refuse_bytes_without_letter(path: Path) -> int:
    line, nuls = 1, 0
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            if len(block.translate(None, NO_LETTER)) != len(block):
                at = min(where for byte in NO_LETTER if (where := block.find(byte)) >= 0)
                why = gettext(
                    "the byte 0x{bad} is neither UTF-8 nor Windows-1252; {how}",
                    bad=format(block[at], "02X"),
                    how=gettext(SAVE_AS_UTF8),
                )
                raise TableError(why, file=path.name, line=line + block.count(b"\n", 0, at))
            line += block.count(b"\n")
            nuls += block.count(0)
    return nuls


def nul_notes(nuls: int) -> tuple[str, ...]:
    if not nuls:
        return ()
    return (f"{nuls} zero byte{'s' if nuls > 1 else ''} left out",)
