"""What a leader's evidence is made of: whose moments, which weeks, and what was known of them when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw, withdraw_batch
from ridealong.moments.kinds.customers import CustomerBought, CustomerSpoke
from ridealong.moments.kinds.loops import PromiseMade
from ridealong.moments.moment import Moment
from tests.ledger.telling import NOW, UNTIL, anas, everything, named, party, read, recorder, said, tell

pytestmark = pytest.mark.usefixtures("ledger")
MONDAY = datetime(2026, 3, 9, 6, tzinfo=UTC)


def corrected(label: str, sentence: str, at: datetime = NOW) -> str:
    (better,) = read(f"as rita\n{sentence}")
    (receipt,) = record([replace(better, corrects=named(label))], by=SYSTEM, door="test", now=at)
    assert receipt.why == ""
    return receipt.id


# ---- whose ----


def test_everything_is_everything() -> None:
    tell('2026-03-02  bolt said "one"\n2026-03-02  acme said "two"')
    assert sorted(said(everything())) == ['2026-03-02  acme said "two"', '2026-03-02  bolt said "one"']


def test_another_leaders_team_does_not_leak_in() -> None:
    tell(
        """
        2026-03-02  acme said "to Ana's"
        2026-03-02  bolt said "to Bob's"
        2026-03-03  nils promised bolt "a visit" by 2026-03-06 ^p1
        2026-03-04  nils claimed ^p1
        2026-03-05  bolt bought for 10.00 EUR from nils
        """
    )
    assert said(anas()) == ['2026-03-02  acme said "to Ana\'s"']
    assert len(said(anas(leader="bob"))) == 4


def test_withdrawals_of_others_stay_with_them() -> None:
    tell('as nils\n2026-03-02  bolt said "a secret" ^s')
    withdraw(named("s"), why="another secret", by=recorder("nils"), door="cli", now=NOW)
    assert said(anas(UNTIL + timedelta(days=9))) == []


def test_everything_a_teams_customer_says_and_does_is_theirs() -> None:
    tell(
        """
        2026-03-02  acme/petra said "from the one who speaks for them"
        2026-03-03  acme bought for 10.00 EUR
        2026-03-04  acme bought for 10.00 EUR from nils
        """
    )
    assert len(said(anas())) == 3


def test_a_customer_is_theirs_who_only_ever_bought_from_them() -> None:
    tell('2026-03-01  delta became known as "Delta"\n2026-03-03  delta bought for 10.00 EUR from tom')
    tell('2026-03-04  delta said "thank you"')
    assert '2026-03-04  delta said "thank you"' in said(anas())


def test_a_customer_once_theirs_stays_in_their_evidence_and_the_roster_says_until_when() -> None:
    tell(
        '2026-03-01  acme said "before"\n2026-03-02  nils took over acme from tom\n2026-03-10  acme said "after"'
    )
    evidence = anas()
    assert len(said(evidence)) == 3
    server = [evidence.roster.server(party("acme"), date(2026, 3, day)) for day in (1, 10)]
    assert server == [party("tom"), party("nils")]


def test_somebody_who_joined_later_brings_all_that_went_before() -> None:
    tell('2026-03-01  bolt said "before"\n2026-03-20  nils joined as salesperson under ana')
    evidence = anas()
    assert '2026-03-01  bolt said "before"' in said(evidence)
    assert not evidence.roster.ours(party("ana"), party("nils"), date(2026, 3, 19))


def test_who_has_which_role_is_known_of_everyone() -> None:
    roster = anas().roster
    place = roster.on(party("nils"), UNTIL)
    assert place is not None and (place.role, place.under) == ("salesperson", party("bob"))


def test_a_second_line_reaches_all_the_way_down() -> None:
    tell("2026-02-01  bob joined as leader under ana")
    tell('2026-03-02  bolt said "two lines down"')
    assert '2026-03-02  bolt said "two lines down"' in said(anas())


def test_what_is_about_a_deal_of_theirs_is_theirs_though_it_names_nobody() -> None:
    tell('2026-03-02  tom opened a deal with acme "pumps" ^d1\n2026-03-03  ^d1 reached stage "offer"')
    tell("2026-03-04  ^d1 was won")
    assert len(said(anas())) == 3


def test_whoever_moves_a_loop_of_theirs_is_heard_though_not_of_the_team() -> None:
    tell(
        """
        as tom
        2026-03-02  tom raised a barrier "credit checks" ^b1
        2026-03-03  rita moved ^b1 to 2026-03-20 ^m1
        2026-03-04  rita claimed ^b1
        2026-03-05  tom confirmed ^m1
        """
    )
    assert len(said(anas())) == 4
    assert said(anas(leader="bob")) == []


def test_a_correction_that_names_somebody_else_still_replaces_the_first() -> None:
    tell('as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1')
    corrected("p1", '2026-03-02  nils promised bolt "an invoice" by 2026-03-06')
    for leader in ("ana", "bob"):
        ((_, promise),) = anas(leader=leader).kind(PromiseMade)
        assert promise.who == party("nils")


# ---- which weeks ----


def test_only_what_happened_before_the_day_in_the_leaders_own_zone() -> None:
    tell(
        """
        2026-03-29 21:59  acme said "Sunday in Vienna"
        2026-03-29 22:01  acme said "Monday in Vienna"
        2026-03-29  acme said "all of Sunday"
        2026-03-30  acme said "all of Monday"
        2026-03-30 06:59  acme said "Sunday in Los Angeles"
        """
    )

    def words(zone: str) -> set[str]:
        evidence = recall(Scope.everything(), until=UNTIL, zone=ZoneInfo(zone))
        return {fact.says for _, fact in evidence.kind(CustomerSpoke)}

    assert words("Europe/Vienna") == {"Sunday in Vienna", "all of Sunday"}
    assert words("UTC") == {"Sunday in Vienna", "Monday in Vienna", "all of Sunday"}
    assert words("America/Los_Angeles") == words("UTC") | {"Sunday in Los Angeles"}
    assert words("Pacific/Kiritimati") == {"all of Sunday"}


def test_a_correction_to_a_later_day_takes_the_first_away() -> None:
    tell('as tom\n2026-03-20  acme said "hello" ^s')
    corrected("s", '2026-03-31  acme said "hello"')
    assert said(everything(date(2026, 3, 30))) == []
    assert said(everything(date(2026, 4, 1))) == ['2026-03-31  acme said "hello"']


def test_a_withdrawal_applies_though_it_happened_later() -> None:
    tell('as tom\n2026-03-20  acme said "hello" ^s')
    withdraw(named("s"), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    assert said(everything(date(2026, 3, 30))) == []


def test_an_undone_import_is_gone_whoever_its_rows_belonged_to() -> None:
    tell('as nils\n2026-03-20  bolt said "hello"', door="import:1")
    withdraw_batch("import:1", why="the wrong file", by=recorder("ana"), now=NOW)
    assert said(everything(date(2026, 3, 30))) == []


# ---- known when ----


def test_what_was_recorded_later_was_not_known() -> None:
    tell('2026-03-02  acme said "early"', now=MONDAY)
    tell('2026-03-02  acme said "late"', now=MONDAY + timedelta(seconds=1))
    assert said(everything(known_at=MONDAY)) == ['2026-03-02  acme said "early"']
    assert len(said(everything())) == 2


def test_corrections_and_withdrawals_apply_from_when_they_were_known() -> None:
    tell('as tom\n2026-03-02  acme said "one" ^one\n2026-03-02  acme said "two" ^two', now=MONDAY)
    later = MONDAY + timedelta(days=1)
    corrected("one", '2026-03-02  acme said "better"', later)
    withdraw(named("two"), why="a slip", by=recorder("tom"), door="cli", now=later)
    assert said(everything(known_at=MONDAY)) == [
        '2026-03-02  acme said "one" ^one',
        '2026-03-02  acme said "two" ^two',
    ]
    assert said(everything(date(2026, 3, 10), known_at=later)) == ['2026-03-02  acme said "better"']


def test_the_answer_of_monday_known_on_monday_never_changes() -> None:
    """Whose team somebody is in is a moment too: who comes in later, or never should have been in, changes nothing."""
    tell('2026-03-02  acme said "ours"\n2026-03-02  bolt said "theirs"', now=MONDAY)

    def known() -> list[Moment]:
        return list(anas(known_at=MONDAY).moments)

    before = known()
    later = MONDAY + timedelta(days=1)
    tell("2026-01-05  nils joined as salesperson under ana\n2026-01-05  tom took over bolt", now=later)
    tell("2026-01-05  bolt bought for 10.00 EUR from mia", now=later)
    tom = party("tom")
    (never,) = read('2025-01-06  tom joined as salesperson under bob called "Tom Berg"')
    record([replace(never, corrects=tom)], by=SYSTEM, door="test", now=later)
    assert known() == before
    assert '2026-03-02  bolt said "theirs"' in said(anas())


# ---- how ----


def test_only_the_kinds_wanted_and_whatever_says_whose_they_are() -> None:
    tell('as tom\n2026-03-02  acme said "hello"\n2026-03-02  acme bought for 10.00 EUR from tom ^b')
    tell("as tom\n2026-03-02  acme bought for 20.00 EUR from tom ^c")
    withdraw(named("c"), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    evidence = recall(Scope.of_leader(party("ana")), until=UNTIL, zone=UTC, kinds=[CustomerBought])
    assert len(evidence.kind(CustomerBought)) == 1
    assert evidence.kind(CustomerSpoke) == []
    assert evidence.roster.server(party("acme"), UNTIL) == party("tom")


def test_without_words_everything_counts_and_nothing_can_be_read() -> None:
    tell(
        'as tom\n2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1\n2026-03-05  tom claimed ^p1: "sent"'
    )
    evidence = recall(Scope.of_leader(party("ana")), until=UNTIL, zone=UTC, words=False)
    ((_, promise),) = evidence.kind(PromiseMade)
    assert promise.what == "(forgotten)"
    assert len(evidence.moments) == len(anas().moments)
    assert len(evidence.loops) == 1


def test_evidence_knows_what_to_call_everyone_in_it() -> None:
    tell('2026-03-02  acme said "hello"')
    evidence = anas()
    assert [evidence.name(party(each)) for each in ("acme", "nils", "acme/petra")] == [
        "Acme Tools",
        "Nils Falk",
        "Petra Lang",
    ]
    assert party("bolt") not in evidence.names


def test_someone_with_no_team_has_an_empty_scope_of_their_own() -> None:
    assert said(anas(leader="rita")) == []
