"""Files that nobody here wrote come in as a page of the docs says, and the figures known of them come out."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.guess import guess
from ridealong.doors.crm.tables import open_tables
from ridealong.ledger.receipt import Recorder
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.loops import LoopClaimed, PromiseMade, TroubleReported
from tests.doors.files import mapping_of, read, shared
from tests.doors.importing import NOW, begin, everything
from tests.doors.tried import TRIED, Tried

pytestmark = pytest.mark.django_db

PAGE = Path(__file__).parents[2] / "docs" / "tried-on.md"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def brought(name: str, tmp_path: Path, by: Recorder) -> Evidence:
    tried = next(each for each in TRIED if each.name.startswith(name))
    door.commit(tried.look(tmp_path, by), by=by, now=NOW)
    return everything()


@pytest.mark.parametrize("tried", TRIED, ids=[each.name for each in TRIED])
def test_the_page_says_what_became_of_each_file(tmp_path: Path, ana: Recorder, tried: Tried) -> None:
    shared(tried.name.partition(":")[0].split()[0])
    line = tried.line(tried.look(tmp_path, ana))
    assert line in PAGE.read_text(encoding="utf-8").splitlines(), f"docs/tried-on.md should say:\n{line}"


def test_classicmodels_keeps_all_its_orders_but_one_on_time(tmp_path: Path, ana: Recorder) -> None:
    """Known: 326 orders, one shipped late, 14 not shipped (4 of them cancelled), 3 disputed, 80 with comments."""
    rows, _ = read(guess(open_tables(orders_of(tmp_path))[0]))
    assert len(rows) == 326
    assert [row.order for row in rows if row.shipped and row.shipped > row.required] == ["10165"]
    assert Counter(row.status for row in rows if row.shipped is None) == {
        "In Process": 6, "On Hold": 4, "Cancelled": 4,
    }  # fmt: skip
    assert sum(row.note is not None for row in rows) == 80
    evidence = brought("classicmodels", tmp_path, ana)
    loops = [evidence.loops[moment.id] for moment, _ in evidence.kind(PromiseMade)]
    late = [loop for loop in loops if loop.claimed and loop.claimed.happened_at.date() > loop.fact.due]  # type: ignore[operator]
    assert [loop.fact.what for loop in late] == ["order 10165"]  # type: ignore[attr-defined]
    assert Counter(loop.outcome(loop.fact.due)[0] for loop in loops) == {"met": 309, "missed": 11}  # type: ignore[arg-type]
    words = [fact.what for _, fact in evidence.kind(TroubleReported)]
    assert sorted(each[:24] for each in words) == [
        "Customer claims containe", "Customer claims the scal", "Customer doesn't like th",
    ]  # fmt: skip


def orders_of(tmp_path: Path) -> Path:
    tried = next(each for each in TRIED if each.name.startswith("classicmodels"))
    paths, _ = tried.files(tmp_path)
    path = next(path for path in paths if path.name == "Orders.csv")
    path.write_text(
        path.read_text(encoding="utf-8").replace("customerNumber", "customer", 1), encoding="utf-8"
    )
    return path


def test_classicmodels_orders_are_promised_by_fifteen_salespeople(tmp_path: Path, ana: Recorder) -> None:
    """Every customer who ordered is served by somebody, so none of these promises falls to a leader."""
    evidence = brought("classicmodels", tmp_path, ana)
    who = Counter(evidence.names[fact.who] for _, fact in evidence.kind(PromiseMade))
    assert len(who) == 15
    assert "Ana Ortiz" not in who
    assert who.total() == 320


def test_adventureworks_sold_in_as_many_orders_as_are_known(tmp_path: Path) -> None:
    tried = next(each for each in TRIED if each.name.startswith("adventureworks"))
    (path,), mapping = tried.files(tmp_path)
    rows, aside = read(guess(open_tables(path)[0], mapping_of(tmp_path, mapping)))
    assert (len(rows), aside) == (57_851, [])
    assert (len({row.order for row in rows}), len({row.seller for row in rows})) == (3_616, 17)


def test_meetings_of_hubspot_take_ninety_minutes_in_the_median(tmp_path: Path, ana: Recorder) -> None:
    preview = next(each for each in TRIED if "meetings" in each.name).look(tmp_path, ana)
    told = list(preview.files[0].told())
    assert "  100 rows have a beginning and an end, 90 minutes apart in the median" in told
    assert "  6 activities last for more than a day: they are no meetings" in told


def test_five_in_ten_orders_were_sent_within_three_days(tmp_path: Path, ana: Recorder) -> None:
    """Of prepbench-give 031: as its expected outputs have it, city by city, and one order never sent."""
    with shared("prepbench-give", "case_031/expected/output_04.csv").open(encoding="utf-8") as stream:
        expected = list(csv.DictReader(stream))
    evidence = brought("prepbench-give 031", tmp_path, ana)
    loops = [evidence.loops[moment.id] for moment, _ in evidence.kind(PromiseMade)]
    outcomes = Counter(str(loop.outcome(loop.fact.due)[0]) for loop in loops)  # type: ignore[arg-type]
    assert outcomes["met"] == sum(int(row["Time to Send KPI"]) for row in expected) == 5
    assert outcomes.total() == sum(int(row["Orders per City"]) for row in expected) == 10
    assert [loop.fact.what for loop in loops if loop.claimed is None] == ["order 1137"]  # type: ignore[attr-defined]


def test_tasks_were_done_when_their_plan_and_their_delay_say(tmp_path: Path, ana: Recorder) -> None:
    """Of prepbench-give 117."""
    with shared("prepbench-give", "case_117/expected/output_01.csv").open(encoding="utf-8-sig") as stream:
        expected = Counter(
            (row["Owner"], row["Task"], day(row["Scheduled Date"]), day(row["Completed Date"]))
            for row in csv.DictReader(stream)
        )
    evidence = brought("prepbench-give 117", tmp_path, ana)
    promises = {moment.id: fact for moment, fact in evidence.kind(PromiseMade)}
    done = Counter(
        (evidence.names[promise.who], promise.what, promise.by, moment.happened_at.date())
        for moment, claim in evidence.kind(LoopClaimed)
        if (promise := promises[claim.of])
    )
    assert done == expected


def day(text: str) -> date:
    return date(*map(int, reversed(text.split("/"))))


def test_agents_stand_under_the_leaders_that_expected_rows_name(tmp_path: Path, ana: Recorder) -> None:
    """Of prepbench-give 158; calls offered and answered are figures of no moment, so their tables are refused."""
    with shared("prepbench-give", "case_158/expected/output_01.csv").open(encoding="utf-8-sig") as stream:
        expected = {turned(row["Agent Name"]): turned(row["Leader Name"]) for row in csv.DictReader(stream)}
    evidence = brought("prepbench-give 158", tmp_path, ana)
    stays = {evidence.names[who]: stays[-1] for who, stays in evidence.roster.memberships.items()}
    assert {agent: evidence.names[stays[agent].under or ""] for agent in expected} == expected


def turned(name: str) -> str:
    last, first = name.split(", ")
    return f"{first} {last}"
