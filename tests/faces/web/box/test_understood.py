"""What is typed into the box is said back while it is typed: who, what, to whom, by when; and what is still missing."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ridealong.faces.web.box import pace
from ridealong.people import preferences
from tests.faces.web.box.conftest import HTMX, reads, seen_in, type_in, ways_in
from tests.faces.web.reading import text
from tests.faces.web.voices.clients import signed_in
from tests.ledger.telling import ledger_size, party, tell

QUESTIONS_AT_MOST = 6
"""Of which four are who asks: their session, account, place and device."""


def test_a_sentence_is_said_back_with_names_in_full_and_days_as_people_say_them() -> None:
    said = reads("tom", 'tom promised acme "a corrected invoice" by 2026-04-06')
    assert "Understood: Tom Berg promised Acme Tools “a corrected invoice” by Monday, 6 April 2026." in said


def test_names_days_and_amounts_are_lit_up_and_not_by_colour_alone() -> None:
    body = type_in("tom", "acme bought for 9480 EUR from tom").content.decode()
    assert '<b class="who"><bdi>Acme Tools</bdi></b>' in body
    assert '<b class="amount">9480 EUR</b>' in body
    body = type_in("tom", "tom raised a barrier “no van” costing 4 hours per week by Friday").content.decode()
    assert '<b class="amount">4 h</b>' in body
    assert '<time datetime="2026-04-03">Friday, 3 April 2026</time>' in body


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("I promised Acme Tools “a quote” by Friday", 'tom promised acme "a quote" by 2026-04-03'),
        ("I promised Petra “a quote” in two weeks", 'tom promised acme/petra "a quote" by 2026-04-15'),
        ('Tom Berg promised Acme "a quote" until tomorrow', 'tom promised acme "a quote" by 2026-04-02'),
        ("acme bought for 9.480,50 € from me", "acme bought for 9480.50 EUR from tom"),
        ("I visited acme with Ana for 1.5 h yesterday", "2026-03-31 tom visited acme with ana for 1 h 30 min"),
        ('tom promised acme "by Friday" by Friday', 'tom promised acme "by Friday" by 2026-04-03'),
    ],
)  # fmt: skip
def test_what_people_write_in_a_hurry_is_read_in_one_way(typed: str, meant: str) -> None:
    assert seen_in(type_in("tom", typed)) == meant


def test_what_can_be_read_in_two_ways_is_offered_in_both_and_never_chosen() -> None:
    page = type_in("tom", 'tom promised acme "a quote" by next Friday')
    assert ways_in(page) == [f'tom promised acme "a quote" by 2026-04-{day}' for day in ("03", "10")]
    assert "This can be read in 2 ways. Which one do you mean?" in text(page)
    assert seen_in(page) == "", "neither is what Enter records"
    assert ways_in(type_in("tom", "acme bought for 9.480 €")) == [
        "acme bought for 9480.00 EUR",
        "acme bought for 9.48 EUR",
    ]


def test_two_of_one_name_are_both_offered() -> None:
    tell('dora became known as "Dora Dyes"\ndora/petra became known as "Petra Pohl"\ntom took over dora')
    page = type_in("tom", 'Petra said "thank you"')
    assert ways_in(page) == ['acme/petra said "thank you"', 'dora/petra said "thank you"']
    assert ways_in(type_in("tom", 'Petra Pohl said "thank you"')) == []
    assert seen_in(type_in("tom", 'Petra Pohl said "thank you"')) == 'dora/petra said "thank you"'


def test_a_name_nobody_has_is_said_with_the_nearest() -> None:
    said = reads("tom", 'tom promised acne "a quote" by Friday')
    assert "Nobody here knows anyone called “acne”; did you mean acme or acme/petra?" in said


@pytest.mark.parametrize("there", ["bolt", "Bolt Works", "Bolt", "karl", "bolt/karl"])
def test_a_customer_out_of_sight_is_read_like_one_there_is_not(there: str) -> None:
    tell('bolt/karl became known as "Karl Kohl"')
    missing = there.replace("b", "z").replace("B", "Z").replace("k", "x")

    def said(name: str) -> str:
        told = reads("tom", f'{name} reported trouble "a leak"')
        told = re.sub(r"; did you mean bob\?", ".", told)  # whom the first letters come near, there or not
        return told.replace(name, "…").replace(name.casefold().replace(" ", "-"), "…")

    assert said(there) == said(missing)
    assert "Bolt Works" in reads("nils", 'bolt reported trouble "a leak"')


def test_labels_of_others_are_not_suggested() -> None:
    tell('as nils\n2026-03-02  nils promised bolt "an invoice" by 2026-03-06 ^secret-1')
    assert "secret-1" not in reads("tom", "tom claimed ^secret-2")


def test_german_days_are_read_for_whoever_reads_german_and_said_in_german() -> None:
    typed = 'ich promised acme "ein Angebot" bis übermorgen'
    assert "Tom Berg promised Acme Tools “ein Angebot” by Freitag, 3. April 2026." in reads(
        "tom", typed, language="de"
    )
    assert seen_in(type_in("tom", typed, language="en")) == ""


def test_a_day_is_that_of_whoever_types_wherever_they_are() -> None:
    preferences.settle(party("tom"), zone="Pacific/Kiritimati")
    assert seen_in(type_in("tom", 'tom promised acme "x" by tomorrow')).endswith("2026-04-02")
    preferences.settle(party("tom"), zone="Pacific/Pago_Pago")
    assert seen_in(type_in("tom", 'tom promised acme "x" by tomorrow')).endswith("2026-04-01"), (
        "it is still March there"
    )


def test_what_is_still_missing_is_said_quietly() -> None:
    assert "A date should stand here" in reads("tom", 'tom promised acme "a quote" by ')
    assert text(type_in("tom", "tom")).strip() == ""
    assert 'role="alert"' not in type_in("tom", "tom promised").content.decode()


# ---- names complete ----


def completed(handle: str, typed: str, **more: str) -> list[str]:
    return re.findall(r'data-handle="([^"]+)"', type_in(handle, typed, **more).content.decode())


def test_names_complete_from_those_one_may_name() -> None:
    assert completed("tom", "tom promised ac") == ["acme", "acme/petra"]
    assert completed("tom", "tom promised La") == ["acme/petra"], "by a last name too"
    assert completed("tom", "tom promised bol") == [], "Bolt is served by Nils"
    assert completed("nils", "nils promised bol") == ["bolt"]
    assert completed("tom", 'tom promised acme "ac') == [], "in a quotation nothing completes"
    assert completed("tom", 'tom promised ac "x" by Friday', caret=str(len("tom promised ac"))) == [
        "acme",
        "acme/petra",
    ]


# ---- bounds ----


def test_nothing_is_recorded_or_kept_of_what_is_typed() -> None:
    size = ledger_size()
    type_in("tom", 'tom promised acme "a quote" by Friday')
    assert ledger_size() == size
    assert signed_in("tom").get("/tell/").content.decode().count("a quote") == 0


@pytest.mark.parametrize(
    "typed", ['I promised Petra "a quote" by next Friday', "Zoe promised Zac", "tom promised ac"]
)
@pytest.mark.parametrize("who", ["tom", "ana", "rita"])
def test_it_asks_the_database_few_questions(who: str, typed: str) -> None:
    type_in(who, "tom")
    with CaptureQueriesContext(connection) as asked:
        type_in(who, typed)
    assert len(asked) <= QUESTIONS_AT_MOST, [each["sql"][:90] for each in asked]


def test_whoever_asks_too_often_is_told_that_enter_still_works_and_others_type_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace, "AT_MOST", 3)
    answers = [type_in("tom", "tom promised").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    assert "Enter still records" in text(type_in("tom", "tom promised"))
    assert type_in("mia", "mia promised").status_code == 200


def test_whoever_was_signed_out_is_told_so_and_led_nowhere() -> None:
    tell("as system\n2026-03-31  mia left")
    gone = type_in("mia", 'mia promised acme "x" by Friday')
    assert (gone.status_code, "HX-Redirect" in gone.headers) == (401, False)
    assert "Press Enter and sign in: what you typed comes along" in text(gone)


@pytest.mark.parametrize(
    "typed",
    ["z" * 10_000, "<script>alert(1)</script> said", "\u202etom promised", "\0", '"' * 999, "| " * 300],
)
def test_odd_lines_break_nothing(typed: str) -> None:
    page = type_in("tom", typed, caret="-1")
    assert page.status_code == 200
    assert "<script>" not in page.content.decode()


def test_at_a_machine_where_nobody_signs_in_the_first_leader_types() -> None:
    page = Client().post("/tell/understood/", {"sentence": 'I promised acme "x" by Friday'}, headers=HTMX)
    assert seen_in(page) == 'ana promised acme "x" by 2026-04-03'
