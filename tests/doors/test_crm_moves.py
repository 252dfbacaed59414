"""The way of deals through their stages, and why they were lost in the words of whoever sold them."""

from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.customers import CustomerChose, DealClosed, DealMoved
from ridealong.moments.kinds.loops import SaleLetGo
from tests.doors.importing import DEALS, LATER, NOW, begin, bring, look, sentences

pytestmark = pytest.mark.django_db

MOVES = "Deal ID,Stage,Date Entered\nA3,Talking,2026-02-16\nA3,Offer,2026-03-02 10:15\nA9,Offer,2026-03-02\n"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


@pytest.mark.parametrize("order", [("deals.csv", "moves.csv"), ("moves.csv", "deals.csv")])
def test_stages_are_of_deals_that_come_with_them_in_any_order(
    tmp_path: Path, ana: Recorder, order: tuple[str, ...]
) -> None:
    files = {"deals.csv": DEALS, "moves.csv": MOVES}
    preview = look(tmp_path, {name: files[name] for name in order}, ana)
    told = [line for file in preview.files for line in file.told()]
    assert "  1 move is of a deal that is not here" in told
    bring(tmp_path, {name: files[name] for name in order}, ana)
    assert sentences([DealMoved]) == [
        "2026-02-16 deal.moved deal=<deal.opened 2026-02-16> stage=Talking by=None as=system",
        "2026-03-02 deal.moved deal=<deal.opened 2026-02-16> stage=Offer by=None as=system",
    ]


def test_stages_may_come_later_and_again(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    bring(tmp_path, {"moves.csv": MOVES}, ana)
    assert look(tmp_path, {"moves.csv": MOVES}, ana, now=LATER).total == 0


def test_stages_of_deals_that_were_taken_back_and_told_again_are_told_again(
    tmp_path: Path, ana: Recorder
) -> None:
    files = {"deals.csv": DEALS, "moves.csv": MOVES}
    batch = bring(tmp_path, files, ana)
    assert not door.undo(batch.id, by=ana, now=NOW).failed
    assert sentences([DealMoved]) == []
    bring(tmp_path, files, ana, now=LATER)
    assert len(sentences([DealMoved])) == 2


def test_a_stage_from_before_its_deal_was_opened_is_told(tmp_path: Path, ana: Recorder) -> None:
    moves = "Deal ID,Stage,Date Entered\nA3,Talking,2026-01-01\n"
    preview = look(tmp_path, {"deals.csv": DEALS, "moves.csv": moves}, ana)
    assert preview.moments["deal.moved"] == 0
    assert any("from before the deal was opened" in each for each in preview.files[1].told())


def test_an_open_deal_may_say_itself_since_when_it_has_its_stage(tmp_path: Path, ana: Recorder) -> None:
    """The same stage in a list of its own is the same moment."""
    deals = """id,rep,account,stage,opened,value,Date entered current stage
A3,Mia Berg,Bolt,Offer,2026-02-16,400,2026-03-02
"""
    bring(tmp_path, {"deals.csv": deals}, ana)
    assert sentences([DealMoved]) == [
        "2026-03-02 deal.moved deal=<deal.opened 2026-02-16> stage=Offer worth=400 EUR by=Mia Berg as=salesperson"
    ]
    later = deals.replace("Offer", "Contract").replace("03-02", "03-09")
    assert bring(tmp_path, {"deals.csv": later}, ana, now=LATER).moments == {"deal.moved": 1}
    assert (
        look(
            tmp_path, {"moves.csv": "Deal ID,Stage,Date Entered\nA3,Offer,2026-03-02\n"}, ana, now=LATER
        ).total
        == 0
    )


LOST = """id,rep,account,stage,opened,closed,value,Closed Lost Reason
A1,Tom Ash,Acme,Closed Lost,2026-01-05,2026-02-02,0,Too expensive
A2,Tom Ash,Bolt,Closed Lost,2026-01-05,2026-02-02,0,Too expensive
A3,Tom Ash,Cord,Closed Lost,2026-01-05,2026-02-02,0,Not a good fit; sent them to a rival
"""


def test_why_a_deal_was_lost_is_its_owners_word_and_no_buyers(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"deals.csv": LOST}, ana)
    assert sentences([DealClosed])[0] == (
        "2026-02-02 deal.closed deal=<deal.opened 2026-01-05> outcome=lost "
        "why=Not a good fit; sent them to a rival by=Tom Ash as=salesperson"
    )
    assert sentences([CustomerChose, SaleLetGo]) == []


def test_the_preview_says_why_deals_were_lost_and_which_may_have_been_let_go(
    tmp_path: Path, ana: Recorder
) -> None:
    told = list(look(tmp_path, {"deals.csv": LOST}, ana).files[0].told())
    assert (
        "  why deals were lost, as whoever sold them says and no buyer has said: `Too expensive` 2, "
        "`Not a good fit; sent them to a rival` 1" in told
    )
    assert any(each.startswith("  1 lost deal reads as if the sale was let go") for each in told)
