"""Connected calendars are asked every hour; what is wrong with one is shown, and keeps no other from its turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import DatabaseError

from ridealong.doors.crm.sums import count
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties
from ridealong.people.accounts.sealing import Unreadable
from ridealong.people.preferences import language_of
from ridealong.speech import gettext, speaking

from .connected import connected, note, opened
from .directory import Directory
from .door import CalendarError, commit, look, may_be_read
from .gathering import Brought, bring
from .models import Connected
from .reach import FetchError
from .saying import Saying
from .timing import Window

EVERY = timedelta(hours=1)
LONGEST_TROUBLE = 500
CHANGING = (
    "saying",
    "tried_at",
    "read_at",
    "trouble",
    "etag",
    "modified",
    "seen",
    "knows",
    "next_at",
    "batch",
)


def due(now: datetime) -> Iterator[str]:
    """What came of those whose turn it is, a line each; nothing where nothing is new."""
    for kept in connected():
        party = parties.known([kept.leader]).get(kept.leader)
        if party is None or party.forgotten:
            Connected.objects.filter(id=kept.id).delete()
            yield f"calendar {kept.id}: disconnected, for whose it was has been forgotten"
        elif kept.tried_at is None or kept.tried_at + EVERY <= now:
            yield from asked(kept, party, now)


def asked(kept: Connected, party: parties.Party, now: datetime) -> Iterator[str]:
    kept.tried_at = now
    with speaking(language_of(kept.leader)):  # in which its trouble is read on a page
        said = looked_at(kept, party, now)
    # Not saved as a whole: somebody may have disconnected it meanwhile, and then it stays so.
    Connected.objects.filter(id=kept.id).update(**{name: getattr(kept, name) for name in CHANGING})
    if kept.trouble:
        yield f"calendar {kept.id} of {party.handle} at {kept.place}: not read: {kept.trouble}"
    elif said:
        yield f"calendar {kept.id} of {party.handle}: {said}"


def looked_at(kept: Connected, party: parties.Party, now: datetime) -> str:
    """What was recorded, or nothing, and then perhaps what the trouble is."""
    kept.trouble = ""
    try:
        return renewed(kept, party, now)
    except (CalendarError, FetchError) as trouble:
        kept.trouble = str(trouble)[:LONGEST_TROUBLE]
    except Unreadable:
        kept.trouble = gettext("its address was sealed under another key than today’s; connect it again")
    except DatabaseError:
        raise
    except Exception as trouble:  # whatever strangers write into a calendar, the other errands are done
        kept.trouble = gettext("it cannot be worked out ({trouble})", trouble=type(trouble).__name__)
    return ""


def renewed(kept: Connected, party: parties.Party, now: datetime) -> str:
    """What was recorded; empty where the calendar is the same, and so is who is known, and no event is over."""
    may_be_read(party, now)
    saying = Saying.of_kept(kept.saying).known()
    kept.saying = saying.kept()
    directory = Directory.of(party.id, saying)
    whole = kept.next_at is None or kept.next_at <= now or kept.knows != directory.digest
    brought = brought_for(kept, now, whole=whole)
    if brought.source is None or (not whole and kept.seen == brought.source.digest):
        kept.read_at, kept.etag, kept.modified = now, brought.etag, brought.modified
        return ""
    preview = look([brought.source], of=party, saying=saying, now=now)
    if not preview.calendars or preview.questions:
        raise CalendarError((preview.refused or preview.questions)[0])
    batch = commit(preview, by=Recorder(kept.by), now=now) if preview.total else None
    note(kept, brought, preview, now=now)
    kept.batch = batch.id if batch else kept.batch
    return f"{count(preview.total, 'moment')} recorded as {batch.id}" if batch else ""


def brought_for(kept: Connected, now: datetime, *, whole: bool) -> Brought:
    """Only what has changed is asked for, unless something in it has happened since, or somebody is known by now."""
    tags = {} if whole else {"etag": kept.etag, "modified": kept.modified}
    return bring(opened(kept), Window.up_to(now), **tags)
