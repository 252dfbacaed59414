"""The harness that turns a docstring into evidence does what its own docstring says."""

from datetime import UTC, date, datetime

import pytest

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerBought, CustomerSpoke
from ridealong.moments.kinds.loops import PromiseMade
from ridealong.moments.kinds.roster import PersonJoined
from ridealong.moments.moment import Voice
from ridealong.moments.problem import SentenceError
from tests.stories import story


def voices(evidence: Evidence) -> dict[str, tuple[str | None, Voice]]:
    return {each.id: (each.by, each.voice) for each in evidence.moments if not each.id.startswith("cast-")}


@story
def test_everyone_records_their_own_sentence_in_the_voice_of_their_role(evidence):
    """
    2026-03-02  ana visited acme with tom for 55 min ^v1
    2026-03-03  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    2026-03-04  acme/petra-lang said "your invoices are wrong" ^s1
    close of period
    """
    assert voices(evidence) == {
        "v1": ("ana", Voice.LEADER),
        "p1": ("tom", Voice.SALESPERSON),
        "s1": ("acme/petra-lang", Voice.CUSTOMER),
    }


@story
def test_what_nobody_says_is_the_systems(evidence):
    """
    2026-03-02  pulse of ana was answered by 6 of 8: listens 5 met ^u1
    2026-03-03  mia opened a deal with bolt "a new line" ^d1
    2026-03-04  ^d1 was won for 900.00 EUR ^d2
    2026-03-05  bolt bought for 900.00 EUR ^b1
    2026-03-06  nils joined as salesperson under ana ^j1
    """
    quiet = {name for name, (by, voice) in voices(evidence).items() if (by, voice) == (None, Voice.SYSTEM)}
    assert quiet == {"u1", "d2", "b1", "j1"}


@story
def test_lines_after_as_ana_are_anas_until_the_next_as(evidence):
    """
    as ana
    2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^p1
    as system
    2026-03-05  tom claimed ^p1 ^c1
    as themselves
    2026-03-06  acme confirmed ^p1 ^c2
    """
    assert voices(evidence) == {
        "p1": ("ana", Voice.LEADER),
        "c1": (None, Voice.SYSTEM),
        "c2": ("acme", Voice.CUSTOMER),
    }


@story
def test_a_suffix_speaks_for_its_own_line(evidence):
    """
    as ana
    2026-03-02  acme said "good" ^s1 | by tom recorded 2026-03-04T10:12Z
    2026-03-02  acme said "bad" ^s2 | by acme as customer
    """
    assert voices(evidence) == {"s1": ("tom", Voice.SALESPERSON), "s2": ("acme", Voice.CUSTOMER)}
    assert evidence.by_id["s1"].recorded_at == datetime(2026, 3, 4, 10, 12, tzinfo=UTC)


@story
def test_the_usual_cast_is_there_without_a_word(evidence):
    """
    2026-03-02  acme said "good"
    """
    day = date(2026, 3, 2)
    assert evidence.leader == "ana"
    assert evidence.roster.below("ana", day) == {"tom", "mia"}
    assert [evidence.roster.server(each, day) for each in ("acme", "bolt")] == ["tom", "mia"]
    assert evidence.name("acme") == "Acme"


@story
def test_a_story_may_introduce_people_itself(evidence):
    """
    2024-09-02  zoe joined as leader called "Zoë Brandt"
    2024-09-02  tom joined as salesperson under zoe
    2026-03-02  acme said "good"
    """
    assert evidence.leader == "zoe"
    assert evidence.name("zoe") == "Zoë Brandt"
    assert evidence.roster.direct("zoe", date(2025, 1, 1)) == ["tom"]
    assert [fact.who for _, fact in evidence.kind(PersonJoined)] == ["zoe", "tom", "mia"]


@story
def test_who_was_promoted_speaks_in_the_role_they_had_then(evidence):
    """
    2026-03-02  mia joined as salesperson under ana
    2026-04-06  mia joined as leader under ana
    2026-03-10  mia raised a barrier "credit checks" ^b1
    2026-04-10  mia raised a barrier "price lists" ^b2
    close of period 2026-06-01
    """
    assert voices(evidence)["b1"] == ("mia", Voice.SALESPERSON)
    assert voices(evidence)["b2"] == ("mia", Voice.LEADER)


@pytest.mark.parametrize(
    ("close", "as_of"),
    [
        ("close of period 2026-03-30", date(2026, 3, 30)),
        ("close of period", date(2026, 6, 1)),
        ("", date(2026, 6, 1)),
    ],
)
def test_a_period_closes_when_it_says_or_on_the_monday_thirteen_weeks_later(close, as_of):
    evidence = story(
        f"2025-11-03  nils joined as salesperson under ana\n2026-03-02  acme said 'x'\n{close}".replace(
            "'", '"'
        )
    )
    assert evidence.as_of == as_of


def test_thirteen_weeks_from_a_wednesday_end_on_the_monday_after():
    assert story('2026-03-04  acme said "good"').as_of == date(2026, 6, 8)


@story
def test_what_happens_after_the_period_is_not_evidence(evidence):
    """
    2026-03-02        acme said "before" ^s1
    2026-03-29 23:30  acme said "in the last hour, in Vienna" ^s2
    2026-03-30        acme said "after" ^s3
    close of period 2026-03-30
    """
    assert [moment.id for moment, _ in evidence.kind(CustomerSpoke)] == ["s1", "s2"]


KNOWN_LATE = """
2026-03-02  acme said "good" ^s1
known at 2026-04-06
2026-03-03  acme said "told weeks later" ^s2
2026-04-08  acme bought for 10.00 EUR ^b1
close of period 2026-04-13{}
"""


def test_known_at_says_when_the_lines_after_it_were_recorded():
    evidence = story(KNOWN_LATE.format(""))
    assert evidence.known_at is None
    assert evidence.by_id["s2"].recorded_at.date() == date(2026, 4, 6)
    assert evidence.by_id["b1"].recorded_at.date() == date(2026, 4, 8)


def test_a_period_can_be_closed_by_someone_who_knew_less():
    monday = story(KNOWN_LATE.format(" known at 2026-03-30"))
    assert set(voices(monday)) == {"s1"}
    assert set(voices(story(KNOWN_LATE.format(" known at 2026-04-06")))) == {"s1", "s2"}
    assert monday.known_at is not None and monday.known_at.date() == date(2026, 3, 30)


@story
def test_moments_of_one_day_keep_the_order_of_the_story(evidence):
    """
    2026-03-02  acme said "first" ^z
    2026-03-02  acme said "second"
    2026-03-02  acme said "third" ^a
    """
    assert [moment.id for moment, _ in evidence.kind(CustomerSpoke)] == ["z", "line-3", "a"]


@story
def test_a_correction_wins_and_a_withdrawal_takes_back(evidence):
    """
    2026-03-02  acme bought for 10.00 EUR ^b1
    2026-03-02  acme bought for 100.00 EUR ^b2 | corrects ^b1
    2026-03-03  acme bought for 7.00 EUR ^b3
    2026-03-04  ana withdrew ^b3: "it was bolt"
    """
    assert [str(fact.amount) for _, fact in evidence.kind(CustomerBought)] == ["100.00 EUR"]


@story
def test_blank_lines_and_remarks_are_for_the_reader(evidence, tmp_path):
    """
    # Tom promises, and nobody says a word after that.

    2026-03-02  tom promised acme "a call" by 2026-03-06 ^p1
    """
    assert [moment.id for moment, _ in evidence.kind(PromiseMade)] == ["p1"]
    assert tmp_path.exists(), "other fixtures arrive as ever"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("tom promissed acme", "“promissed” is no verb I know"),
        ("tom claimed ^p2", "nobody here knows the label “p2”"),
        ('tom promised tom "a call" by 2026-03-06', "a promise to oneself is a plan, not a promise"),
        ('acme said "again" ^p1', "^p1 names an earlier line already"),
        ("close of period\nclose of period", "a story closes its period once"),
    ],
)
def test_a_story_that_cannot_be_told_says_why(line, message):
    with pytest.raises(SentenceError) as problem:
        story(f'2026-03-02  tom promised acme "a call" by 2026-03-06 ^p1\n{line}')
    assert message in str(problem.value)
    assert problem.value.line in (2, 3)
