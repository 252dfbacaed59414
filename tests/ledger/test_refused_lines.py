"""Comings, goings and lines of reporting that cannot have been."""

from dataclasses import replace

import pytest

from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from tests.ledger.refusing import the_promise_is_kept, told
from tests.ledger.telling import NOW, party, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")


def test_joining_twice() -> None:
    assert refusal("2026-03-02  tom joined as salesperson under ana") == (
        "tom is here as salesperson already, since 2025-01-06"
    )
    tell("2026-03-02  tom joined as salesperson under bob")


def test_leaving_twice() -> None:
    tell("2026-03-02  tom left")
    assert refusal("2026-03-03  tom left") == "tom is not here on 2026-03-03, so cannot leave"


def test_leaving_before_having_joined() -> None:
    assert refusal("2024-03-03  tom left") == "tom is not here on 2024-03-03, so cannot leave"


def test_coming_back() -> None:
    tell("2026-03-02  tom left\n2026-03-20  tom joined as salesperson under ana")


def test_a_name_is_corrected_without_joining_again() -> None:
    tom = party("tom")
    moment = told('as system\n2025-01-06  tom joined as salesperson under ana called "Tom Bergmann"')
    (receipt,) = record([replace(moment, corrects=tom)], by=SYSTEM, door="test", now=NOW)
    assert receipt.why == ""


def test_a_line_that_leads_back_to_where_it_began() -> None:
    assert refusal("2026-03-02  ana joined as leader under tom") == (
        "tom reports to ana on 2026-03-02, so ana cannot report to tom"
    )


def test_a_longer_line_that_leads_back() -> None:
    tell("2025-02-01  ana joined as leader under bob")
    assert refusal("2026-03-02  bob joined as leader under mia") == (
        "mia reports to ana, who reports to bob, on 2026-03-02, so bob cannot report to mia"
    )


def test_a_line_that_would_lead_back_later_is_refused_too() -> None:
    tell("2026-02-01  ana joined as leader under bob")
    assert refusal("2025-06-01  bob joined as leader under tom") == (
        "tom reports to ana, who reports to bob, on 2026-02-01, so bob cannot report to tom"
    )


def test_lines_that_meet_and_part_again_are_no_trouble() -> None:
    tell("2026-02-01  ana joined as leader under bob\n2026-03-01  ana joined as leader")
    tell("2026-03-02  bob joined as leader under ana")


def test_a_line_within_one_batch() -> None:
    assert refusal(
        "2026-02-01  ana joined as leader under bob\n2026-02-02  bob joined as leader under ana"
    ) == ("ana reports to bob on 2026-02-02, so bob cannot report to ana")
    assert the_promise_is_kept()
