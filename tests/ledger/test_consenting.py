"""Who may be asked is said by a keeper, an import or themselves, and by nobody whose work the answers judge."""

import pytest

from ridealong.ledger.receipt import Recorder
from ridealong.ledger.take_back import withdraw_batch
from tests.ledger.telling import CAST, NOW, party, refusal, tell

pytestmark = pytest.mark.django_db
NOT_THEIRS = "is not for anybody whose work the answers judge: a keeper (Rita Roth) can say it"


@pytest.fixture(autouse=True)
def cast() -> None:
    tell(CAST)


@pytest.mark.parametrize("who", ["ana", "tom", "bob"])
@pytest.mark.parametrize("way", ["mail", "nobody"])
def test_leaders_and_salespeople_neither_give_nor_take_it(who: str, way: str) -> None:
    assert NOT_THEIRS in refusal(f"as {who}\n2026-03-02  acme/petra may be asked by {way}")


def test_nor_do_they_take_back_what_they_said_as_keepers_once() -> None:
    tell("as rita\n2026-03-02  acme/petra may be asked by mail ^m1\n2026-03-03  rita joined as leader")
    assert NOT_THEIRS.replace("Rita Roth", "there is none yet") in refusal(
        'as rita\n2026-03-02  rita withdrew ^m1: "a slip"'
    )
    assert "whose work the answers judge" in refusal("as rita\n2026-03-02  acme/petra may be asked by phone")


def test_what_a_keeper_withdrew_a_leader_does_not_bring_back() -> None:
    tell(
        'as rita\n2026-03-02  acme/petra may be asked by mail ^m1\n2026-03-02  rita withdrew ^m1: "a slip" ^w1'
    )
    assert "only rita or whoever keeps" in refusal('as ana\n2026-03-03  ana withdrew ^w1: "no"')
    tell('2026-03-01  carla joined as colleague called "Carla Winter"')
    assert NOT_THEIRS in refusal('as carla\n2026-03-03  carla withdrew ^w1: "no"')


def test_a_no_of_their_own_is_withdrawn_by_nobody_else() -> None:
    tell("as acme/petra\n2026-03-02  acme/petra may be asked by nobody ^m1")
    assert "only acme/petra can say otherwise" in refusal('as rita\n2026-03-03  rita withdrew ^m1: "a slip"')
    tell("as acme/petra\n2026-03-03  acme/petra may be asked by mail")


def test_an_import_says_it_and_is_taken_back_whole_by_whoever_may() -> None:
    tell("as system\n2026-03-02  acme/petra may be asked by mail", door="crm:1")
    undone = withdraw_batch("crm:1", why="another file", by=Recorder(party("ana")), now=NOW)
    assert (len(undone.reversed), undone.failed) == (1, [])
