"""A visit is moved, called off or denied by whoever was there: nobody else knows, and nobody unsays it for long."""

from datetime import UTC, datetime, timedelta

import pytest

from ridealong.ledger.receipt import Status
from tests.ledger.telling import attempt, tell

pytestmark = pytest.mark.usefixtures("ledger")
TOLD = datetime(2026, 3, 3, 9, tzinfo=UTC)
SOON, LATE = TOLD + timedelta(days=14), TOLD + timedelta(days=15)
TOGETHER = "2026-03-02  ana visited acme with tom ^v1"
WITH_ANA = "2026-03-02  tom visited acme with ana ^v1"
ALONE = "2026-03-02  tom visited acme ^v1"
DROPPED, MOVED, DENIED = "dropped ^v1", "moved ^v1 to 2026-04-02", "denied ^v1"


def why(who: str, says: str, now: datetime = SOON, by: str | None = None) -> str:
    (receipt,) = attempt(f"as {by or who}\n2026-03-10  {who} {says}", now=now)
    return receipt.why if receipt.status is Status.REFUSED else ""


@pytest.mark.parametrize("who", ["mia", "nils", "bob", "acme"])
@pytest.mark.parametrize("says", [DROPPED, MOVED])
def test_nobody_who_was_not_there_drops_or_moves_a_visit(ledger: None, who: str, says: str) -> None:
    tell(f"as ana\n{TOGETHER}", now=TOLD)
    verb = "drop" if says == DROPPED else "move"
    assert why(who, says) == (
        f"only ana or tom can {verb} it, because they were there; {who} cannot "
        "(a customer who was not visited denies it: acme denied …)"
    )


@pytest.mark.parametrize("says", [DROPPED, MOVED])
def test_nor_does_anybody_in_the_name_of_one_who_was(ledger: None, says: str) -> None:
    tell(f"as ana\n{TOGETHER}", now=TOLD)
    assert "nils cannot" in why("ana", says, by="nils")


@pytest.mark.parametrize("who", ["ana", "tom"])
@pytest.mark.parametrize("says", [DROPPED, MOVED])
def test_the_two_who_were_there_do(ledger: None, who: str, says: str) -> None:
    tell(f"as ana\n{TOGETHER}", now=TOLD)
    assert why(who, says) == ""


def test_a_keeper_says_it_for_them(ledger: None) -> None:
    tell(f"as ana\n{TOGETHER}", now=TOLD)
    assert why("tom", DROPPED, by="rita") == ""


@pytest.mark.parametrize("says", [DROPPED, MOVED])
def test_a_visit_that_a_salesperson_made_alone_is_not_the_leaders_to_drop(ledger: None, says: str) -> None:
    tell(f"as tom\n{ALONE}", now=TOLD)
    assert "because they made it; ana cannot" in why("ana", says)


def test_nor_to_deny(ledger: None) -> None:
    tell(f"as tom\n{ALONE}", now=TOLD)
    assert why("ana", DENIED) == "only acme can deny it, because it was done for them; ana cannot"


@pytest.mark.parametrize("says", [DROPPED, DENIED])
def test_a_leader_told_of_as_being_there_denies_it_within_a_fortnight(ledger: None, says: str) -> None:
    tell(f"as tom\n{WITH_ANA}", now=TOLD)
    assert why("ana", says, SOON) == ""


@pytest.mark.parametrize("says", [DROPPED, DENIED])
def test_and_not_once_it_is_known_what_it_costs_that_nothing_followed(ledger: None, says: str) -> None:
    """A visit without a skill watched is a miss when it is a fortnight old: by then it would be denied."""
    tell(f"as tom\n{WITH_ANA}", now=TOLD)
    assert why("ana", says, LATE) == (
        "tom told of it more than 14 days ago, and it has stood since; only tom or acme can still deny it"
    )


def test_nor_what_the_customer_confirmed_whoever_told_it(ledger: None) -> None:
    tell(f"as bob\n{WITH_ANA}\nas acme\n2026-03-03  acme confirmed ^v1", now=TOLD)
    assert "acme told of it more than 14 days ago" in why("ana", DENIED, LATE)
    assert why("acme", DENIED, LATE) == "", "who was visited thinks again at any time"


def test_nor_is_the_word_of_a_salesperson_or_a_customer_bound_to_a_day(ledger: None) -> None:
    tell(f"as ana\n{TOGETHER}\nas acme\n2026-03-03  acme confirmed ^v1", now=TOLD)
    assert why("tom", DENIED, LATE) == ""


def test_nor_what_a_calendar_told(ledger: None) -> None:
    tell(f"as system\n{TOGETHER}", now=TOLD)
    assert "a calendar told of it more than 14 days ago" in why("ana", DROPPED, LATE)


def test_what_nobody_else_has_borne_out_counts_for_nothing_and_is_dropped_at_any_time(ledger: None) -> None:
    tell(f"as ana\n{TOGETHER}", now=TOLD)
    assert why("ana", DROPPED, LATE) == ""
