"""Serves imports in every state they can be in: `python -m tests.faces.web.imports.site PORT`."""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from ridealong.config.serving import serve  # noqa: E402
from ridealong.doors.calendar.models import Connected  # noqa: E402
from ridealong.doors.parcels import calendars, places, running, taking, working  # noqa: E402
from ridealong.doors.parcels.models import Parcel  # noqa: E402
from ridealong.faces.web.imports.uploads import Arriving  # noqa: E402
from ridealong.people import parties  # noqa: E402
from ridealong.speech import gettext  # noqa: E402
from tests.doors.calendar.diary import Diary  # noqa: E402
from tests.ledger import telling  # noqa: E402

NOW = datetime.now(UTC)
PLACES = "places.json"
TEAM = "sales rep,manager,office\nTom Ash,Ana Ortiz,West\nMia Berg,Ana Ortiz,East\nNils Falk,Ana Ortiz,East\n"
CUSTOMERS = (
    "account,sector,country,owner,employees\nHarbour Freight,technolgy,Spain,Tom Ash,90\n"
    "Nordlicht,retail,Germany,Mia Berg,12\nReha Plus,health,Germany,Mia Berg,300\n"
)
HEADINGS = "opportunity id,sales rep,account,stage,created,close date,amount,next call\n"
ORDERS = "customer,order date,amount\nHarbour Freight,03/04/2026,1.200\nNordlicht,02/03/2026,3.400\n"
TILL = (
    "Odběratel;Částka (EUR);Den;Poznámka\n"
    "Nordlicht;900,50;13.01.2026;bar\nReha Plus;80,00;14.01.2026;auf Rechnung\n"
)
CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nORG:{firm}\r\nEND:VCARD\r\n"
    for name, firm in (
        ("Olga Fry", "Gull & Sons"),
        ("Max Roe", "Gull & Sons"),
        ("Dr. Ida Lund", "Lund Dental"),
    )
)


def deals(many: int) -> str:
    rows = []
    for each in range(many):
        opened = datetime(2025, 1, 6, tzinfo=UTC) + timedelta(days=each % 300)
        who, whom = (
            ("Tom Ash", "Mia Berg")[each % 2],
            ("Harbour Freight", "Nordlicht", "Reha  Plus")[each % 3],
        )
        stage = ("Won", "Lost", "Talking")[each % 3]
        closed = "" if stage == "Talking" else (opened + timedelta(days=40)).date()
        amount = "a lot" if each % 70 == 69 else 900 + each if stage == "Won" else 0
        rows.append(
            f"D{each},{who},{'' if each % 50 == 49 else whom},{stage},{opened.date()},{closed},{amount},"
        )
    return HEADINGS + "\n".join(rows) + "\n"


def bring(files: dict[str, str], *, by: str) -> Parcel:
    arrived = [Arriving(name, None) for name in files]
    for file, text in zip(arrived, files.values(), strict=True):
        file.write(text.encode())
    parcel = taking.take(arrived, list(files), by=by, now=NOW)
    for file in arrived:
        file.close()
    return parcel


def shown(files: dict[str, str], *, by: str) -> Parcel:
    parcel = bring(files, by=by)
    working.work(lambda: NOW)
    parcel.refresh_from_db()
    return parcel


def recorded(files: dict[str, str], *, by: str) -> str:
    parcel = shown(files, by=by)
    taking.record(parcel, now=NOW)
    working.work(lambda: NOW)
    parcel.refresh_from_db()
    assert parcel.batch, (parcel.trouble, parcel.shown)
    return parcel.batch


def in_every_state(ana: str) -> dict[str, str]:
    undone = recorded({"team.csv": TEAM, "accounts.csv": CUSTOMERS}, by=ana)
    done = recorded({"deals of last year.csv": deals(120)}, by=ana)
    taking.take_back(undone, by=ana, now=NOW)
    working.work(lambda: NOW)
    files = {"pipeline.csv": deals(400), "accounts.csv": CUSTOMERS, "team.csv": TEAM, "notes.csv": "a note\n"}
    preview, questions = shown(files, by=ana), shown({"till.csv": ORDERS}, by=ana)
    failed, looking, recording = (shown({"more deals.csv": deals(700)}, by=ana) for _ in range(3))
    unknown = shown({"till.csv": TILL}, by=ana)
    cards = shown({"address book.vcf": CARDS}, by=ana)
    found = {"unknown": unknown, "cards": cards, "preview": preview, "questions": questions, "failed": failed}
    found |= {"looking": looking, "recording": recording}
    return {"done": done, "undone": undone} | {name: parcel.id for name, parcel in found.items()}


def left_in_the_middle(links: dict[str, str]) -> None:
    """Nobody works on these, and whoever looks later should not be told so."""
    Parcel.objects.filter(pk=links["failed"]).update(state="failed", trouble=working.OUR_FAULT)
    for state in ("looking", "recording"):
        Parcel.objects.filter(pk=links[state]).update(state=state, touched_at=NOW + timedelta(hours=9))
    total = Parcel.objects.get(pk=links["recording"]).shown["total"]
    places.tell_progress(links["recording"], total * 2 // 3)


def with_calendars(ana: str) -> dict[str, str]:
    """One that is read, one that has not been of late, and a file with strangers in it that waits."""
    parties.settle(ana, email="ana@firm.example")
    parties.settle(telling.party("tom-ash"), email="tom@firm.example")
    for name, place, trouble in (
        ("c-2222", "calendar.firm.example", ""),
        (
            "c-3333",
            "dav.example by CalDAV",
            gettext(
                "{host} answers {status} {reason}",
                host="dav.example",
                status=503,
                reason="Service Unavailable",
            ),
        ),
    ):
        kept = {"mine": [], "own": [], "domains": {}}
        Connected.objects.create(
            id=name,
            leader=ana,
            by=ana,
            sealed="",
            place=place,
            saying=kept,
            since=NOW,
            read_at=NOW,
            trouble=trouble,
        )
    diary = Diary()
    for week in range(9):
        day = (NOW - timedelta(days=7 * week + 3)).strftime("%Y%m%d")
        diary.event(f"a{week}", f"{day}T090000", f"{day}T103000", "tom lena@acme.example")
        diary.event(f"b{week}", f"{day}T140000", f"{day}T150000", "tom chef@caterer.example")
    (file,) = arrived = [Arriving("ana.ics", None)]
    file.write(diary.text.encode())
    of = parties.known([ana])[ana]
    parcel = calendars.take_files(arrived, ["ana.ics"], of=of, by=ana, now=NOW)
    file.close()
    working.work(lambda: NOW)
    return {"calendar": parcel.id}


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    telling.tell('2025-01-06  ana joined as leader called "Ana Ortiz"', now=NOW)
    links = in_every_state(telling.party("ana"))
    links |= with_calendars(telling.party("ana"))
    left_in_the_middle(links)
    (Path(settings.RIDEALONG_HOME) / PLACES).write_text(json.dumps(links))
    running.start = lambda: None
    serve(int(sys.argv[1]), workers=1)
