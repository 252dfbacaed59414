"""A promise whose day has passed is not made to vanish: not by taking it back, and not by correcting it away."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ridealong.ledger.receipt import Recorder
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw, withdraw_batch
from tests.ledger.telling import everything, named, read, recorder, said, tell

pytestmark = pytest.mark.usefixtures("ledger")
TOLD = datetime(2026, 3, 2, 9, tzinfo=UTC)
IN_TIME = datetime(2026, 3, 6, 20, tzinfo=UTC)
"""The evening of the day it was owed by; west of Greenwich that day is not over before noon of the next."""
LATE = datetime(2026, 3, 7, 12, tzinfo=UTC)
PROMISE = '2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1'


@pytest.fixture(autouse=True)
def promised(ledger: None) -> None:
    tell(f"as tom\n{PROMISE}", now=TOLD, door="import:7")


def take_back(who: Recorder, now: datetime) -> str:
    return withdraw(named("p1"), why="a slip", by=who, door="cli", now=now).why


def correct(sentence: str, who: str = "tom", now: datetime = LATE) -> str:
    (told,) = read(f"as {who}\n{sentence}")
    told = replace(told, corrects=named("p1"), label=None)
    return record([told], by=recorder(who), door="cli", now=now)[0].why


def stands() -> list[str]:
    return [each for each in said(everything()) if "promised" in each]


def test_told_by_mistake_it_is_taken_back_while_its_day_is_not_over() -> None:
    assert take_back(recorder("tom"), IN_TIME) == ""
    assert stands() == []


def test_once_its_day_has_passed_its_doer_drops_it_and_does_not_take_it_back() -> None:
    assert take_back(recorder("tom"), LATE) == (
        "what was due on 2026-03-06 is not taken back once that day has passed; "
        "if it will not be done, say: tom dropped ^p1 (which counts as not kept)"
    )
    assert stands() == [PROMISE]
    assert tell("as tom\n2026-03-07  tom dropped ^p1", now=LATE)


def test_a_keeper_may_still_take_it_back() -> None:
    assert take_back(recorder("rita"), LATE) == ""


def test_an_import_is_still_undone_as_a_whole() -> None:
    undone = withdraw_batch("import:7", why="the wrong file", by=recorder("tom"), now=LATE)
    assert undone.reversed == [named("p1")]
    assert stands() == []


def test_what_was_told_after_its_day_is_still_a_slip_for_a_day() -> None:
    late = LATE + timedelta(days=10)
    tell('as tom\n2026-03-02  tom promised acme "a quote" by 2026-03-05 ^p2', now=late)
    tell('as tom\n2026-03-02  tom promised acme "a drum" by 2026-03-05 ^p3', now=late)
    soon, later = late + timedelta(hours=20), late + timedelta(hours=30)
    slip = withdraw(named("p2"), why="a slip", by=recorder("tom"), door="cli", now=soon)
    assert slip.why == ""
    too_late = withdraw(named("p3"), why="a slip", by=recorder("tom"), door="cli", now=later)
    assert "not taken back" in too_late.why


def test_whoever_waits_for_a_promise_they_wrote_down_may_take_it_back_at_any_time() -> None:
    tell('as tom\n2026-03-02  ana promised tom "a van" by 2026-03-06 ^r1', now=TOLD)
    assert withdraw(named("r1"), why="no more", by=recorder("tom"), door="cli", now=LATE).why == ""


@pytest.mark.parametrize(
    "sentence",
    [
        '2026-03-02  tom promised acme "an invoice" by 2026-04-06',
        '2024-03-02  tom promised acme "an invoice" by 2024-03-06',
        '2026-03-02  tom promised bolt "an invoice" by 2026-03-06',
        '2026-03-02  nils promised acme "an invoice" by 2026-03-06',
        '2026-02-02  tom promised acme "an invoice" by 2026-03-06',
    ],
    ids=["put off", "moved to long ago", "to somebody else", "by somebody else", "made earlier"],
)
def test_a_correction_after_its_day_is_of_its_words_only(sentence: str) -> None:
    assert correct(sentence).startswith(
        "what was due on 2026-03-06 is corrected in its words only, once that day has passed; "
    )
    assert stands() == [PROMISE]
    assert correct(sentence, who="rita") == "", "a keeper mends anything"


def test_its_words_can_still_be_mended_and_its_date_in_time() -> None:
    assert correct(PROMISE.replace("an invoice", "a corrected invoice")) == ""
    assert stands() == ['2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06']


def test_a_date_put_off_by_correction_is_still_the_first_one() -> None:
    """Corrected two days on it counts by its first date, so it is overdue after that date and not after the other."""
    put_off = PROMISE.replace("03-06", "03-20").removesuffix(" ^p1")
    assert correct(put_off, now=TOLD + timedelta(days=2)) == ""
    (corrected,) = [each.id for each in everything().moments if each.corrects]
    (told,) = read(f"as tom\n{put_off.replace('acme', 'bolt')}")
    receipt = record([replace(told, corrects=corrected)], by=recorder("tom"), door="cli", now=LATE)[0]
    assert "what was due on 2026-03-06 is corrected in its words only" in receipt.why


REQUEST = '2026-03-02  tom asked rita for "a demo van" by 2026-03-06 ^r1'


def test_a_request_is_taken_back_within_a_day_and_dropped_after_it() -> None:
    """Else whoever asks would take back what is refused or forgotten, and have been granted everything."""
    tell(f"as tom\n{REQUEST}", now=TOLD)

    def back(now: datetime) -> str:
        return withdraw(named("r1"), why="a slip", by=recorder("tom"), door="cli", now=now).why

    refused = "is not taken back once it has stood for a day; if it is no longer wanted, say: tom dropped ^r1"
    assert back(TOLD + timedelta(days=1, minutes=1)) == f"a request {refused}", "long before its day"
    assert back(LATE) == f"a request {refused}"
    (told,) = read('as tom\n2026-03-02  tom asked rita for "a demo van" by 2026-09-06')
    told = replace(told, corrects=named("r1"))
    (receipt,) = record([told], by=recorder("tom"), door="cli", now=LATE)
    assert receipt.why.startswith("a request is corrected in its words only, once it has stood for a day; ")
    assert REQUEST in said(everything())
    assert tell("as tom\n2026-03-07  tom dropped ^r1", now=LATE)


def test_told_by_mistake_a_request_is_taken_back_the_same_day() -> None:
    tell(f"as tom\n{REQUEST}", now=TOLD)
    same_day = TOLD + timedelta(hours=5)
    assert withdraw(named("r1"), why="a slip", by=recorder("tom"), door="cli", now=same_day).why == ""


TRY = '2026-03-02  tom started a try "call back within the hour", smallest "one", own{} ^y1'


def of_the_try(who: str, now: datetime, sentence: str = "") -> str:
    """Why the try is not taken back or, with a sentence, not corrected to it; empty where it is."""
    if not sentence:
        return withdraw(named("y1"), why="a slip", by=recorder(who), door="cli", now=now).why
    (new,) = read(f"as {who}\n{sentence}")
    return record([replace(new, corrects=named("y1"), label=None)], by=recorder(who), door="cli", now=now)[
        0
    ].why


KILLED = 'if nothing came of it, say so: tom ended ^y1 killed: "…"'


@pytest.mark.parametrize("day", ["", ", judge by 2026-03-06", ", judge by 2030-01-01"])
def test_a_try_is_taken_back_on_the_day_it_was_told_and_judged_after_it(day: str) -> None:
    """Where it is from and when it began is counted long before it is to be judged: that day is not waited for."""
    tell(f"as tom\n{TRY.format(day)}", now=TOLD)
    refused = f"a try is not taken back once it has stood for a day; {KILLED}"
    assert of_the_try("tom", TOLD + timedelta(days=1, minutes=1)) == refused
    assert tell('as tom\n2026-03-03  tom ended ^y1 killed: "…"', now=LATE), "what it says can be said"
    assert of_the_try("rita", LATE) == "", "a keeper may still take it back"


def test_told_by_mistake_a_try_is_taken_back_the_same_day() -> None:
    tell(f"as tom\n{TRY.format('')}", now=TOLD)
    assert of_the_try("tom", TOLD + timedelta(hours=20)) == ""


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (", judge by 2026-03-20", ""),
        (", judge by 2026-03-20", ", judge by 2026-04-20"),
        ("2026-03-02", "2026-03-03"),
        ("own", "from customer acme"),
        ("tom started", "mia started"),
    ],
    ids=["no day", "a later day", "begun later", "from elsewhere", "somebody else's"],
)
def test_a_try_is_corrected_in_its_words_only_once_it_has_stood_for_a_day(said: str, instead: str) -> None:
    told = TRY.format(", judge by 2026-03-20")
    tell(f"as tom\n{told}", now=TOLD)
    new, later = told.replace(said, instead).removesuffix(" ^y1"), TOLD + timedelta(days=2)
    refused = f"a try is corrected in its words only, once it has stood for a day; {KILLED}"
    assert of_the_try("tom", later, new) == refused
    assert of_the_try("tom", later, told.replace("the hour", "two hours").removesuffix(" ^y1")) == ""


def test_nor_is_it_by_correcting_the_correction_every_day() -> None:
    tell(f"as tom\n{TRY.format('')}", now=TOLD)
    (first,) = read(f"as tom\n{TRY.format('').replace('own', 'from customer acme').removesuffix(' ^y1')}")
    first = replace(first, corrects=named("y1"))
    record([first], by=recorder("tom"), door="cli", now=TOLD + timedelta(hours=20))
    (again,) = read(f"as tom\n{TRY.format('').replace('03-02', '03-03').removesuffix(' ^y1')}")
    later = TOLD + timedelta(hours=40)
    (receipt,) = record([replace(again, corrects=first.id)], by=recorder("tom"), door="cli", now=later)
    assert "a try is corrected in its words only" in receipt.why


def test_whoever_owns_up_to_a_copy_or_names_an_earlier_day_is_never_too_late() -> None:
    tell(f"as tom\n{TRY.format('')}", now=TOLD)
    later = TOLD + timedelta(days=2)
    sooner = TRY.format(", judge by 2026-03-20").replace("own", "copied").removesuffix(" ^y1")
    assert of_the_try("tom", later, sooner) == ""


OPENING = '2026-03-02  ana wrote an opening "inside sales", {} ^o1'


def test_an_opening_stands_as_it_first_sorted_people_out() -> None:
    degree = OPENING.format('filters "a degree"')
    tell(f"as ana\n{degree}", now=TOLD)
    tell('as ana\n2026-03-02  ana wrote an opening "by mistake", no filters ^o2', now=TOLD)
    (new,) = read(f"as ana\n{OPENING.format('no filters').removesuffix(' ^o1')}")
    new, later = replace(new, corrects=named("o1")), TOLD + timedelta(days=2)
    instead = "it is judged by what it first sorted people out by; write another, which is judged by itself"
    (receipt,) = record([new], by=recorder("ana"), door="cli", now=later)
    assert receipt.why == f"an opening is corrected in its words only, once it has stood for a day; {instead}"
    gone = withdraw(named("o1"), why="a slip", by=recorder("ana"), door="cli", now=later)
    assert gone.why == f"an opening is not taken back once it has stood for a day; {instead}"
    soon = withdraw(named("o2"), why="a slip", by=recorder("ana"), door="cli", now=TOLD + timedelta(hours=3))
    assert soon.why == ""


def test_a_barriers_day_left_out_by_a_leader_who_wrote_it_down_is_still_its_day() -> None:
    tell('as ana\n2026-03-02  mia raised a barrier "no van" by 2026-03-06 ^b1', now=TOLD)
    (new,) = read('as ana\n2026-03-02  mia raised a barrier "no van"')
    then = TOLD + timedelta(days=2)
    assert record([replace(new, corrects=named("b1"))], by=recorder("ana"), door="cli", now=then)[0].why == ""
    assert '2026-03-02  mia raised a barrier "no van" by 2026-03-06' in said(everything())
