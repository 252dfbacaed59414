"""Somebody's words and names go everywhere and for good; what happened still counts, and the chain is whole."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from ridealong.ledger.derived import rebuild
from ridealong.ledger.receipt import SYSTEM, Receipt, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import forget, withdraw
from ridealong.ledger.verify import verify
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from tests.ledger.telling import (
    NOW,
    attempt,
    book,
    everything,
    kept,
    ledger_size,
    named,
    party,
    read,
    recorder,
    said,
    tell,
)

pytestmark = pytest.mark.usefixtures("ledger")
TOLD = """
as tom
2026-03-02  tom promised acme "a corrected invoice for Petra Lang" by 2026-03-06 ^tomspromise
as mia
2026-03-03  acme said "he never calls"
as acme/petra
2026-03-04  acme/petra said "call Petra Lang" about billing
as mia
2026-03-05  tom opened a deal with acme "pumps for Petra Lang" ^tomsdeal
2026-03-06  ^tomsdeal was lost: "Tom Berg was late"
2026-03-07  bolt said "we like Mia Lind" ^mias
"""
LATER = NOW + timedelta(hours=1)


def forget_by_handle(handle: str) -> Receipt:
    return forget(party(handle), by=recorder("rita"), door="cli", now=LATER)


def everything_written_down() -> str:
    """Every text in every table of the ledger and of people."""
    with connection.cursor() as cursor:
        tables = [
            each for each in connection.introspection.table_names() if each.startswith(("ledger_", "people_"))
        ]
        found = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


@pytest.mark.parametrize("rebuilt", [False, True])
def test_words_names_labels_and_handles_are_gone_from_every_table(rebuilt: bool) -> None:
    tell(TOLD)
    people.settle(party("tom"), zone="Europe/Vienna", email="tom@firm.example")
    assert forget_by_handle("tom").status is Status.KEPT
    if rebuilt:
        rebuild()
    left = everything_written_down()
    for word in ("Tom Berg", '"tom"', "tom@firm", "tomspromise", "tomsdeal", "corrected invoice", "was late"):
        assert word not in left, word
    for word in ("never calls",):
        assert word in left, "Tom neither said this nor does it name him; only whoever reads it knows that"
    assert people.find("tom") is None


def test_nothing_less_is_counted_and_the_chain_is_whole() -> None:
    tell(TOLD)
    before = [type(moment.fact) for moment in everything().moments]
    size = ledger_size()
    forget_by_handle("tom")
    assert verify() == (size + 1, [])
    after = everything(until=LATER.date() + timedelta(days=1)).moments
    assert [type(moment.fact) for moment in after][: len(before)] == before


def test_what_is_recalled_says_that_it_was_forgotten() -> None:
    tell(TOLD)
    tom = party("tom")
    forget_by_handle("tom")
    nobody = f"forgotten-{tom.replace('-', '')[-12:]}"
    assert f'2026-03-02  {nobody} promised acme "(forgotten)" by 2026-03-06' in said(everything())
    assert book().handle(tom) == nobody


def test_several_words_in_a_row_are_forgotten_too() -> None:
    tell(
        'as tom\n2026-03-02  tom named priorities "keep print shops", "weekends"; own part "Saturday rounds"'
    )
    nobody = f"forgotten-{party('tom').replace('-', '')[-12:]}"
    forget_by_handle("tom")
    assert f'2026-03-02  {nobody} named priorities "(forgotten)"; own part "(forgotten)"' in said(
        everything()
    )


def test_a_customer_takes_those_along_who_speak_for_it() -> None:
    tell(TOLD)
    petra, acme = party("acme/petra"), party("acme")
    forget_by_handle("acme")
    left = everything_written_down()
    for word in ("Petra Lang", "Acme", "acme", "petra", "pumps", "Tom Berg was late"):
        assert word not in left, word
    firm = book().handle(acme)
    assert book().handle(petra).startswith(f"{firm}/forgotten-")


def test_a_contact_alone_keeps_their_firms_handle() -> None:
    tell(TOLD)
    petra = party("acme/petra")
    forget_by_handle("acme/petra")
    assert book().handle(petra).startswith("acme/forgotten-")
    assert people.find("acme") is not None


def test_rebuild_keeps_everything_forgotten_and_every_handle_as_it_was() -> None:
    tell(TOLD)
    forget_by_handle("acme")
    before = {each.id: (each.handle, each.name, each.forgotten) for each in people.everyone()}
    rebuild()
    assert {each.id: (each.handle, each.name, each.forgotten) for each in people.everyone()} == before


def test_a_namesake_keeps_the_number_behind_their_handle() -> None:
    (second,) = tell_a_newcomer("Tom Berg", "tom")
    assert book().handle(second) == "tom-2"
    forget_by_handle("tom")
    rebuild()
    assert book().handle(second) == "tom-2"


def tell_a_newcomer(name: str, handle: str) -> list[str]:
    (told,) = read(f'2026-01-05  newcomer joined as salesperson under ana called "{name}"')
    told = replace(told, fact=replace(told.fact, handle=handle))  # type: ignore[type-var]
    (receipt,) = record([told], by=SYSTEM, door="crm", now=NOW)
    return [receipt.id]


def test_telling_it_is_doing_it() -> None:
    tell(TOLD)
    tell("as rita\n2026-03-20  rita had the words of tom forgotten")
    assert "corrected invoice" not in everything_written_down()
    assert verify()[1] == []


def test_what_is_told_of_them_later_stays() -> None:
    tell(TOLD)
    nobody = party("tom")
    forget_by_handle("tom")
    handle = book().handle(nobody)
    tell(f'as mia\n2026-03-30  {handle} promised bolt "a visit" by 2026-04-02 ^again')
    rebuild()
    assert kept(named("again"))[0].fact.what == "a visit"  # type: ignore[attr-defined]
    assert verify()[1] == []


def test_a_correction_goes_with_what_it_corrected() -> None:
    tell(TOLD)
    (better,) = read('as tom\n2026-03-02  mia promised acme "an invoice, says Tom Berg" by 2026-03-06')
    record([replace(better, corrects=named("tomspromise"))], by=SYSTEM, door="test", now=NOW)
    forget_by_handle("tom")
    assert "says Tom Berg" not in everything_written_down()


def test_what_it_corrected_goes_with_a_correction() -> None:
    (first,) = read('as mia\n2026-03-02  mia promised acme "a visit of Tom Berg" by 2026-03-06')
    (better,) = read('as mia\n2026-03-02  tom promised acme "a visit" by 2026-03-06')
    record([first, replace(better, corrects=first.id)], by=SYSTEM, door="test", now=NOW)
    forget_by_handle("tom")
    assert "a visit of Tom Berg" not in everything_written_down()


def test_words_that_are_gone_are_in_no_language() -> None:
    tell(TOLD + 'as acme\n2026-03-06  acme confirmed ^tomspromise: "danke, Tom"@de')
    (confirmed,) = [moment for moment in everything().moments if moment.fact.NAME == "loop.confirmed"]
    assert confirmed.language == "de"
    forget_by_handle("acme")
    assert kept(confirmed.id)[0].language is None, "else its sentence could not be read back as it was"


def test_it_is_recorded_who_had_it_done() -> None:
    forget_by_handle("tom")
    (done,) = [
        moment
        for moment in everything(LATER.date() + timedelta(days=1)).moments
        if moment.fact.NAME == "words.forgotten"
    ]
    assert (done.by, done.voice) == (party("rita"), "colleague")


def test_it_cannot_be_taken_back() -> None:
    receipt = forget_by_handle("tom")
    again = withdraw(receipt.id, why="a slip", by=recorder("rita"), door="cli", now=LATER)
    assert again.why == "what was forgotten cannot be brought back"


def test_nobody_unknown_is_forgotten() -> None:
    receipt = forget("nobody", by=recorder("rita"), door="cli", now=LATER)
    assert receipt.status is Status.REFUSED
    assert receipt.why == "nobody here is known by nobody"


def test_the_same_moment_again_is_known_though_its_words_are_gone() -> None:
    moments: list[Moment] = read(TOLD)
    record(moments, by=SYSTEM, door="test", now=NOW)
    forget_by_handle("tom")
    again = record(moments, by=SYSTEM, door="test", now=LATER)
    assert {receipt.status for receipt in again} == {Status.ALREADY}
    assert "corrected invoice" not in everything_written_down()


def test_files_go_with_the_words() -> None:
    (told,) = read("as ana\n2026-03-08  ana visited acme with tom")
    record([replace(told, attachments=("tom-berg.jpg#abc",))], by=SYSTEM, door="test", now=NOW)
    forget_by_handle("tom")
    assert "tom-berg" not in everything_written_down()
    assert [receipt.status for receipt in attempt('as mia\n2026-03-09  bolt said "hello"')] == [Status.KEPT]
