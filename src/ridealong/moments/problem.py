"""What to say when a sentence cannot be read: the line, the column, and the phrase that comes nearest."""

from __future__ import annotations

import difflib
import re

from ridealong.moments.kind import KINDS
from ridealong.moments.phrase import Part, phrase_of


class SentenceError(ValueError):
    """A sentence nobody can read, and where in it the trouble starts (both counted from one)."""

    def __init__(self, message: str, *, line: int, column: int) -> None:
        self.message, self.line, self.column = message, line, column
        super().__init__(f"line {line}, column {column}: {message}")


def nearest_phrase(sentence: str) -> tuple[int, str]:
    """The column at which the best-fitting phrase stops fitting, and what it would have wanted there."""
    if not sentence.strip():
        return 0, "an empty sentence"
    best = max(KINDS.values(), key=lambda each: _closeness(phrase_of(each).parts, sentence))
    phrase = phrase_of(best)
    reached, wanted = _progress(phrase.parts, sentence)
    if reached < len(sentence) and wanted is None:
        return reached, f"this sentence should have ended here; the phrase is: {phrase.example}"
    return reached, f"here should follow {_quoted(wanted)}; the nearest phrase is: {phrase.example}"


def _closeness(parts: tuple[Part, ...], sentence: str) -> tuple[int, float]:
    """How much literal text of the phrase the sentence holds in order, then how alike the two look."""
    matched = 0
    for count in range(len(parts), 0, -1):
        if _prefix(parts[:count]).match(sentence):
            matched = sum(len(part.literal) for part in parts[:count])
            break
    example = "".join(part.literal for part in parts)
    return matched, difflib.SequenceMatcher(None, example, sentence).ratio()


def _progress(parts: tuple[Part, ...], sentence: str) -> tuple[int, Part | None]:
    for count in range(len(parts), 0, -1):
        found = _prefix(parts[:count]).match(sentence)
        if found:
            return found.end(), parts[count] if count < len(parts) else None
    return 0, parts[0]


def _prefix(parts: tuple[Part, ...]) -> re.Pattern[str]:
    return re.compile("".join(part.pattern for part in parts))


def _quoted(part: Part | None) -> str:
    return f"“{part.example.strip()}”" if part else "nothing"
