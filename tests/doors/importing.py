"""A small firm whose files come in: its leader, and what the ledger says of it afterwards."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from ridealong.doors.crm import door
from ridealong.doors.crm.mapping import read_mapping
from ridealong.doors.crm.models import Batch
from ridealong.doors.crm.preview import Preview
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.receipt import SYSTEM, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.moments.evidence import Evidence
from ridealong.moments.kind import fields_of
from ridealong.moments.kinds.roster import MomentWithdrawn, PersonJoined, Role
from ridealong.moments.moment import Moment, new_id
from ridealong.moments.slots import Handle, Newcomer, Words
from ridealong.people import parties
from tests.doors.files import write

NOW = datetime(2026, 4, 1, 8, tzinfo=UTC)
LATER = datetime(2026, 5, 1, 8, tzinfo=UTC)
UNTIL = date(2026, 6, 1)

DEALS = """id,rep,account,product,stage,opened,closed,value
A1,Tom Ash,Acme,Saw,Won,2026-01-05,2026-02-02,900
A2,Tom Ash,Acme,Drill,Lost,2026-01-12,2026-02-09,0
A3,Mia Berg,Bolt,Saw,Talking,2026-02-16,,400
"""
PEOPLE = "rep,manager,office\nTom Ash,Ana Ortiz,West\nMia Berg,Ana Ortiz,East\n"
CUSTOMERS = "account,sector,country,owner\nAcme,tools,Spain,Tom Ash\nBolt,steel,France,Mia Berg\n"


def begin(name: str = "Ana Ortiz", role: Role = "leader") -> Recorder:
    """A ledger with its first leader, as `ridealong init` leaves it."""
    identity = new_id()
    handle = name.casefold().replace(" ", "-")
    fact = PersonJoined(Newcomer(identity), role, name=Words(name), handle=Handle(handle))
    receipts = record([Moment(id=identity, fact=fact, happened_at=NOW)], by=SYSTEM, door="init", now=NOW)
    assert receipts[0].status is Status.KEPT, receipts[0].why
    return Recorder(identity)


def look(  # what a test says of an import, in one line
    folder: Path,
    files: dict[str, str],
    by: Recorder,
    *,
    mapping: str = "",
    now: datetime = NOW,
    currency: str | None = "EUR",
) -> Preview:
    paths = [write(folder, text, name) for name, text in files.items()]
    said = read_mapping(write(folder, mapping, "mapping.toml"))
    return door.look(paths, mapping=said, currency=currency, by=by, now=now)


def bring(
    folder: Path, files: dict[str, str], by: Recorder, *, now: datetime = NOW, mapping: str = ""
) -> Batch:
    preview = look(folder, files, by, now=now, mapping=mapping)
    batch = door.commit(preview, by=by, now=now)
    assert batch.moments == dict(preview.moments), "what was foreseen is what was done"
    return batch


def everything(until: date = UNTIL) -> Evidence:
    return recall(Scope.everything(), until=until, zone=UTC)


def of(leader: Recorder, until: date = UNTIL) -> Evidence:
    return recall(Scope.of_leader(leader.id or ""), until=until, zone=UTC)


def sentences(kinds: Sequence[type] = (), until: date = UNTIL) -> list[str]:
    """What stands in the ledger, in short lines that do not depend on ids or on the order of files."""
    evidence = everything(until)
    labels = {moment.id: label_of(moment, evidence) for moment in evidence.moments}
    told = [
        said(moment, evidence, labels)
        for moment in evidence.moments
        if (isinstance(moment.fact, tuple(kinds)) if kinds else not isinstance(moment.fact, MomentWithdrawn))
    ]
    return sorted(told)


def said(moment: Moment, evidence: Evidence, labels: dict[str, str]) -> str:
    parts = [str(moment.day(UTC)), moment.fact.NAME]
    for field in fields_of(type(moment.fact)):
        value = getattr(moment.fact, field.name)
        if value is not None and field.name != "handle":
            parts.append(f"{field.name}={labels.get(value) or evidence.names.get(value) or value}")
    return " ".join([*parts, f"by={evidence.names.get(moment.by or '', moment.by)}", f"as={moment.voice}"])


def label_of(moment: Moment, evidence: Evidence) -> str:
    return "" if moment.id in evidence.names else f"<{moment.fact.NAME} {moment.day(UTC)}>"


def handles() -> list[str]:
    return sorted(party.handle for party in parties.everyone())
