"""Collects what a story tells, in any order, and writes it down in the order it happened."""

from __future__ import annotations

from collections import Counter

from ridealong.doors.demo.days import Span, When

SYSTEM = "system"


class Telling:
    """Sentences with who records them and when; what lies beyond the last week has not happened yet."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self._told: list[tuple[When, int, str, str]] = []
        self._labels: Counter[str] = Counter()

    def tell(self, when: When, recorder: str, sentence: str) -> None:
        if when.day <= self.span.last:
            self._told.append((when, len(self._told), recorder, sentence))

    def label(self, letter: str) -> str:
        self._labels[letter] += 1
        return f"^{letter}{self._labels[letter]}"

    def lines(self) -> list[str]:
        """The story's lines; ``as …`` stands wherever another than before records what follows."""
        lines: list[str] = []
        recording = ""
        for when, _, recorder, sentence in sorted(self._told):
            if recorder != recording:
                lines.append(f"as {recorder}")
                recording = recorder
            lines.append(f"{when}  {sentence}")
        return lines
