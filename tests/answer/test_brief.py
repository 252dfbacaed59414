"""The Monday brief over a ledger: its acts as their reader may read them, and what was confirmed since."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from ridealong.answer.brief import Brief, When, brief_of
from ridealong.answer.paper import as_text
from ridealong.answer.sending import NoWay, due, send
from ridealong.engines.belief import Verdict
from ridealong.ledger.seen import sight_of
from ridealong.people import parties as people
from ridealong.people.letters.copying import to_copy
from ridealong.people.letters.models import Letter
from ridealong.people.reader import OWNER, reader
from tests.ledger import telling

MONDAY = date(2026, 3, 30)
AT_RISK = """
as system
2026-02-02  acme bought for 1200 EUR from tom
as tom
2026-03-16  tom promised acme "a corrected invoice" by 2026-03-26 ^invoice
as mia
2026-03-10  mia asked ana for "a quiet room" by 2026-03-17 ^room
"""


@pytest.fixture(autouse=True)
def firm(db: None) -> None:
    telling.tell(telling.CAST, door="cast", now=telling.BEFORE)
    telling.tell(AT_RISK, now=datetime(2026, 3, 20, 8, tzinfo=UTC))


def brief(day: date = MONDAY, *, who: str | None = None, now: date | None = None) -> Brief:
    """As it reads on a day, to whoever sits at the machine or to somebody; looked at on that morning, or later."""
    return _brief(day, who, datetime.combine(now or day, time(8), UTC))


def _brief(day: date, who: str | None, now: datetime) -> Brief:
    looking = OWNER if who is None else reader(telling.party(who), now)
    return brief_of(telling.party("ana"), "Ana Ortiz", when=When(day, now), sight=sight_of(looking, day))


def said_since(story: str) -> None:
    telling.tell(story, now=datetime(2026, 4, 3, 8, tzinfo=UTC))


def test_every_act_has_its_person_its_reason_its_stake_and_who_confirms() -> None:
    first, second = brief().acts
    assert first.step.says == "Help Tom Berg keep a promise to Acme Tools"
    assert first.stake == "Acme Tools bought for 1,200 EUR in twelve months"
    assert (first.who, first.confirms) == ("Tom Berg", "Acme Tools")
    assert (second.step.says, second.stake) == ("Answer Mia Lind", "")


def test_the_brief_of_a_week_is_that_of_its_monday() -> None:
    """Tom claims it on Tuesday: on Friday the act still stands, for Acme has not said so."""
    said_since("as tom\n2026-03-31  tom claimed ^invoice")
    friday = brief(date(2026, 4, 3))
    assert friday.monday == MONDAY
    assert [each.step.says for each in friday.acts] == [each.step.says for each in brief().acts]
    assert friday.acts[0].confirmed_on is None


def test_an_act_is_done_when_the_one_it_was_for_says_so() -> None:
    said_since("""
as tom
2026-03-31  tom claimed ^invoice
as acme/petra
2026-04-02  acme/petra confirmed ^invoice ^yes
""")
    friday = brief(date(2026, 4, 3))
    assert friday.acts[0].confirmed_on == date(2026, 4, 2)
    assert friday.acts[0].confirmed_in == telling.named("yes")
    assert brief(date(2026, 4, 1), now=date(2026, 4, 6)).acts[0].confirmed_on is None, (
        "on Wednesday nobody had"
    )
    next_week = brief(date(2026, 4, 6))
    assert [(each.step.says, each.confirmed_on) for each in next_week.done] == [
        ("Help Tom Berg keep a promise to Acme Tools", date(2026, 4, 2))
    ]
    assert "confirmed by Acme Tools on Thursday, 2 April" in as_text(next_week)


def test_neither_the_leader_nor_the_doer_can_say_that_it_was_done() -> None:
    said_since("as tom\n2026-04-01  tom claimed ^invoice")
    assert brief(date(2026, 4, 6)).done == []
    assert telling.refusal("as ana\n2026-04-01  ana confirmed ^invoice")


def test_a_ride_is_done_when_whoever_was_beside_says_it_took_place() -> None:
    telling.tell(
        "as system\n2026-02-20  ana visited acme with tom for 4 h", now=datetime(2026, 3, 21, tzinfo=UTC)
    )
    (ride,) = [each for each in brief().acts if each.practice.key == "field"]
    assert ride.step.says.startswith("Ride with ")
    who = next(handle for handle in ("tom", "mia") if people.find(handle).name == ride.who)  # type: ignore[union-attr]
    said_since(f"""
as ana
2026-03-31  ana visited acme with {who} for 3 h ^ride
as {who}
2026-04-01  {who} confirmed ^ride
""")
    (done,) = [each for each in brief(date(2026, 4, 3)).acts if each.practice.key == "field"]
    assert done.confirmed_on == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("who", "says", "day"),
    [
        ("lena", "lena showed ^try to acme", date(2026, 3, 31)),
        ("acme/petra", 'acme/petra ended ^try killed: "no"', date(2026, 3, 31)),
        ("ana", "ana showed ^try to acme", None),
    ],
)
def test_a_try_has_moved_on_when_anybody_but_the_leader_says_so(
    who: str, says: str, day: date | None
) -> None:
    lena = "as system\n2026-01-12  lena joined as salesperson under ana"
    started = 'as lena\n2026-03-10  lena started a try "call back", smallest "one", own ^try'
    telling.tell(f"{lena}\n{started}", now=datetime(2026, 3, 21, tzinfo=UTC))
    said_since(f"as {who}\n2026-03-31  {says}")
    (act,) = [each for each in brief(date(2026, 4, 3)).acts if each.practice.key == "tempo"]
    assert act.step.says == "Ship, shrink or kill “call back”"
    assert act.confirmed_on == day


@pytest.mark.parametrize(
    ("who", "verb", "day"), [("ana", "confirmed", None), ("rita", "claimed", date(2026, 4, 1))]
)
def test_where_the_leader_asked_whoever_was_asked_says_that_it_is_done(
    who: str, verb: str, day: date | None
) -> None:
    long_ago = 'as tom\n2026-01-20  tom asked rita for "a loading list" by 2026-02-02'
    asked = 'as ana\n2026-03-20  ana asked rita for "a second clerk" by 2026-04-03 ^ask'
    telling.tell(f"{long_ago}\n{asked}", now=datetime(2026, 3, 21, tzinfo=UTC))
    said_since(f"as {who}\n2026-04-01  {who} {verb} ^ask")
    (act,) = [each for each in brief(date(2026, 4, 3)).acts if each.practice.key == "change"]
    assert act.confirmed_on == day


def test_somebody_of_the_team_reads_an_act_only_where_they_may_read_what_it_is_about() -> None:
    toms = brief(who="tom").acts
    assert [each.private for each in toms] == [False, True], "Mia's request is between her and Ana"
    assert toms[1].step.says == "private"
    assert "Mia" not in as_text(brief(who="tom"))
    assert [each.private for each in brief(who="ana").acts] == [False, False]


def test_the_leaders_guess_stands_beside_what_others_say_for_the_leader_alone() -> None:
    said_since("""
as ana
2026-03-27  ana guessed not yet ^before
2026-03-28  ana guessed yes
2026-03-28  ana guessed yes on care
2026-04-02  ana guessed can't tell
as tom
2026-04-03  ana guessed not yet
""")
    mine = brief(date(2026, 4, 1), who="ana").guesses
    assert mine.whole is None, "nothing of it had been recorded by then"
    by_then = brief(date(2026, 4, 6), who="ana").guesses
    assert by_then.whole is not None
    assert (by_then.whole.verdict, by_then.whole.on) == (Verdict.CANT_TELL, date(2026, 4, 2))
    assert by_then.of["care"].verdict is Verdict.YES
    assert brief(date(2026, 4, 6), who="tom").guesses.whole is None
    assert "care: yes on 28 March; what others tell says can’t tell" in as_text(brief(date(2026, 4, 6)))


# ---- by mail ----


@pytest.fixture
def mail(settings) -> None:
    settings.EMAIL_HOST = "mail.example"
    people.settle(telling.party("ana"), zone="America/New_York", email="ana@firm.example")


def letters() -> list[Letter]:
    return list(Letter.objects.filter(kind="brief").order_by("id"))


def test_it_leaves_on_monday_morning_where_the_leader_is_and_once(mail: None) -> None:
    assert due(datetime(2026, 3, 30, 9, tzinfo=UTC)) == 0, "it is five in New York"
    assert due(datetime(2026, 3, 30, 11, tzinfo=UTC)) == 1
    assert due(datetime(2026, 3, 30, 12, tzinfo=UTC)) == 0
    assert due(datetime(2026, 4, 6, 12, tzinfo=UTC)) == 1
    (first, _) = letters()
    assert (first.address, first.subject) == ("ana@firm.example", "Your week of 30 March 2026")
    assert "1. Help Tom Berg keep a promise to Acme Tools" in first.text
    assert "/brief/" in first.text and "/guess/" in first.text


@pytest.mark.parametrize("day", [31, 32, 36], ids=["Tuesday", "Wednesday", "Sunday"])
def test_where_nothing_ran_all_monday_it_leaves_as_soon_as_something_does(mail: None, day: int) -> None:
    """Six days late it is still that of its Monday; at night nobody is written to."""
    back = datetime(2026, 3, 1, 11, tzinfo=UTC) + timedelta(days=day - 1)
    assert due(back.replace(hour=9)) == 0, "it is five in New York"
    assert [due(back), due(back + timedelta(hours=1))] == [1, 0]
    (letter,) = letters()
    assert letter.subject == "Your week of 30 March 2026"
    assert "1. Help Tom Berg keep a promise to Acme Tools" in letter.text
    assert due(datetime(2026, 4, 6, 11, tzinfo=UTC)) == 1, "the next Monday brings the next"


def test_nobody_is_given_a_brief_to_bring(mail: None, settings) -> None:
    assert send(people.find("ana"), now=datetime(2026, 4, 1, 11, tzinfo=UTC))  # type: ignore[arg-type]
    settings.EMAIL_HOST = ""
    assert len(letters()) == 1
    assert not to_copy().exists(), "a keeper may not read it"


@pytest.mark.parametrize(
    ("host", "email", "why"),
    [
        ("", "ana@firm.example", "no mail server is set"),
        ("mail.example", "", "nobody knows where to write to ana"),
    ],
)
def test_where_it_cannot_be_sent_it_says_why(settings, host: str, email: str, why: str) -> None:
    settings.EMAIL_HOST = host
    people.settle(telling.party("ana"), email=email)
    with pytest.raises(NoWay, match=why):
        send(people.find("ana"), now=datetime(2026, 3, 30, 11, tzinfo=UTC))  # type: ignore[arg-type]
    assert due(datetime(2026, 3, 30, 11, tzinfo=UTC)) == 0
