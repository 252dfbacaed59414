"""Whatever lists of work say and however they change: what was foreseen is done, and the same again is nothing."""

from pathlib import Path
from random import Random

import pytest

from ridealong.doors.crm import door
from ridealong.ledger.verify import verify
from tests.doors.importing import LATER, NOW, begin, look
from tests.trying import STORIES

pytestmark = pytest.mark.django_db

DAYS = (
    "", "2026-01-05", "2026-02-10", "2026-03-30", "2026-04-01", "2026-04-20", "2026-09-09", "9999-12-31", "1969-05-05",
    "null", "soon",
)  # fmt: skip
NAMES = ("Acme", "Bolt", "", "Ana Ortiz", "null", "=1+1")
PEOPLE = ("Tom Ash", "Mia Berg", "Ana Ortiz", "")
WORDS = ("Answered it", "Follow up", "", "<b>Demo</b>", 'Say ""hello""', "Talk")
STATES = ("", "Completed", "Open", "Cancelled", "Disputed", "Shipped", "No show", "won", "lost", "pending")
TABLES: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "tasks": ("Subject,Assigned To,Account Name,Created Date,Due Date,Completed Date,Status",
              (WORDS, PEOPLE, NAMES, DAYS, DAYS, DAYS, STATES)),
    "orders": ("Customer,Order Date,Required Date,Shipped Date,Status,Comments,Amount,Salesperson",
               (NAMES, DAYS, DAYS, DAYS, STATES, WORDS, ("", "5", "-5", "0"), PEOPLE)),
    "activities": ("Type,Subject,Assigned To,Account Name,Start,End,Due Date,Status,Location,Duration minutes",
                   (("Task", "Call", "Visit", "Meeting", ""), WORDS, PEOPLE, NAMES, DAYS, DAYS, DAYS, STATES,
                    ("", "Plant 2", "Zoom"), ("", "5", "-5", "9000", "0.1"))),
    "tickets": ("Account Name,Subject,Opened,Closed,Status,Case Owner,Severity",
                (NAMES, WORDS, DAYS, DAYS, STATES, PEOPLE, ("", "High"))),
    "referrals": ("Referee Name,Referrer Name,Referral Date,Status", (NAMES, NAMES, DAYS, STATES)),
    "deals": ("rep,account,stage,opened,closed,value,Next Step,Next Step Due Date,Stage since,Lead Source",
              (PEOPLE, NAMES, ("Won", "Lost", "Talking", "Offer"), DAYS, DAYS, ("", "5", "0"), WORDS, DAYS, DAYS,
               ("", "Acme", "Referral", "Web"))),
    "moves": ("Stage,Date Entered", (("Talking", "Offer", ""), DAYS)),
    "returns": ("Returned,Product", (("Yes", "No", ""), ("", "Saw"))),
}  # fmt: skip
NUMBERS = {
    "tasks": "Task ID", "orders": "Order ID", "activities": "Activity ID", "tickets": "Case Number",
    "referrals": "Referral ID", "deals": "Deal ID", "moves": "Deal ID", "returns": "Order ID",
}  # fmt: skip
FEW = 12


def table(kind: str, chance: Random) -> dict[int, list[str]]:
    _, columns = TABLES[kind]
    return {number: [chance.choice(values) for values in columns] for number in range(FEW)}


def changed(kind: str, rows: dict[int, list[str]], chance: Random) -> dict[int, list[str]]:
    """The same rows, some of them otherwise in a cell or two, some left out, and some new."""
    _, columns = TABLES[kind]
    newer = {number: list(cells) for number, cells in rows.items() if chance.random() > 0.1}
    for cells in newer.values():
        for place in chance.sample(range(len(cells)), chance.randrange(min(3, len(cells)))):
            cells[place] = chance.choice(columns[place])
    newer[FEW + chance.randrange(3)] = [chance.choice(values) for values in columns]
    return newer


def written(kind: str, rows: dict[int, list[str]]) -> str:
    """Moves and returns speak of deals and orders by the numbers these have."""
    lines = [f"{NUMBERS[kind]},{TABLES[kind][0]}"]
    whose = {"moves": "deals", "returns": "orders"}.get(kind, kind)
    lines += [f"{whose}{number}," + ",".join(f'"{cell}"' for cell in cells) for number, cells in rows.items()]
    return "\n".join(lines) + "\n"


MAPPING = "\n".join(f'["{kind}.csv"]\ntable = "{kind}"' for kind in TABLES)
PEOPLE_LIST = "rep,manager\nTom Ash,Ana Ortiz\n"
CUSTOMER_LIST = "account,country,owner\nAcme,Spain,Tom Ash\n"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(STORIES))
def test_lists_of_work_come_in_and_come_again(tmp_path: Path, seed: int) -> None:
    chance, ana = Random(seed), begin()
    first = {kind: table(kind, chance) for kind in TABLES}
    second = {kind: changed(kind, rows, chance) for kind, rows in first.items()}
    lists = {"people.csv": PEOPLE_LIST, "customers.csv": CUSTOMER_LIST}
    for rows, now in ((first, NOW), (second, LATER), (first, LATER)):
        files = lists | {f"{kind}.csv": written(kind, each) for kind, each in rows.items()}
        preview = look(tmp_path, files, ana, mapping=MAPPING, now=now)
        assert preview.refused == []
        batch = door.commit(preview, by=ana, now=now)
        assert batch.moments == dict(preview.moments)
        again = look(tmp_path, files, ana, mapping=MAPPING, now=now)
        assert dict(again.moments) == {}, "the same files again bring nothing"
    assert not door.undo(batch.id, by=ana, now=LATER).failed
    assert verify()[1] == []
