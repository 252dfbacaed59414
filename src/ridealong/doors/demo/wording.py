"""Draws the demonstration's words: from bags that empty before anything is said a second time."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib import resources
from random import Random

_SLOT = re.compile(r"\{(\w+)\}")
_TAGGED = re.compile(r"(?P<words>.+)@(?P<language>[a-z]{2})")
OWN_TONGUE = {"AT": "de", "DE": "de", "IT": "it"}


THINGS = "things"
"""The file that holds what fills a slot in a phrase, whatever the phrase is about."""
Pool = tuple[str, str, str]


@cache
def pools() -> dict[Pool, tuple[str, ...]]:
    """Every pool of phrases by its file, heading and language; what has no language is in ours."""
    found: defaultdict[Pool, list[str]] = defaultdict(list)
    for file in sorted(resources.files(__package__).joinpath("words").iterdir(), key=lambda each: each.name):
        heading = ""
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                heading = line[2:]
            elif line:
                tagged = _TAGGED.fullmatch(line)
                words, language = (tagged["words"], tagged["language"]) if tagged else (line, "")
                found[file.name.removesuffix(".txt"), heading, language].append(words)
    return {key: tuple(phrases) for key, phrases in found.items()}


class Words:
    """What people say, drawn by chance and not repeated until everything else has been said."""

    def __init__(self, chance: Random, subject: str) -> None:
        self.chance, self.subject = chance, subject
        self._bags: defaultdict[Pool, list[str]] = defaultdict(list)

    def say(self, heading: str, country: str = "", **known: str) -> str:
        """Words between quotation marks, at times in the speaker’s own tongue."""
        tongue = OWN_TONGUE.get(country, "")
        theirs, ours = (len(pools().get((self.subject, heading, each), ())) for each in (tongue, ""))
        own = tongue if tongue and self.chance.randrange(theirs + ours) < theirs else ""
        said = self.fill(self.draw(heading, own), known)
        return f'"{said}"@{own}' if own else f'"{said}"'

    def perhaps(self, share: float, heading: str, country: str = "", **known: str) -> str:
        """A remark behind a colon, in this share of cases; nothing in the others."""
        return f": {self.say(heading, country, **known)}" if self.chance.random() < share else ""

    def draw(self, heading: str, language: str = "") -> str:
        return self._draw((self.subject, heading, language))

    def fill(self, phrase: str, known: dict[str, str]) -> str:
        return _SLOT.sub(lambda slot: known.get(slot[1]) or self._draw((THINGS, slot[1], "")), phrase)

    def _draw(self, pool: Pool) -> str:
        bag = self._bags[pool]
        if not bag:
            bag.extend(pools()[pool])
            self.chance.shuffle(bag)
        return bag.pop()
