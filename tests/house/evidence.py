"""Writes docs/evidence.md, which moment feeds which practice, from what the readers declare.

Run it as `python -m tests.house.evidence`; `./run fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from ridealong.moments import kinds
from ridealong.moments.kind import KINDS, Fact
from ridealong.moments.kinds.loops import (
    LoopClaimed,
    LoopConfirmed,
    LoopDenied,
    LoopDropped,
    LoopMoved,
    Opener,
)
from ridealong.moments.kinds.roster import (
    CustomerMet,
    CustomerServed,
    MomentWithdrawn,
    PersonJoined,
    PersonLeft,
)
from ridealong.moments.kinds.strategy import StandardSet
from ridealong.practices.registry import PRACTICES, READS
from tests.house.tree import DOCS

PAGE = DOCS / "evidence.md"
OPENING = """\
# Which moment feeds which practice

Every practice reads the one ledger and takes from it only the kinds it names. A dot says that a practice reads that
kind. This page is written from the readers themselves; `./run fix` renews it.
"""
FOR_ALL: dict[type[Fact], str] = {
    LoopClaimed: "its doer says that something owed is done; the day of this word decides whether it was in time",
    LoopConfirmed: "the one it was for says so too, which is what makes it count",
    LoopDenied: "the one it was for says that it is not",
    LoopMoved: "another date, which counts once the one it is for has agreed",
    LoopDropped: "given up by its doer, a miss; let go by the one it was for, out of the count",
    PersonJoined: "who reports to whom from which day on; what did not happen to a person is counted on this",
    PersonLeft: "who was no longer there",
    CustomerMet: "who a customer is, and whom a contact speaks for",
    CustomerServed: "whose customer somebody is from which day on",
    StandardSet: "what a sign is held to, since when, and who said so",
    MomentWithdrawn: "what no longer counts",
}
UNREAD = "These are kept and shown, and no practice reads them so far"


def page() -> str:
    """The whole page as it should stand in the docs."""
    return "\n".join([OPENING, *_table(), "", *_for_all(), "", *_unread()]).rstrip() + "\n"


def _table() -> Iterator[str]:
    reading = [practice for practice in PRACTICES if practice.key in READS]
    links = [f"[{practice.title}](practices/{practice.key}.md)" for practice in reading]
    yield "| moment | " + " | ".join(links) + " |"
    yield "|---|" + ":-:|" * len(reading)
    for kind in _kinds({kind for read in READS.values() for kind in read}):
        dots = ("●" if kind in READS[practice.key] else "" for practice in reading)
        opens = ", opens a loop" if issubclass(kind, Opener) else ""
        yield f"| `{kind.NAME}`{opens} | " + " | ".join(dots) + " |"


def _for_all() -> Iterator[str]:
    yield "## What they all read\n"
    yield "| moment | what it is for |"
    yield "|---|---|"
    yield from (f"| `{kind.NAME}` | {what} |" for kind, what in FOR_ALL.items())


def _unread() -> Iterator[str]:
    read = {kind for read in READS.values() for kind in read} | set(FOR_ALL)
    unread = [kind for kind in _kinds(set(KINDS.values())) if kind not in read]
    begun = [practice.title.lower() for practice in PRACTICES if practice.key not in READS]
    if begun:
        yield "## What has no reader yet\n"
        yield f"{_listed(begun).capitalize()} have none: they say that nothing has been seen yet.\n"
    if unread:
        yield f"{UNREAD}: {_listed([f'`{kind.NAME}`' for kind in unread])}."


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _kinds(some: set[type[Fact]]) -> list[type[Fact]]:
    """Module by module, and within each as they stand there: KINDS is ordered by who imported what first."""
    assert kinds.ALL, "importing them registers them"
    return sorted((kind for kind in KINDS.values() if kind in some), key=lambda kind: kind.__module__)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
