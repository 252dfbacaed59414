"""What the ledger does not keep, and the words in which it says why: for the one who told it, not for us."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ridealong.ledger.derived import every
from ridealong.ledger.models import Label
from ridealong.ledger.receipt import SYSTEM, Recorder, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import CustomerBought, CustomerSpoke, DealMoved
from ridealong.moments.kinds.loops import LoopClaimed, PromiseMade
from ridealong.moments.kinds.roster import CustomerMet, CustomerServed, MomentWithdrawn, PersonJoined
from ridealong.moments.moment import Moment, new_id, on_day
from ridealong.moments.slots import Money
from ridealong.people import parties as people
from tests.ledger.telling import NOW, attempt, kept, named, party, read, recorder, refusal, tell, the

pytestmark = pytest.mark.usefixtures("ledger")
PROMISED = """
as tom
2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1
"""


def why(fact: Fact, **envelope: object) -> str:
    """Why a moment made by hand is refused, as a door might make one."""
    moment = Moment(id=new_id(), fact=fact, happened_at=on_day(NOW.date()), all_day=True)
    moment = replace(moment, **envelope)  # type: ignore[arg-type]
    (receipt,) = record([moment], by=SYSTEM, door="test", now=NOW)
    assert receipt.status is Status.REFUSED, "it was kept"
    return receipt.why


def told(sentence: str) -> Moment:
    (moment,) = read(sentence)
    return moment


def corrected(label: str, sentence: str, who: str = "tom") -> str:
    moment = replace(told(f"as {who}\n{sentence}"), corrects=named(label))
    (receipt,) = record([moment], by=SYSTEM, door="test", now=NOW)
    return receipt.why


# ---- who ----


def test_a_contacts_handle_that_is_too_long_with_its_customers() -> None:
    tell(f'{"b" * 150} became known as "Bond"')
    contact = new_id()
    fact = CustomerMet(contact, "Mona", speaks_for=party("b" * 150), handle="m" * 50)
    assert why(fact, id=contact) == (
        "with that of its customer the handle has 201 characters, and at most 200 are kept; choose a shorter one than "
        f"“{'m' * 20}…”"
    )
    fitting = replace(fact, handle="m" * 49)
    (receipt,) = record([Moment(id=contact, fact=fitting, happened_at=NOW)], by=SYSTEM, door="test", now=NOW)
    assert receipt.status is Status.KEPT


def test_somebody_nobody_knows() -> None:
    assert why(CustomerSpoke("c-9", "hello")) == "nobody here is known by c-9"
    assert why(CustomerServed(party("tom"), "c-9")) == "nobody here is known by c-9"


def test_nobody_at_all() -> None:
    assert why(CustomerServed("", party("acme"))) == "it does not say who: a person should stand there"


def test_a_customer_where_a_person_belongs_and_the_other_way_round() -> None:
    assert (
        why(CustomerServed(party("bolt"), party("acme")))
        == "bolt is a customer, and a person should stand there"
    )
    assert (
        why(CustomerServed(party("tom"), party("mia")))
        == "mia is a person, and a customer should stand there"
    )


def test_a_contact_where_the_customer_belongs() -> None:
    assert why(CustomerBought(party("acme/petra"), Money(Decimal(1), "EUR"))) == (
        "acme/petra is a contact, and a customer should stand there: acme"
    )


def test_a_recorder_nobody_knows() -> None:
    assert why(CustomerSpoke(party("acme"), "hello"), by="p-9") == (
        "nobody here is known by p-9, who is said to have recorded it"
    )


def test_an_unknown_recorder_of_the_whole_batch() -> None:
    (receipt,) = record([told('2026-03-02  acme said "hello"')], by=Recorder("p-9"), door="test", now=NOW)
    assert receipt.status is Status.KEPT, "the script says system, and a moment's own recorder counts"
    unsigned = replace(told('2026-03-02  acme said "hello"'), voice=None)
    (receipt,) = record([unsigned], by=Recorder("p-9"), door="test", now=NOW)
    assert receipt.why == "nobody here is known by p-9, who is said to have recorded it"


def test_a_newcomer_under_another_id_than_the_moments_own() -> None:
    assert why(PersonJoined("p-9", "salesperson", handle="lea")) == (
        "nobody here is known by p-9; whoever is new has the id of this moment"
    )


def test_a_person_who_becomes_known_as_a_customer() -> None:
    assert refusal('2026-03-02  tom became known as "Tom Ltd"') == "tom is a person already, and no customer"
    assert refusal("2026-03-02  acme joined as colleague") == "acme is a customer already, and no person"


@pytest.mark.parametrize("handle", ["", "a b", "-x", "x/", "Tom,"])
def test_a_handle_nobody_could_write(handle: str) -> None:
    identity = new_id()
    assert why(PersonJoined(identity, "salesperson", handle=handle), id=identity).startswith(
        f"“{handle}” is no handle: "
    )


# ---- when ----


def test_the_future() -> None:
    assert refusal('2026-04-03  acme said "hello"') == (
        "2026-04-03 lies in the future: a moment is something that has happened (today is 2026-04-01)"
    )
    assert refusal('9999-12-31  acme said "hello"').startswith("9999-12-31 lies in the future")


def test_tomorrow_has_begun_somewhere() -> None:
    tell('2026-04-02  acme said "hello from the east"')


def test_the_distant_past() -> None:
    assert (
        refusal('1969-12-31  acme said "hello"')
        == "1969-12-31 lies before 1970-01-01, and nothing here is that old"
    )
    tell('1970-01-01  acme said "hello"')


def test_a_time_without_a_zone() -> None:
    naive = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001
    assert why(CustomerSpoke(party("acme"), "hello"), happened_at=naive) == (
        "2026-03-02 09:30:00 is in no time zone; say which"
    )


def test_a_whole_day_that_begins_at_noon() -> None:
    assert why(CustomerSpoke(party("acme"), "hello"), happened_at=NOW) == (
        "a moment of the whole day stands at midnight UTC, not at 08:00:00"
    )


# ---- what it points at ----


def test_a_moment_that_is_not_there() -> None:
    assert why(LoopClaimed(party("tom"), "m-9")) == "it points at a moment that is not in the ledger: m-9"
    assert why(CustomerSpoke(party("acme"), "hello"), corrects="m-9") == (
        "it points at a moment that is not in the ledger: m-9"
    )


def test_a_loop_that_is_none() -> None:
    tell('2026-03-02  acme said "hello" ^s')
    assert refusal("2026-03-03  tom claimed ^s") == (
        "^s is a customer.spoke; only what one owes another can be claimed, confirmed, denied, moved or dropped"
    )


def test_a_deal_that_is_none() -> None:
    tell(PROMISED)
    assert refusal("2026-03-03  ^p1 was won") == "^p1 is a promise.made; a deal is opened first"
    assert why(DealMoved(named("p1"), "offer")) == "^p1 is a promise.made; a deal is opened first"


def test_a_label_that_names_another_moment() -> None:
    tell(PROMISED)
    assert (
        refusal('2026-03-03  acme said "hello" ^p1')
        == "^p1 names another moment already; choose another label"
    )


def test_a_label_is_free_again_once_its_moment_was_withdrawn() -> None:
    tell(PROMISED)
    first = named("p1")
    withdraw(first, why="a slip", by=recorder("tom"), door="cli", now=NOW)
    tell(PROMISED)
    assert named("p1") != first


@pytest.mark.parametrize("label", ["a b", "^x", "x-", ""])
def test_a_label_nobody_could_write(label: str) -> None:
    if label:
        assert why(CustomerSpoke(party("acme"), "hello"), label=label) == (
            f"^{label} is no label: letters and digits, with dots and dashes between them"
        )


def test_an_id_nobody_could_write() -> None:
    assert why(CustomerSpoke(party("acme"), "hello"), id="x y") == (
        "“x y” is no id: at most 36 letters, digits, dots and dashes"
    )


# ---- what it says ----


def test_what_is_impossible_by_itself() -> None:
    assert refusal('2026-03-02  tom promised tom "rest" by 2026-03-06') == (
        "a promise to oneself is a plan, not a promise"
    )
    assert refusal("2026-03-02  ana spent 25 h inside").endswith("a day has 24")


def test_words_that_no_database_can_hold() -> None:
    assert why(CustomerSpoke(party("acme"), "half a \ud800 sign")).startswith("it cannot be written down: ")


def test_an_amount_that_is_no_number() -> None:

    assert why(CustomerBought(party("acme"), Money(Decimal("NaN"), "EUR"))) == (
        "it cannot be written down: NaN EUR is no amount"
    )


def test_a_day_that_had_passed_when_it_was_promised() -> None:
    assert refusal('2026-03-09  tom promised acme "an invoice" by 2026-03-06') == (
        "2026-03-06 had passed when this was said, on 2026-03-09"
    )


# ---- loops ----


def test_a_confirmation_by_someone_it_was_not_made_to() -> None:
    tell(PROMISED)
    for who in ("bolt", "mia", "tom"):
        assert refusal(f"2026-03-05  {who} confirmed ^p1") == (
            f"only acme can confirm it, because it was done for them; {who} cannot"
        )


def test_whoever_speaks_for_the_customer_may_confirm() -> None:
    tell(PROMISED + "as acme/petra\n2026-03-05  acme/petra confirmed ^p1")


def test_a_claim_by_someone_who_should_not_do_it() -> None:
    tell(PROMISED + 'as mia\n2026-03-02  mia raised a barrier "credit checks" ^b1')
    assert refusal("2026-03-05  mia claimed ^p1") == "only tom, who should do it, can claim it; mia cannot"
    assert refusal("2026-03-05  mia claimed ^b1") == "only whoever did it can claim it; mia cannot"


def test_a_move_by_a_stranger() -> None:
    tell(PROMISED)
    assert refusal("2026-03-05  mia moved ^p1 to 2026-03-09") == "only tom or acme can move it; mia cannot"
    assert refusal("2026-03-05  bolt dropped ^p1") == "only tom or acme can drop it; bolt cannot"


def test_whoever_was_asked_may_refuse_a_request() -> None:
    tell(
        'as tom\n2026-03-02  tom asked rita for "a demo unit" by 2026-03-06 ^r1\nas rita\n2026-03-03  rita denied ^r1'
    )


DECIDED = """
as ana
2026-03-02  ana put up "a van" for decision by 2026-03-06, stakes 9 EUR, final, {costs}, for tom ^d1:
    lease: 1 to 2 EUR
    rent: 0 to 1 EUR
2026-03-04  ana decided ^d1: "lease"
""".format(costs="delay 1 EUR a week, study 1 EUR an hour")


def test_a_decision_is_confirmed_or_denied_by_the_one_it_is_for() -> None:
    tell(
        DECIDED
        + "as tom\n2026-03-05  tom confirmed ^d1\n2026-03-06  tom denied ^d1\n2026-03-07  tom confirmed ^d1"
    )
    assert refusal("2026-03-08  mia confirmed ^d1") == (
        "only tom can confirm it, because the decision is for them; mia cannot"
    )
    assert refusal("2026-03-01  tom confirmed ^d1") == (
        "it happened before what it answers, which was on 2026-03-02"
    )
    assert refusal("as ana\n2026-03-08  ana claimed ^d1") == (
        "a decision is made, not claimed, moved or dropped; it can be confirmed or denied"
    )


def test_a_decision_for_nobody_is_confirmed_by_nobody() -> None:
    tell(DECIDED.replace(", for tom", ""))
    assert refusal("2026-03-05  tom confirmed ^d1") == (
        "nobody is said to be the one this decision is for, so nobody can confirm it"
    )


def test_a_decision_is_not_taken_back_once_its_day_has_passed() -> None:
    told_then = datetime(2026, 3, 2, 9, tzinfo=UTC)
    tell(DECIDED.rpartition("2026-03-04")[0], now=told_then)
    assert refusal('as ana\n2026-03-02  ana withdrew ^d1: "a slip"') == (
        "what was due on 2026-03-06 is not taken back once that day has passed; "
        'if nothing is chosen, say: ana decided ^d1: "neither"'
    )


def test_an_answer_before_the_question() -> None:
    tell(PROMISED)
    assert (
        refusal("2026-03-01  tom claimed ^p1")
        == "it happened before what it answers, which was on 2026-03-02"
    )


def test_a_loop_closed_twice() -> None:
    tell(PROMISED + "as acme/petra\n2026-03-05  acme confirmed ^p1")
    assert refusal("as acme/petra\n2026-03-06  acme confirmed ^p1") == (
        "this was closed already: acme confirmed it on 2026-03-05"
    )
    assert (
        refusal("as tom\n2026-03-06  tom dropped ^p1")
        == "this was closed already: acme confirmed it on 2026-03-05"
    )
    assert (
        refusal("as tom\n2026-03-06  tom claimed ^p1")
        == "this was closed already: acme confirmed it on 2026-03-05"
    )


def test_a_loop_dropped_and_then_confirmed() -> None:
    tell(PROMISED + "2026-03-04  tom dropped ^p1")
    assert refusal("as acme/petra\n2026-03-06  acme confirmed ^p1") == (
        "this was closed already: tom dropped it on 2026-03-04"
    )


def test_a_claim_made_in_time_may_arrive_after_the_confirmation() -> None:
    tell(PROMISED + "as acme/petra\n2026-03-05  acme confirmed ^p1\nas tom\n2026-03-04  tom claimed ^p1")


def test_within_one_batch_the_same_rules_hold() -> None:
    assert refusal(
        PROMISED + "as acme/petra\n2026-03-05  acme confirmed ^p1\n2026-03-06  acme confirmed ^p1"
    ).startswith("this was closed already")


def test_what_was_withdrawn_is_answered_no_more() -> None:
    tell(PROMISED)
    withdraw(named("p1"), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    assert why(LoopClaimed(party("tom"), the_withdrawn())) == "what it answers was withdrawn"


def the_withdrawn() -> str:
    return Label.objects.get(label="p1").moment


def test_a_corrected_promise_is_confirmed_by_the_one_it_was_really_made_to() -> None:
    tell(PROMISED)
    assert corrected("p1", '2026-03-02  tom promised bolt "an invoice" by 2026-03-06') == ""
    assert refusal("as acme/petra\n2026-03-05  acme confirmed ^p1") == (
        "only bolt can confirm it, because it was done for them; acme cannot"
    )
    tell("as bolt\n2026-03-05  bolt confirmed ^p1")


# ---- taking back ----


def test_a_correction_is_of_the_same_kind() -> None:
    tell(PROMISED)
    assert corrected("p1", '2026-03-02  acme said "hello"') == (
        "a promise.made is corrected by a promise.made, not by a customer.spoke"
    )


def test_a_correction_of_what_was_corrected() -> None:
    tell(PROMISED)
    sentence = '2026-03-02  tom promised acme "a credit note" by 2026-03-06'
    assert corrected("p1", sentence) == ""
    (last,) = [moment for moment in all_moments() if moment.corrects]
    assert (
        corrected("p1", sentence) == f"that moment was corrected already; correct its correction, {last.id}"
    )


def all_moments() -> list[Moment]:
    return [moment for _, moment in every()]


def test_a_correction_of_what_was_withdrawn() -> None:
    tell(PROMISED)
    withdraw(named("p1"), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    moment = replace(told('2026-03-02  tom promised acme "x" by 2026-03-06'), corrects=the_withdrawn())
    (receipt,) = record([moment], by=SYSTEM, door="test", now=NOW)
    assert receipt.why == "that moment was withdrawn; tell it again instead"


def test_a_correction_that_makes_somebody_else_of_a_newcomer() -> None:
    identity = new_id()
    acme = party("acme")
    fact = CustomerMet(identity, "Acme", handle="akme")
    assert why(fact, id=identity, corrects=acme) == "a correction speaks of the same one as what it corrects"


def test_a_correction_or_withdrawal_of_somebody_elses_word() -> None:
    tell(PROMISED)
    sentence = '2026-03-02  tom promised acme "a credit note" by 2026-03-06'
    assert (
        corrected("p1", sentence, who="mia")
        == "tom recorded it, so only tom or whoever keeps the ledger can correct it"
    )
    assert (
        corrected("p1", sentence, who="ana")
        == "tom recorded it, so only tom or whoever keeps the ledger can correct it"
    )
    receipt = withdraw(named("p1"), why="no", by=recorder("ana"), door="cli", now=NOW)
    assert receipt.why == "tom recorded it, so only tom or whoever keeps the ledger can withdraw it"
    assert corrected("p1", sentence, who="rita") == ""


def test_a_withdrawal_twice() -> None:
    tell(PROMISED)
    once = [withdraw(named("p1"), why="a slip", by=recorder("tom"), door="cli", now=NOW) for _ in range(1)]
    assert once[0].status is Status.KEPT
    twice = withdraw(the_withdrawn(), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    assert twice.why == "that moment was withdrawn already"


def test_a_withdrawal_by_nobody() -> None:
    tell(PROMISED)
    receipt = withdraw(named("p1"), why="a slip", by=SYSTEM, door="cli", now=NOW)
    assert receipt.why == "it does not say who: a person should stand there"


def test_a_withdrawal_is_not_corrected() -> None:
    tell(PROMISED)
    receipt = withdraw(named("p1"), why="a slip", by=recorder("tom"), door="cli", now=NOW)
    fact = MomentWithdrawn(party("tom"), the_withdrawn(), "another slip")
    assert why(fact, corrects=receipt.id, by=party("tom"), voice=None) == (
        "a moment.withdrawn is not corrected; withdraw it, and what it took back stands again"
    )


def test_bringing_back_somebody_whose_name_another_has_by_now() -> None:
    (met,) = tell('as ana\n2026-03-01  delta became known as "Delta"')
    gone = withdraw(met, why="a slip", by=recorder("ana"), door="cli", now=NOW)
    tell('as ana\n2026-03-01  delta became known as "Another Delta"')
    receipt = withdraw(gone.id, why="no slip", by=recorder("ana"), door="cli", now=NOW + timedelta(hours=1))
    assert receipt.why == "delta is somebody else by now; tell the moment again instead, under another handle"


# ---- coming and going ----


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


def the_promise_is_kept() -> bool:
    tell(PROMISED)
    return isinstance(the("p1").fact, PromiseMade)


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (f'2026-03-02  acme said "no" ^{"a" * 201}', "label"),
        (f'2026-03-02  acme said "no"@en-{"a" * 20}', "language"),
    ],
)
def test_what_is_longer_than_any_database_has_room_for(sentence: str, what: str) -> None:
    assert refusal(sentence).startswith(f"the {what} “")
    assert "is too long: at most " in refusal(sentence)


def test_a_door_with_too_long_a_name() -> None:
    (receipt,) = attempt('2026-03-02  acme said "no"', door="d" * 121)
    assert receipt.why.startswith("the door “ddd")


def test_a_name_with_letters_no_list_can_show_is_kept_as_far_as_it_can_be_shown() -> None:
    tell('2026-03-02  zed became known as "Z\0ed"')
    assert people.find("zed").name == "Zed"
    assert kept(party("zed"))[0].fact.name == "Z\0ed"
