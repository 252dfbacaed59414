"""Who is asked: drawn by the ledger's own chain, with permission, and never too often."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ridealong.doors.asking.models import Ask, Draw
from ridealong.doors.asking.reach import ways_of
from ridealong.doors.asking.sampling import seed_of
from ridealong.ledger.lookup import link_at
from ridealong.moments.kinds.roster import AskSent
from ridealong.moments.moment import Voice
from ridealong.people.letters.models import Letter
from tests.doors.asking import asked
from tests.ledger import telling

WEEK = timedelta(weeks=1)


def test_a_customer_who_bought_is_asked_once_by_the_system_itself(bought: None) -> None:
    (ask,) = asked.draw()
    assert (ask.reason, ask.customer, ask.person) == ("newcomer", asked.id_of("acme"), asked.id_of("tom"))
    (sent,) = asked.told(AskSent)
    assert (sent.id, sent.by, sent.voice, sent.door) == (ask.id, None, Voice.SYSTEM, "ask")
    assert sent.fact == AskSent(asked.id_of("acme/petra"), ask.about, "who sent them")


def test_drawing_a_week_twice_draws_it_once(bought: None) -> None:
    asked.draw()
    asked.draw(asked.MONDAY + timedelta(days=2))
    assert (Ask.objects.count(), Draw.objects.filter(leader=asked.id_of("ana")).count()) == (1, 1)
    assert Letter.objects.count() == 1


def test_nobody_is_asked_without_permission(firm: None) -> None:
    asked.tell("2026-03-25 bolt bought for 900.00 EUR from nils")
    assert asked.draw() == []


@pytest.mark.parametrize("way", ["phone", "nobody"])
def test_permission_for_the_phone_or_for_nobody_is_none_for_letters(bought: None, way: str) -> None:
    asked.tell(f"2026-03-26 acme/petra may be asked by {way}")
    assert asked.draw() == []


def test_a_no_recorded_after_the_week_closed_still_holds_for_its_draw(bought: None) -> None:
    telling.tell("2026-03-30 acme/petra may be asked by nobody | by rita", now=asked.MONDAY)
    assert asked.draw() == []


def test_a_no_of_their_own_is_not_undone_by_anybody_else(bought: None) -> None:
    asked.tell("as acme/petra\n2026-03-26 acme/petra may be asked by nobody")
    asked.tell("as rita\n2026-03-27 acme/petra may be asked by mail")
    assert asked.id_of("acme/petra") not in may_be_asked()
    asked.tell("as acme/petra\n2026-03-27 acme/petra may be asked by mail")
    assert asked.id_of("acme/petra") in may_be_asked()


def may_be_asked() -> set[str]:
    return {who for who, way in ways_of(asked.MONDAY.date()).items() if way == "mail"}


def test_a_permission_that_was_withdrawn_is_none(bought: None) -> None:
    (permitted,) = asked.tell("as rita\n2026-03-26 acme may be asked by mail ^m1")
    asked.tell('as rita\n2026-03-27 rita withdrew ^m1: "it was another firm"')
    assert [ask.party for ask in asked.draw()] == [asked.id_of("acme/petra")]
    assert permitted


def test_nobody_is_asked_twice_in_ninety_days(bought: None) -> None:
    asked.draw()
    for weeks in range(1, 13):
        now = asked.MONDAY + weeks * WEEK
        day = (now - timedelta(days=4)).date()
        telling.tell(f"{day} acme bought for 900.00 EUR from tom", now=now - timedelta(days=3))
        asked.draw(now)
    assert Ask.objects.count() == 1
    now = asked.MONDAY + 13 * WEEK
    telling.tell(f"{(now - timedelta(days=4)).date()} acme bought for 90.00 EUR", now=now - timedelta(days=3))
    asked.draw(now)
    assert Ask.objects.count() == 2


def test_never_two_contacts_of_one_customer_in_a_week(bought: None) -> None:
    telling.tell('2026-01-01 acme/otto became known as "Otto Klein"', now=telling.BEFORE)
    asked.permit("acme/otto")
    (ask,) = asked.draw()
    later = asked.MONDAY + WEEK
    (_, second) = sorted(asked.draw(later), key=lambda each: each.week)
    assert {ask.party, second.party} == {asked.id_of("acme/petra"), asked.id_of("acme/otto")}


def test_two_contacts_with_one_address_are_one_mailbox(bought: None) -> None:
    telling.tell('2026-01-01 bolt/pia became known as "Pia Lang"', now=telling.BEFORE)
    asked.permit("bolt/pia")
    asked.settle(asked.id_of("bolt/pia"), email="PETRA@acme.example")
    asked.draw()
    later = asked.MONDAY + WEEK
    telling.tell("2026-04-01 bolt bought for 9.00 EUR from nils", now=later - timedelta(days=3))
    assert len(asked.draw(later)) == 1


def test_each_customer_has_one_draw_their_sellers_own_leaders(firm: None) -> None:
    asked.permit("bolt")
    asked.tell("2026-03-25 bolt bought for 900.00 EUR from nils")
    (ask,) = asked.draw()
    assert ask.leader == asked.id_of("bob")


def test_the_seed_is_the_chain_at_the_close_of_the_week(bought: None) -> None:
    seq, link = link_at(asked.MONDAY.replace(hour=0))
    telling.tell("2026-03-30 acme bought for 1.00 EUR", now=asked.MONDAY)
    asked.draw()
    drawn = Draw.objects.get(leader=asked.id_of("ana"))
    assert (drawn.seq, drawn.link) == (seq, link)
    assert len(seed_of(link, drawn.leader, drawn.week)) == 64


def test_what_was_told_after_the_week_closed_waits_for_the_next_draw(firm: None) -> None:
    telling.tell("2026-03-27 acme bought for 900.00 EUR from tom", now=asked.MONDAY)
    assert asked.draw() == []
    assert len(asked.draw(asked.MONDAY + WEEK)) == 1


def test_none_a_week_switches_asking_off(bought: None, settings) -> None:
    settings.RIDEALONG_ASKS_A_WEEK = 0
    assert asked.draw() == []


def test_whoever_was_forgotten_is_never_drawn(bought: None) -> None:
    telling.tell("as rita\n2026-03-28 rita had the words of acme/petra forgotten", now=asked.FRIDAY)
    assert asked.draw() == []


REASONS = {
    "let_go": '2026-03-24 tom let ^d1 go, sent acme to "Harbour", told them "their press fits you better"',
    "trouble": 'as acme/petra\n2026-03-24 acme reported trouble "the invoice is wrong"',
    "below": "as acme/petra\n2026-03-24 acme graded tom: listens below",
    "lost": '2026-03-24 ^d1 was lost: "price"',
    "visited": "2026-03-24 ana visited acme with tom for 55 min",
    "won": "2026-03-24 ^d1 was won for 900.00 EUR",
    "fit": "2025-12-29 acme bought for 900.00 EUR from tom",
    "bought": "2025-05-01 acme bought for 9.00 EUR\n2026-03-24 acme bought for 9.00 EUR",
    "newcomer": "2026-03-24 acme bought for 9.00 EUR",
    "quiet": "2025-11-01 acme bought for 1.00 EUR\n2025-11-15 acme bought for 1.00 EUR\n"
    "2025-11-29 acme bought for 1.00 EUR",
}


@pytest.mark.parametrize("reason", REASONS)
def test_what_happened_says_why_they_are_asked(firm: None, reason: str) -> None:
    told = REASONS[reason]
    if "^d1" in told:
        asked.tell('2026-03-02 tom opened a deal with acme "a press" ^d1')
    asked.tell(told)
    assert [ask.reason for ask in asked.draw()] == [reason]


def test_a_trouble_they_called_solved_is_not_asked_about(firm: None) -> None:
    asked.tell('as acme/petra\n2026-03-24 acme/petra reported trouble "the invoice is wrong" ^t1')
    asked.tell("as acme/petra\n2026-03-25 acme/petra confirmed ^t1")
    assert asked.draw() == []


def test_a_promise_they_say_was_not_kept_is_asked_about(firm: None) -> None:
    asked.tell('2026-03-02 tom promised acme "an invoice" by 2026-03-20 ^p1')
    asked.tell("as acme/petra\n2026-03-24 acme/petra denied ^p1")
    (ask,) = asked.draw()
    assert ask.reason == "trouble"
