"""The letters that ask: who asks, who reads it, how long it takes and how to stop, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from ridealong.doors.asking.wording import words
from ridealong.people.letters.addresses import absolute
from ridealong.people.letters.writing import Draft
from ridealong.people.words import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What one letter has to say. ``kind`` is also the name of its words: ask, again, pulse, pulse_again."""

    key: str
    kind: str
    party: str
    address: str
    language: str
    leader: str
    seller: str = ""
    name: str = ""
    ask: str
    stop: str
    day: str = ""


def draft(asking: Asking) -> Draft:
    said = words(spoken(asking.language))["letters"][asking.kind]
    filled = {
        "leader": _plain(asking.leader), "seller": _plain(asking.seller), "name": _plain(asking.name),
        "day": asking.day,
        "ask": absolute(f"/ask/{asking.ask}/"), "stop": absolute(f"/ask/stop/{asking.stop}/"),
    }  # fmt: skip
    return Draft(
        key=asking.key, kind=asking.kind, party=asking.party, address=asking.address,
        subject=said["subject"].format_map(filled)[:200], text=said["text"].format_map(filled),
        stop=filled["stop"],
    )  # fmt: skip


def _plain(name: str) -> str:
    """A name on one line: a line break in it would let whoever typed it write lines of the letter."""
    return " ".join(name.split())
