"""The quarterly pulse: anonymous means a sum, from five up, of one closed block; and nothing of it is kept before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection

from ridealong.doors.asking.due import due
from ridealong.doors.asking.models import Block, PulseAsk, Tally
from ridealong.doors.asking.opening import Answered, Closed, Stopped, TeamsAsk, opened
from ridealong.doors.asking.pulses import first_monday
from ridealong.doors.asking.stopping import may_stop, stop
from ridealong.doors.asking.tallies import MARKS, receive
from ridealong.doors.asking.teams import below
from ridealong.doors.asking.typed import Typed, Unfit
from ridealong.ledger.recall import Scope, recall
from ridealong.moments.kinds.employees import ColleagueNamed, PulseAnswered
from ridealong.moments.kinds.strategy import PriorityRecited
from ridealong.moments.moment import Voice
from ridealong.moments.slots import Tally as Mark
from ridealong.people.letters.models import Letter
from ridealong.people.tickets.models import Ticket
from ridealong.practices.employees import care
from tests.doors.asking import asked
from tests.ledger import telling
from tests.once import once

OPENING = datetime(2026, 5, 4, 7, tzinfo=UTC)
"""The first Monday of the quarter's second month."""
CLOSING = OPENING + timedelta(weeks=3)
TEAM = ("tom", "mia", "lena", "samir", "oskar", "nora")
LATER_TO_COME = """
2025-02-01  lena joined as salesperson under ana called "Lena Vogt"
2025-02-01  samir joined as salesperson under ana called "Samir Khan"
2025-02-01  oskar joined as salesperson under ana called "Oskar Lind"
2025-02-01  nora joined as salesperson under tom called "Nora Falk"
"""
YES = dict.fromkeys(MARKS, "yes")


@pytest.fixture
def team(db: None) -> None:
    """Ana leads six, one of them through Tom; Bob leads one."""
    once(telling.the_cast)
    telling.tell(LATER_TO_COME, now=telling.BEFORE)


@pytest.fixture
def block(team: None) -> Block:
    list(due(OPENING))
    return Block.objects.get(leader=asked.id_of("ana"))


def page(block: Block, who: str, now: datetime = OPENING) -> TeamsAsk:
    letter = asked.letter(f"pulse {block.pk} {asked.id_of(who)}")
    found = opened(asked.token_in(letter.text), now)
    assert isinstance(found, TeamsAsk)
    return found


def answer(block: Block, who: str, now: datetime = OPENING, **more: str) -> None:
    fields = {**YES, **{name.replace("_", "-"): value for name, value in more.items()}}
    receive(page(block, who, now), Typed(fields), "en", now)


def test_everybody_below_a_leader_is_asked_on_the_first_monday_of_the_second_month(block: Block) -> None:
    assert first_monday(OPENING.date()) == OPENING.date()
    assert (block.quarter, block.asked, block.closes_at) == ("2026Q2", 6, CLOSING)
    assert Letter.objects.filter(kind="pulse").count() == 6


def test_before_that_monday_and_two_weeks_after_it_nothing_opens(team: None) -> None:
    for now in (OPENING - timedelta(days=1), OPENING + timedelta(days=15)):
        list(due(now))
    assert Block.objects.count() == 0


def test_a_quarter_opens_one_block_however_often_it_is_due(block: Block) -> None:
    list(due(OPENING + timedelta(hours=1)))
    list(due(OPENING + timedelta(days=7)))
    assert Block.objects.count() == 1


def test_a_team_below_five_has_none(block: Block) -> None:
    assert not Block.objects.filter(leader=asked.id_of("bob")).exists()
    assert not Block.objects.filter(leader=asked.id_of("tom")).exists()


def test_five_answers_become_one_sum_in_the_systems_voice(block: Block) -> None:
    for who in TEAM[:4]:
        answer(block, who)
    answer(block, "oskar", listens="no")
    assert list(due(CLOSING)) == ["a block of the pulse closed"]
    (moment,) = asked.told(PulseAnswered)
    marks = (Mark("listens", 4), *(Mark(each, 5) for each in MARKS[1:]))
    assert moment.fact == PulseAnswered(asked.id_of("ana"), 5, 6, marks)
    assert (moment.voice, moment.by) == (Voice.SYSTEM, None)
    assert list(due(CLOSING)) == []


def test_care_reads_the_sum(block: Block) -> None:
    for who in TEAM[:5]:
        answer(block, who)
    list(due(CLOSING))
    evidence = recall(
        Scope.of_leader(asked.id_of("ana")), until=(CLOSING + timedelta(weeks=2)).date(), zone=UTC
    )
    sign = care.read(evidence).sign("pulse")
    assert (sign.k, sign.n) == (15, 15)
    assert sign.response is not None and (sign.response.asked, sign.response.answered) == (6, 5)


def test_four_answers_are_too_few_and_everybody_is_told_that_nothing_was_kept(block: Block) -> None:
    for who in TEAM[:4]:
        answer(block, who)
    list(due(CLOSING))
    block.refresh_from_db()
    assert (block.state, asked.told(PulseAnswered)) == (Block.State.TOO_FEW, [])
    assert Tally.objects.count() == 0
    assert Letter.objects.filter(kind="too_few").count() == 6


def test_nothing_of_one_answer_is_written_anywhere(block: Block) -> None:
    """Every row of every table before and after: only sums moved, and nothing says when or whose."""
    before = rows()
    answer(block, "mia", now=OPENING + timedelta(days=2, hours=3), listens="no", named="Samir Khan")
    changed = {table: (before[table], now) for table, now in rows().items() if now != before[table]}
    assert set(changed) == {"asking_tally", "asking_pulseask", "tickets_ticket"}
    old, new = changed["asking_tally"]
    assert len(old) == len(new), "a row that comes with an answer tells when it came"
    used = Ticket.objects.exclude(used_at=None).get()
    assert used.used_at == block.opened_at
    moved = [str(row) for row in new if row not in old]
    assert moved and not any(asked.id_of("mia") in row for row in moved)


def rows() -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(cursor.fetchall(), key=str)
    return found


def test_after_the_block_closed_not_even_who_answered_is_known(block: Block) -> None:
    link = asked.token_in(asked.letter(f"pulse {block.pk} {asked.id_of('nora')}").text)
    Letter.objects.filter(kind="pulse").update(state=Letter.State.SENT)
    for who in TEAM[:5]:
        answer(block, who)
    list(due(OPENING + timedelta(days=8)))
    assert Letter.objects.filter(kind="pulse_again").count() == 1
    list(due(CLOSING))
    assert not PulseAsk.objects.filter(answered=True).exists()
    assert Tally.objects.count() == 0
    assert Letter.objects.filter(kind="pulse_again").count() == 0, "whoever was reminded had not answered"
    with pytest.raises(Closed):
        opened(link, CLOSING)


def test_an_answer_counts_once(block: Block) -> None:
    found = page(block, "tom")
    receive(found, Typed(YES), "en", OPENING)
    with pytest.raises(Answered):
        receive(found, Typed(YES), "en", OPENING)
    assert Tally.objects.get(block=block, item="answers").count == 1


def test_half_a_pulse_is_sent_back_and_none_of_it_counts(block: Block) -> None:
    with pytest.raises(Unfit, match="whole"):
        receive(page(block, "tom"), Typed({"listens": "yes"}), "en", OPENING)
    assert Tally.objects.filter(count__gt=0).count() == 0


def test_priorities_are_kept_as_their_own_words_of_their_own(block: Block) -> None:
    typed = Typed({"priority-1": "keep print shops", "priority-3": "weekend service", "part": "Saturdays"})
    receive(page(block, "tom"), typed, "en", OPENING)
    (moment,) = asked.told(PriorityRecited)
    assert moment.fact == PriorityRecited(
        asked.id_of("tom"), ("keep print shops", "weekend service"), "Saturdays"
    )
    assert moment.voice is Voice.SALESPERSON


def test_an_own_part_without_a_priority_is_sent_back(block: Block) -> None:
    with pytest.raises(Unfit, match="priority"):
        receive(page(block, "tom"), Typed({"part": "Saturdays"}), "en", OPENING)


def test_priorities_are_asked_once_and_not_by_every_leader_above(block: Block) -> None:
    assert page(block, "tom").asked.direct
    assert not page(block, "nora").asked.direct


def test_who_gets_things_changed_is_a_count_from_two_up(block: Block) -> None:
    for who, named in zip(TEAM[:5], ["Samir Khan", "samir", "Samir", "Mia Lind", "nobody here"], strict=True):
        answer(block, who, named=named)
    answer(block, "nora", named="Ana Ortiz")
    list(due(CLOSING))
    named = [moment.fact for moment in asked.told(ColleagueNamed)]
    (pulse,) = asked.told(PulseAnswered)
    assert named == [ColleagueNamed(asked.id_of("samir"), 3, 5, pulse.id)]


def test_naming_oneself_counts_for_nothing(block: Block) -> None:
    answer(block, "samir", named="Samir Khan")
    assert Tally.objects.get(block=block, item="named").count == 0


def test_whoever_wants_no_questions_is_not_asked_again(block: Block) -> None:
    letter = asked.letter(f"pulse {block.pk} {asked.id_of('nora')}")
    link = asked.token_in(letter.text)
    stop(may_stop(asked.stop_token_in(letter.text), OPENING), OPENING)
    with pytest.raises(Stopped):
        opened(link, OPENING)
    list(due(CLOSING))
    later = datetime(2026, 8, 3, 7, tzinfo=UTC)
    list(due(later))
    assert Block.objects.get(quarter="2026Q3").asked == 5


def test_only_the_silent_whose_letter_arrived_are_reminded_and_once(block: Block) -> None:
    Letter.objects.filter(kind="pulse").update(state=Letter.State.SENT)
    bounced = asked.id_of("mia")
    answered = page(block, "tom")
    Letter.objects.filter(kind="pulse", party=bounced).update(state=Letter.State.BOUNCED)
    receive(answered, Typed(YES), "en", OPENING)
    for days in (8, 9):
        list(due(OPENING + timedelta(days=days)))
    reminded = set(Letter.objects.filter(kind="pulse_again").values_list("party", flat=True))
    assert reminded == {asked.id_of(each) for each in ("lena", "samir", "oskar", "nora")}


def test_a_line_that_loops_is_walked_once() -> None:
    assert below("a", {"a": "c", "b": "a", "c": "b"}) == ["b", "c"]
