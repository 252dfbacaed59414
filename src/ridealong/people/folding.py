"""Words as they are looked for: without accents, capitals and marks of direction, so that muller finds Müller."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ridealong.people.handles import LETTERS

LONGEST_WORD = 60
MOST_WORDS = 8
LONGEST_QUESTION = 200
_WORD = re.compile(r"[^\W_]+")
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


def folded(text: str) -> list[str]:
    """The words of a text, each once, in the order they stand."""
    apart = unicodedata.normalize(
        "NFKD", text.casefold().translate(LETTERS).replace("'", "").replace("’", "")
    )
    plain = "".join([each for each in apart if unicodedata.category(each) not in ("Mn", "Mc", "Me", "Cf")])
    return list(dict.fromkeys(each[:LONGEST_WORD] for each in _WORD.findall(plain)))


def to_be_found_by(texts: Iterable[str]) -> list[str]:
    """Every word some texts can be found by: Müller by muller and by mueller."""
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys(folded(text))
        spelt_out = unicodedata.normalize("NFC", text.casefold()).translate(_SPELT_OUT)
        if spelt_out != text.casefold():
            found |= dict.fromkeys(folded(spelt_out))
    return list(found)


def asked_for(question: str) -> list[str]:
    """The words of a question, as far as one goes."""
    return folded(question[:LONGEST_QUESTION])[:MOST_WORDS]


def places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where in a text words stand that begin with these, from and to, in their order."""
    wanted = tuple(words)
    if not wanted:
        return []
    return [
        (found.start(), found.end())
        for found in re.finditer(r"(?:[^\W_]|[\u0300-\u036f])+", text)
        if any(each.startswith(wanted) for each in to_be_found_by([found.group()]))
    ]
