"""The Monday letter: in text and as a page, small, quiet where there is nothing to say, and stopped by one click."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail as outbox

from ridealong.answer.mailing import letter_of
from ridealong.answer.sending import NoWay, due, send
from ridealong.people import parties as people
from ridealong.people.letters import posting
from ridealong.people.letters.models import Letter
from ridealong.people.letters.stopping import go_on, stop
from tests.faces.web import sample
from tests.ledger import telling

MONDAY = datetime(2026, 3, 30, 11, tzinfo=UTC)
AT_RISK = """
as system
2026-02-02  acme bought for 1200 EUR from tom
as tom
2026-03-16  tom promised acme "a corrected <b>invoice</b>" by 2026-03-26 ^invoice
"""
STOP = "https://ridealong.example/brief/stop/a-token/"
WEEK = timedelta(days=7)


@pytest.fixture
def mail(db: None, settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.RIDEALONG_URL = "https://ridealong.example"
    telling.tell(telling.CAST, door="cast", now=telling.BEFORE)
    people.settle(telling.party("ana"), zone="America/New_York", email="ana@firm.example")


@pytest.fixture
def at_risk(mail: None) -> None:
    telling.tell(AT_RISK, now=datetime(2026, 3, 20, 8, tzinfo=UTC))


def posted() -> Any:
    assert posting.post(MONDAY).sent == 1
    (message,) = outbox.outbox
    return message


def test_it_arrives_as_text_and_as_a_page_with_nothing_from_elsewhere(at_risk: None) -> None:
    """
    Given a promise to Acme that is late
    When the letter has left
    Then both halves say so, and no picture, script or style is fetched from anywhere
    """
    assert due(MONDAY) == 1
    message = posted().message()
    assert message.get_content_type() == "multipart/alternative"
    text, page = (part.get_payload(decode=True).decode() for part in message.get_payload())
    for half in (text, page):
        assert "Help Tom Berg keep a promise to Acme Tools" in half
        assert "https://ridealong.example/brief/" in half
        assert "https://ridealong.example/brief/stop/" in half
    assert not re.search(r"<(img|script|link|iframe)|url\(|@import|src=", page)
    assert "<b>invoice" not in page, "what somebody typed is no markup"
    assert "https://ridealong.example/practices/serving/#next" in page


def test_it_can_be_read_in_the_dark(at_risk: None) -> None:
    due(MONDAY)
    page = Letter.objects.get().html
    light, _, dark = page.partition("@media (prefers-color-scheme: dark)")
    assert '<meta name="color-scheme" content="light dark">' in page
    assert dark, "there are colours for the dark"
    coloured = re.findall(r"^(\S[^{]*) \{[^}]*#[0-9a-f]{6}", light, re.M)
    assert coloured == ["body", "h2", ".soft", "a"]
    assert all(f"{each} {{" in dark for each in coloured), "whatever has a colour has one in the dark, too"
    assert 'style="' not in page


def test_a_mail_program_can_stop_it_by_one_click(at_risk: None) -> None:
    due(MONDAY)
    message = posted()
    link = message.extra_headers["List-Unsubscribe"]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<https://ridealong\.example/brief/stop/[\w-]{60,200}/>", link)
    assert telling.party("ana") not in link and "ana" not in link.lower().partition("/stop/")[0]


def test_however_much_was_said_it_stays_small() -> None:
    """A letter of more than some 100 kB is cut by mail programs: both halves, encoded for the way, stay under 60."""
    week = sample.brief(sample.LEADERS[1], day=sample.AS_OF)
    loud = "<“ü'& " * 2_000
    acts = [
        replace(
            each, step=replace(each.step, says=loud, why=f"so {loud}"), who="Tom", confirms=loud, stake=loud
        )
        for each in week.acts
    ]
    done = [replace(each, confirmed_on=sample.AS_OF) for each in acts]
    full = replace(week, answer=replace(week.answer, says=loud), acts=acts, done=done)
    words = letter_of(full, STOP)
    letter = Letter(
        key="k", subject=words.subject, text=words.text, html=words.html, address="a@b.example", stop=STOP
    )
    assert len(posting._message(letter).message().as_bytes()) < 60_000
    assert STOP in words.text and STOP in words.html, "whatever is cut, the way out is not"


def test_in_a_week_with_nothing_to_do_and_nothing_new_nothing_comes(mail: None) -> None:
    """
    Given a team of whom nothing was told
    Then no letter is written, however often it is looked, and this is remembered
    When a promise runs late the week after
    Then one comes
    """
    assert [due(MONDAY), due(MONDAY + timedelta(days=2))] == [0, 0]
    (quiet,) = Letter.objects.filter(kind="brief")
    assert (quiet.state, quiet.text, quiet.address) == (Letter.State.QUIET, "", "")
    with pytest.raises(NoWay, match="nothing has changed"):
        send(people.find("ana"), now=MONDAY)  # type: ignore[arg-type]
    telling.tell(AT_RISK, now=MONDAY + timedelta(days=3))
    assert due(MONDAY + WEEK) == 1


def test_a_quiet_week_in_which_something_is_told_can_still_be_sent_by_hand(mail: None) -> None:
    assert due(MONDAY) == 0
    telling.tell(AT_RISK, now=MONDAY + timedelta(hours=1))
    assert send(people.find("ana"), now=MONDAY + timedelta(days=1)) is True  # type: ignore[arg-type]
    assert send(people.find("ana"), now=MONDAY + timedelta(days=1)) is False  # type: ignore[arg-type]


def test_whoever_stopped_it_gets_none_until_they_switch_it_on_again(at_risk: None) -> None:
    ana = telling.party("ana")
    assert due(MONDAY) == 1
    stop(ana, "brief", now=MONDAY)
    (letter,) = Letter.objects.filter(kind="brief")
    assert (letter.state, letter.text, letter.html) == (Letter.State.CANCELLED, "", ""), "it had not left yet"
    assert due(MONDAY + WEEK) == 0
    with pytest.raises(NoWay, match="only they can switch it on again"):
        send(people.find("ana"), now=MONDAY)  # type: ignore[arg-type]
    go_on(ana, "brief")
    assert due(MONDAY + WEEK) == 1


def test_whoever_left_or_leads_nobody_any_more_is_not_written_to(at_risk: None) -> None:
    telling.tell("as system\n2026-03-27  ana left", now=datetime(2026, 3, 28, 8, tzinfo=UTC))
    assert due(MONDAY) == 0


def test_each_gets_it_on_their_own_monday(at_risk: None) -> None:
    """In Auckland it is Monday evening already when Ana's Monday begins in New York."""
    bob = telling.party("bob")
    people.settle(bob, zone="Pacific/Auckland", email="bob@firm.example")
    telling.tell('as nils\n2026-03-16  nils promised bolt "a quote" by 2026-03-26', now=MONDAY - WEEK)
    sunday = datetime(2026, 3, 29, 17, 30, tzinfo=UTC)
    assert due(sunday) in (1, 2), (
        "half past six on Monday in Auckland; in New York it is still last week’s Sunday"
    )
    keys = sorted(Letter.objects.exclude(state="quiet").values_list("key", flat=True))
    assert f"brief {bob} 2026-W14" in keys
    assert f"brief {telling.party('ana')} 2026-W14" not in keys


def test_it_is_written_in_the_language_of_its_reader(at_risk: None) -> None:
    people.settle(telling.party("ana"), language="de")
    due(MONDAY)
    letter = Letter.objects.get()
    assert letter.subject == "Ihre Woche vom 30. März 2026"
    assert '<html lang="de">' in letter.html and "Diese Woche" in letter.html


def test_the_week_is_that_of_its_monday(at_risk: None) -> None:
    """Where the machine slept until Wednesday, the letter is of the week that began on Monday."""
    due(MONDAY + timedelta(days=2))
    assert f"The week of {date(2026, 3, 30):%-d %B %Y}" in Letter.objects.get().text
