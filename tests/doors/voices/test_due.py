"""Who is written to for a word: those who can be, about what was claimed lately, once and once again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ridealong.doors.voices.due import due_words
from ridealong.ledger.models import OpenLoop
from ridealong.people.accounts.opening import open_account
from ridealong.people.letters.models import Letter
from ridealong.people.letters.writing import Draft, write
from ridealong.people.models import Preference
from ridealong.people.parties import forget, settle
from ridealong.people.tickets.models import Ticket
from tests.ledger.telling import party, tell, the_cast
from tests.once import once

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
CLAIMED = """
as tom
2026-03-23  tom promised acme "a corrected invoice" by 2026-03-27 ^p1
2026-03-26  tom claimed ^p1: "sent by post"
"""
PERMITTED = "as rita\n2026-01-05  acme/petra may be asked by mail"


@pytest.fixture(autouse=True)
def cast(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    once(the_cast)


def reach(handle: str, language: str = "") -> None:
    settled = {"zone": "UTC", "email": f"{handle.replace('/', '.')}@firm.example", "language": language}
    Preference.objects.update_or_create(person=party(handle), defaults=settled)


def letters() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("id").values_list("address", "subject"))


def left(when: datetime = NOW) -> None:
    Letter.objects.update(state=Letter.State.SENT, settled_at=when, text="")


def test_a_contact_who_may_be_written_to_gets_one_letter_with_a_link_that_works() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    reach("acme/petra")
    assert [due_words(NOW), due_words(NOW)] == [1, 0]
    assert letters() == [("acme.petra@firm.example", "Is it done? Tom Berg says so, and only you can")]
    text = Letter.objects.get().text
    assert "Hello Petra Lang," in text
    assert "Tom Berg promised you “a corrected invoice” by 27 March 2026." in text
    assert "Tom Berg said on 26 March 2026 that it is done: “sent by post”." in text
    assert "/ask/stop/" in text and Letter.objects.get().stop
    address = next(word for word in text.split() if "/word/" in word)
    Client().post(address[address.index("/word/") :], {"word": "yes"})
    assert not OpenLoop.objects.exists()


@pytest.mark.parametrize(
    "told",
    [
        "",
        "as rita\n2026-01-05  acme/petra may be asked by phone",
        f"{PERMITTED}\nas rita\n2026-02-05  acme/petra may be asked by nobody",
        f"as acme/petra\n2026-01-02  acme/petra may be asked by nobody\n{PERMITTED}",
    ],
)
def test_a_customer_whom_nobody_may_write_to_is_not_written_to(told: str) -> None:
    tell(f"{CLAIMED}\n{told}")
    reach("acme/petra")
    assert (due_words(NOW), letters()) == (0, [])


def test_without_an_address_nobody_is_written_to() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    assert due_words(NOW) == 0


def test_whoever_was_forgotten_is_not_written_to() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    reach("acme/petra")
    forget(party("acme/petra"))
    assert due_words(NOW) == 0


def test_the_letter_is_in_their_language() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    reach("acme/petra", "de")
    due_words(NOW)
    assert (
        "Tom Berg hat Ihnen „a corrected invoice“ bis 27. März 2026 versprochen." in Letter.objects.get().text
    )


def test_there_is_one_reminder_a_week_after_the_letter_left_and_none_before() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    reach("acme/petra")
    due_words(NOW)
    assert due_words(NOW + timedelta(days=8)) == 0, "the first letter has not left yet"
    left()
    assert due_words(NOW + timedelta(days=6)) == 0
    assert [due_words(NOW + timedelta(days=7)), due_words(NOW + timedelta(days=7))] == [1, 0]
    assert Letter.objects.last().subject == "Once more, and then no more: is it done?"
    left()
    assert due_words(NOW + timedelta(days=20)) == 0


def test_the_reminder_says_the_day_on_which_the_first_letter_left_however_late_it_comes() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    reach("acme/petra", "de")
    settle(party("tom"), zone="Europe/Vienna")
    due_words(NOW)
    left(datetime(2026, 4, 2, 22, 30, tzinfo=UTC))
    due_words(NOW + timedelta(days=12))
    assert "am 3. April 2026 haben wir Sie um ein Wort gebeten" in Letter.objects.last().text


@pytest.mark.parametrize("address", ["", "Acme.Petra@firm.example"])
def test_whoever_was_asked_something_today_is_asked_for_a_word_tomorrow(address: str) -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    reach("acme/petra")
    whose = "somebody else with the same mailbox" if address else party("acme/petra")
    write(Draft(key="ask 1", kind="ask", party=whose, address=address, subject="", text=""), now=NOW)
    assert [due_words(NOW + timedelta(days=days)) for days in (0, 1)] == [0, 1]


def test_two_words_wanted_of_one_person_are_asked_for_on_two_days() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    tell('as tom\n2026-03-23  tom promised acme "a quote" by 2026-03-27 ^p2\n2026-03-26  tom claimed ^p2')
    reach("acme/petra")
    assert [due_words(NOW), due_words(NOW), due_words(NOW + timedelta(days=1))] == [1, 0, 1]


def test_a_word_that_came_needs_no_reminder() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    reach("acme/petra")
    due_words(NOW)
    left()
    tell("as acme/petra\n2026-04-02  acme/petra confirmed ^p1", now=NOW + timedelta(days=1))
    assert due_words(NOW + timedelta(days=8)) == 0


def test_a_claim_made_again_after_a_no_is_asked_about_again() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    reach("acme/petra")
    due_words(NOW)
    tell("as acme/petra\n2026-03-30  acme/petra denied ^p1\nas tom\n2026-03-31  tom claimed ^p1")
    assert due_words(NOW + timedelta(days=1)) == 1
    assert Ticket.objects.filter(purpose=Ticket.For.WORD).count() == 2


def test_what_was_claimed_long_ago_and_visits_bring_no_letters() -> None:
    tell(f"{PERMITTED}\nas tom\n2026-03-30  tom visited acme")
    tell('as tom\n2026-01-12  tom promised acme "a quote" by 2026-01-20 ^p0\n2026-01-19  tom claimed ^p0')
    reach("acme/petra")
    assert due_words(NOW) == 0


def test_one_of_ours_without_an_account_gets_a_link() -> None:
    tell('as mia\n2026-03-23  mia raised a barrier "no van" ^b1\nas ana\n2026-03-30  ana claimed ^b1')
    reach("mia")
    assert due_words(NOW) == 1
    letter = Letter.objects.get()
    assert "You said that this stands in your way: “no van”." in letter.text
    assert letter.stop == ""


def test_whoever_signs_in_gets_one_letter_a_week_however_much_waits() -> None:
    for n in range(3):
        tell(
            f'as mia\n2026-03-23  mia raised a barrier "van {n}" ^b{n}\nas ana\n2026-03-30  ana claimed ^b{n}'
        )
    open_account(party("mia"), "mia@firm.example", now=NOW)
    assert [due_words(NOW), due_words(NOW + timedelta(hours=30))] == [1, 0]
    letter = Letter.objects.get()
    assert (letter.address, letter.subject) == ("mia@firm.example", "3 things wait for your word")
    assert "/waiting/" in letter.text and "/word/" not in letter.text
    assert not Ticket.objects.exists()
    assert due_words(NOW + timedelta(days=8)) == 1, "they still wait, and it is a week later"
    assert due_words(NOW + timedelta(days=16)) == 0, "nothing new has come, and nobody is nagged for ever"


def test_whoever_a_decision_is_for_is_asked_whether_it_was_so_once_it_is_made() -> None:
    costs = "stakes 9 EUR, final, delay 1 EUR a week, study 1 EUR an hour"
    tell(PERMITTED)
    tell(f"""
        as ana
        2026-03-20  ana put up "a van" for decision by 2026-03-27, {costs}, for acme ^d1:
            lease: 1 to 2 EUR
            rent: 0 to 1 EUR
    """)
    reach("acme/petra")
    assert due_words(NOW) == 0, "nothing is decided yet"
    tell('as ana\n2026-03-25  ana decided ^d1: "lease"')
    assert [due_words(NOW), due_words(NOW)] == [1, 0]
    letter = Letter.objects.get()
    assert letter.subject == "Was it so? Ana Ortiz says so, and only you can"
    assert "Ana Ortiz said on 25 March 2026 how it was decided: “lease”." in letter.text
    assert "EUR" not in letter.text, "what is at stake is ours"
    left()
    assert due_words(NOW + timedelta(days=7)) == 1
    assert Letter.objects.last().subject == "Once more, and then no more: was it so?"


def test_names_cannot_write_lines_of_a_letter() -> None:
    tell(f"{CLAIMED}\n{PERMITTED}")
    tell('2026-03-30  tom joined as colleague under ana called "Tom\\n\\nhttps://evil.example"')
    tell('2026-03-30  acme/petra became known as "Petra\\n\\nhttps://evil.example"')
    reach("acme/petra")
    due_words(NOW)
    assert not any(line.startswith("https://evil") for line in Letter.objects.get().text.splitlines())
