"""What a customer answers becomes moments in their own voice, once, and none of their words is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ridealong.doors.asking.models import Ask
from ridealong.doors.asking.opening import Answered, Stopped, opened
from ridealong.doors.asking.receiving import receive
from ridealong.doors.asking.stopping import may_stop, stop
from ridealong.doors.asking.typed import LONGEST, Typed, Unfit
from ridealong.moments.kinds.customers import (
    CustomerChose,
    CustomerRated,
    CustomerReferred,
    CustomerSpoke,
    FitJudged,
)
from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.moments.moment import Voice
from ridealong.moments.slots import Grade
from ridealong.people.letters.models import Letter
from ridealong.people.tickets.issuing import Expired, Unknown, Used
from ridealong.people.tickets.models import Ticket
from tests.doors.asking import asked
from tests.ledger import telling

AFTER = asked.MONDAY + timedelta(hours=5)


@pytest.fixture
def ask(firm: None) -> Ask:
    """Petra is asked about what Acme, an old customer, bought."""
    asked.tell("2025-05-01 acme bought for 9.00 EUR\n2026-03-25 acme bought for 900.00 EUR from tom ^o1")
    (found,) = asked.draw()
    return found


def about(told: str) -> Ask:
    asked.tell(told)
    (found,) = asked.draw()
    return found


def test_a_report_card_is_a_moment_in_the_customers_voice(ask: Ask) -> None:
    assert asked.answer(ask, card__listens="exceeds", card__honest="below", pushed="yes", now=AFTER)
    (card,) = asked.told(CustomerRated)
    petra = asked.id_of("acme/petra")
    assert card.fact == CustomerRated(
        petra, asked.id_of("tom"), (Grade("listens", "exceeds"), Grade("honest", "below")), "a score"
    )
    assert (card.voice, card.by, card.door, card.happened_at) == (Voice.CUSTOMER, petra, "ask", AFTER)


def test_words_keep_their_language_and_what_they_are_about(ask: Ask) -> None:
    asked.answer(ask, language="de", words="Die Rechnung kam zweimal.\r\nSonst gut.")
    (spoke,) = asked.told(CustomerSpoke)
    assert spoke.fact == CustomerSpoke(
        asked.id_of("acme/petra"), "Die Rechnung kam zweimal.\nSonst gut.", "bought", ask.about
    )
    assert spoke.language == "de"


def test_an_answer_counts_once_however_often_it_is_sent(ask: Ask) -> None:
    found = opened(asked.link_of(ask), AFTER)
    typed = Typed({"words": "all well"})
    receive(found, typed, "en", AFTER)
    with pytest.raises(Answered):
        receive(found, typed, "en", AFTER)
    with pytest.raises(Answered):
        opened(asked.link_of(ask), AFTER)
    assert len(asked.told(CustomerSpoke)) == 1
    assert Ticket.objects.get(purpose="ask").used_at == AFTER


def test_looking_records_nothing_and_uses_nothing_up(ask: Ask) -> None:
    before = len(asked.told(object))  # type: ignore[arg-type]
    for _ in range(3):
        opened(asked.link_of(ask), AFTER)
    assert len(asked.told(object)) == before  # type: ignore[arg-type]
    asked.answer(ask, words="still good")


def test_nothing_chosen_and_nothing_written_is_no_answer_and_the_link_stays_good(ask: Ask) -> None:
    with pytest.raises(Unfit, match="nothing"):
        asked.answer(ask, words="  \n ", card__listens="superb")
    asked.answer(ask, words="now then")


def test_too_many_words_are_refused_and_never_cut_off(ask: Ask) -> None:
    with pytest.raises(Unfit) as refused:
        asked.answer(ask, words="x" * 20_000)
    assert refused.value.filled == {"length": "20\u202f000", "most": "4\u202f000"}
    asked.answer(ask, words="x" * LONGEST)


def test_what_no_keyboard_types_is_taken_out(ask: Ask) -> None:
    asked.answer(ask, words="a\x00b\x1b[31m\ud800 <script>alert(1)</script>")
    (spoke,) = asked.told(CustomerSpoke)
    assert spoke.fact.says == "ab[31m <script>alert(1)</script>"


def test_the_buyer_says_why_they_chose_somebody_else(firm: None) -> None:
    (deal, _) = asked.tell('2026-03-02 tom opened a deal with acme "a press" ^d1\n2026-03-24 ^d1 was lost')
    (ask,) = asked.draw()
    asked.answer(ask, chose="other", rival="Harbour", why="they answer on Saturdays", over="Kuhn")
    (chose,) = asked.told(CustomerChose)
    assert chose.fact == CustomerChose(
        asked.id_of("acme/petra"), "they answer on Saturdays", "Harbour", "Kuhn", deal
    )


def test_the_customer_confirms_or_denies_how_a_sale_was_let_go(firm: None) -> None:
    asked.tell('2026-03-02 tom opened a deal with acme "a press" ^d1')
    ask = about('2026-03-24 tom let ^d1 go, sent acme to "Harbour", told them "their press fits"')
    asked.answer(ask, really="no", really__words="nobody called us")
    (denied,) = asked.told(LoopDenied)
    assert denied.fact == LoopDenied(asked.id_of("acme/petra"), ask.about, "nobody called us")


def test_a_trouble_is_solved_when_they_say_so(firm: None) -> None:
    ask = about('as acme/petra\n2026-03-24 acme/petra reported trouble "the invoice" ^t1')
    asked.answer(ask, solved="yes")
    (confirmed,) = asked.told(LoopConfirmed)
    assert confirmed.fact.of == ask.about


def test_words_about_what_was_settled_in_the_meantime_are_kept_all_the_same(firm: None) -> None:
    ask = about('as acme/petra\n2026-03-24 acme/petra reported trouble "the invoice" ^t1')
    telling.tell("as acme/petra\n2026-03-30 acme/petra confirmed ^t1", now=asked.MONDAY)
    whole = asked.answer(ask, solved="yes", solved__words="at last")
    (spoke,) = asked.told(CustomerSpoke)
    assert (whole, spoke.fact.says) == (False, "at last")


def test_a_visit_with_two_of_ours_gets_the_customers_word_beside_the_salespersons(firm: None) -> None:
    ask = about("2026-03-24 ana visited acme with tom for 55 min")
    asked.answer(ask, visit="no")
    (spoke,) = asked.told(CustomerSpoke)
    assert (spoke.fact.topic, spoke.fact.on) == ("no-visit", ask.about)


def test_a_visit_alone_is_the_customers_to_confirm(firm: None) -> None:
    ask = about("2026-03-24 tom visited acme for 55 min")
    asked.answer(ask, visit="yes", visit__words="he listened")
    (confirmed,) = asked.told(LoopConfirmed)
    assert confirmed.fact.says == "he listened"


def test_three_months_on_they_say_whether_it_fits(firm: None) -> None:
    ask = about("2025-12-29 acme bought for 900.00 EUR from tom")
    asked.answer(ask, fit="poor", fit__words="too big")
    (judged,) = asked.told(FitJudged)
    assert judged.fact == FitJudged(asked.id_of("acme/petra"), ask.about, "poor", "too big")


@pytest.mark.parametrize("name", ["Bolt Works", "bolt works", "bolt"])
def test_a_newcomer_names_who_sent_them(firm: None, name: str) -> None:
    ask = about("2026-03-24 acme bought for 900.00 EUR from tom")
    asked.answer(ask, sent_by=name)
    (came,) = asked.told(CustomerReferred)
    assert came.fact == CustomerReferred(asked.id_of("acme"), asked.id_of("bolt"), name)


@pytest.mark.parametrize("name", ["a fair in Graz", "Tom Berg", "Acme Tools", "Petra Lang"])
def test_what_names_no_other_customer_is_kept_as_words(firm: None, name: str) -> None:
    ask = about("2026-03-24 acme bought for 900.00 EUR from tom")
    asked.answer(ask, sent_by=name)
    assert asked.told(CustomerReferred) == []
    (spoke,) = asked.told(CustomerSpoke)
    assert (spoke.fact.says, spoke.fact.topic) == (name, "sent-by")


def test_stopping_is_recorded_in_their_own_voice_and_takes_back_what_waits(ask: Ask) -> None:
    letter = asked.letter(f"ask {ask.id}")
    link, end = asked.token_in(letter.text), asked.stop_token_in(letter.text)
    stop(may_stop(end, AFTER), AFTER)
    said = asked.told(ContactPermitted)[-1]
    petra = asked.id_of("acme/petra")
    assert (said.fact, said.by, said.voice) == (ContactPermitted(petra, "nobody"), petra, Voice.CUSTOMER)
    assert (asked.letter(letter.key).state, asked.letter(letter.key).text) == (Letter.State.CANCELLED, "")
    with pytest.raises(Stopped):
        opened(link, AFTER)
    with pytest.raises(Used):
        may_stop(end, AFTER)


def test_a_link_is_good_for_thirty_days_and_a_guessed_one_never(ask: Ask) -> None:
    with pytest.raises(Expired):
        opened(asked.link_of(ask), asked.MONDAY + timedelta(days=31))
    with pytest.raises(Unknown):
        opened("guessed", AFTER)
    with pytest.raises(Unknown):
        opened(asked.stop_token_in(asked.letter(f"ask {ask.id}").text), AFTER)


def test_after_they_were_forgotten_nothing_is_there(ask: Ask) -> None:
    letter = asked.letter(f"ask {ask.id}")
    link, end = asked.token_in(letter.text), asked.stop_token_in(letter.text)
    telling.tell("as rita\n2026-03-30 rita had the words of acme forgotten", now=AFTER)
    for open_it, token in ((opened, link), (may_stop, end)):
        with pytest.raises(Unknown):
            open_it(token, AFTER)
    assert not Letter.objects.filter(key=letter.key).exists()
