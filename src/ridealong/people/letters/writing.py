"""Writes letters into the queue; sending them is somebody else's errand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from ridealong.people.letters.models import Letter

State = Letter.State
BRIEF = "brief"
"""Letters that hold what only a leader and their team may read: nobody else is given them to bring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter as it is to be written. Plain text always: it is read on old phones and by machines that speak."""

    key: str
    kind: str
    party: str
    address: str
    subject: str
    text: str
    html: str = ""
    """The same words set as a page, where a letter is long enough to be worth it."""
    stop: str = ""
    """The address that ends letters of this kind by one click, where there is one."""


def write(draft: Draft, *, now: datetime, due: datetime | None = None) -> Letter:
    """Queue a letter; one that was written under this key before stays as it is."""
    letter, _ = Letter.objects.get_or_create(
        key=draft.key,
        defaults={
            "kind": draft.kind,
            "party": draft.party,
            "address": draft.address,
            "subject": " ".join(draft.subject.split()),  # a subject is one line, whoever's words are in it
            "text": draft.text,
            "html": draft.html,
            "stop": draft.stop,
            "made_at": now,
            "due_at": due or now,
        },
    )
    return letter


def write_many(drafts: Iterable[Draft], *, now: datetime, due: datetime | None = None) -> None:
    """Queue thousands at once; those written under their key before stay as they are."""
    Letter.objects.bulk_create(
        [Letter(**asdict(draft), made_at=now, due_at=due or now) for draft in drafts],
        batch_size=500,
        ignore_conflicts=True,
    )


def leave_out(draft: Draft, *, now: datetime) -> None:
    """Remember that there was nothing to say under this key, so that it is not asked again."""
    quiet = {"kind": draft.kind, "party": draft.party, "subject": draft.subject, "state": State.QUIET}
    Letter.objects.get_or_create(
        key=draft.key, defaults={**quiet, "made_at": now, "due_at": now, "settled_at": now}
    )


def cancel(keys: Iterable[str], *, now: datetime) -> int:
    """Take letters back that are not on their way yet, words and all; how many there were."""
    waiting = Letter.objects.filter(key__in=list(keys), state=State.WAITING)
    return waiting.update(state=State.CANCELLED, settled_at=now, text="", html="", stop="")


def drop(keys: Iterable[str]) -> None:
    """Forget that there were these letters, where even that would tell something; one that is leaving still leaves."""
    Letter.objects.filter(key__in=list(keys)).exclude(state=State.LEAVING).delete()
