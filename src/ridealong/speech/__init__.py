"""In which language something is said: sentences are written in English, and said in the language of whoever reads.

``gettext("{k} of {n} promises kept", k=3, n=4)`` is that in the language spoken now, or in English where nobody
has put it into that language. A sentence that is kept before anybody reads it, such as a title, is marked with
:func:`gettext_noop` where it is written, and said where it is read. Pages and letters choose the language with
:func:`speaking`; the sentences themselves are in ``locale/``, and ``./run fix`` brings them up to date.
"""

from __future__ import annotations

import gettext as catalogues
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What pages are written in; customers are asked in more."""
DEFAULT = "en"
LOCALE = Path(__file__).parent / "locale"
_spoken: ContextVar[str] = ContextVar("spoken", default=DEFAULT)


def spoken() -> str:
    """The language spoken now."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while; English where it is none of ours."""
    before = _spoken.set(language if language in LANGUAGES else DEFAULT)
    try:
        yield
    finally:
        _spoken.reset(before)


def gettext(sentence: str, **values: object) -> str:
    """A sentence in the language spoken now, with these values in it."""
    told = _texts(_spoken.get()).gettext(sentence) if sentence else ""
    return told.format(**values) if values else told


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """The same of a number of things; where ``{number}`` stands in it, as a figure."""
    return _texts(_spoken.get()).ngettext(one, many, number).format(number=number, **values)


def gettext_noop(sentence: str) -> str:
    """The sentence as it is written, to be said later: this only marks it as one to put into other languages."""
    return sentence


def catalogue(language: str) -> bytes:
    """All that is said in a language, to know whether it is still the same; nothing for English."""
    told = LOCALE / language / "LC_MESSAGES" / "django.mo"
    return told.read_bytes() if told.exists() else b""


@cache
def _texts(language: str) -> catalogues.NullTranslations:
    if language == DEFAULT:
        return catalogues.NullTranslations()
    return catalogues.translation("django", LOCALE, [language], fallback=True)
