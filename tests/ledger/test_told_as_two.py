"""Two who were told as two are not told to be one: nobody's word, place or way in becomes another's."""

from __future__ import annotations

import pytest

from ridealong.ledger.around import WITHDRAWN, state_of
from ridealong.ledger.models import OpenLoop
from ridealong.ledger.receipt import Status
from ridealong.people.accounts.closing import erase
from ridealong.people.accounts.opening import open_account
from tests.ledger.telling import NOW, anas, attempt, named, party, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")

T_BERG = '2025-01-06  t-berg joined as salesperson called "T. Berg"\n'
ONE = "2025-01-06  t-berg is the same person as tom"


def why(told: str, claim: str = ONE) -> str:
    tell(T_BERG + told)
    return refusal(claim)


@pytest.mark.parametrize(
    "told",
    [
        '2026-03-02  tom thanked t-berg for ^p1: "well done"',
        "2026-03-02  t-berg joined as salesperson under tom",
        '2026-03-02  t-berg asked tom for "the figures" by 2026-03-20',
        'as t-berg\n2026-03-02  tom promised acme "a call" by 2026-03-20',
        '2026-03-02  t-berg raised a barrier "no samples" ^b1\n2026-03-03  tom claimed ^b1',
    ],
)
def test_whoever_spoke_to_of_or_for_another_is_not_that_other(told: str) -> None:
    tell('2026-03-01  mia promised acme "a call" by 2026-03-20 ^p1')
    refused = attempt(T_BERG + told)
    if refused[-1].status is Status.REFUSED:
        pytest.fail(refused[-1].why)
    assert "are told as two by a" in refusal(ONE) or "was below" in refusal(ONE)


def test_what_was_taken_back_tells_of_nobody() -> None:
    told = '2026-03-02  t-berg asked tom for "the figures" by 2026-03-20 ^r1'
    assert why(told) == "t-berg and tom are told as two by ^r1, so they are not one (ridealong show --id r1)"
    tell('as system\n2026-03-02  rita withdrew ^r1: "a slip"')
    tell(ONE)


def test_handing_customers_over_to_another_spelling_says_nothing() -> None:
    """A system in which somebody was spelled anew lets them take over from themselves."""
    tell(T_BERG + "2026-03-02  tom took over bolt from t-berg")
    tell(ONE)


@pytest.mark.parametrize(
    ("told", "claim", "because"),
    [
        ("", "2025-01-06  tom is the same person as tom", "everybody is the same as themselves"),
        (ONE, ONE, "t-berg and tom are the same already"),
        (ONE, "2025-01-06  tom is the same person as t-berg", "tom and t-berg are the same already"),
        (ONE, "2025-01-06  t-berg is the same person as mia",
         "t-berg is the same person as tom already; part those two first, or tell it of tom"),
        (ONE, "2026-03-01  t-berg left", "t-berg is the same person as tom; tell it of tom"),
        ("", "2025-01-06  tom is the same person as ana",
         "on 2025-01-06 tom is here as salesperson and ana as leader; say first which of it they were"),
        ("", "2025-01-06  ana is the same person as bob",
         "people report to ana and to bob; of two who lead neither is taken for the other"),
        ("2026-03-01  zoe joined as leader under ana\n2026-03-01  ole joined as leader under zoe",
         "2026-03-01  ole is the same person as ana", "ole was below ana, and nobody reports to themselves"),
        ("2026-03-02  t-berg joined as salesperson under bob", ONE,
         "on 2026-03-02 t-berg reports to Bob Hale and tom to Ana Ortiz; say first to whom, or when one of them left"),
        ("2026-03-02  tom left", ONE, "tom has no place here today, and t-berg has; keep t-berg instead"),
        (ONE, "2026-03-02  tom joined as colleague under t-berg", "nobody reports to themselves"),
        (ONE, "2026-03-02  ana joined as leader under t-berg",
         "tom reports to ana on 2026-03-02, so ana cannot report to tom"),
    ],
)  # fmt: skip
def test_who_cannot_be_one_is_told_in_one_line(told: str, claim: str, because: str) -> None:
    assert why(told, claim) == because


@pytest.mark.parametrize("who", ["ana", "tom", "t-berg"])
def test_only_a_keeper_or_an_import_says_so(who: str) -> None:
    refused = why("", f"as {who}\n{ONE}")
    assert (
        refused
        == f"that two of our people are one is recorded by an import or by a keeper (Rita Roth), not by {who}"
    )
    tell(f"as rita\n{ONE} ^same")
    taken = refusal(f'as {who}\n2026-03-05  {who} withdrew ^same: "no"')
    assert "only rita or whoever keeps the ledger can withdraw it" in taken


def test_whoever_signs_in_is_the_name_that_is_kept() -> None:
    """Which account is whose is never in doubt: at most one of the two has one, and keeps it."""
    tell(T_BERG)
    open_account(party("t-berg"), "berg@firm.example", now=NOW)
    assert refusal(ONE) == "t-berg signs in here and tom does not; keep t-berg instead"
    open_account(party("tom"), "tom@firm.example", now=NOW)
    assert refusal(ONE) == (
        "t-berg and tom both sign in here, and one person has one account; if that of t-berg may go: "
        "ridealong merge tom t-berg --close-account"
    )
    erase(party("tom"))
    tell("2025-01-06  tom is the same person as t-berg")


def test_nobody_confirms_their_own_promise_under_another_name() -> None:
    """T. Berg waits for what Tom promised: were they one, his word would be Tom's on himself."""
    tell(T_BERG + '2026-03-02  ana promised acme "a call" by 2026-03-20 ^p1')
    tell(ONE)
    assert "only acme can confirm it" in refusal("as t-berg\n2026-03-03  t-berg confirmed ^p1")


def test_the_kept_name_mends_what_a_file_told_under_the_other() -> None:
    tell(T_BERG + 'as t-berg\n2026-03-02  t-berg promised acme "a call" by 2026-06-20 ^p1', door="import:1")
    assert "only t-berg or whoever keeps the ledger" in refusal('as tom\n2026-03-03  tom withdrew ^p1: "no"')
    tell(ONE)
    tell('as tom\n2026-03-03  tom withdrew ^p1: "no"')
    assert state_of([named("p1")]) == {named("p1"): WITHDRAWN}
    assert named("p1") not in anas().loops
    assert not OpenLoop.objects.filter(opener=named("p1")).exists()
