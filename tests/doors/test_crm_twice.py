"""After two spellings of one of our people were told to be one, a file may say either and asks nothing."""

from pathlib import Path

import pytest

from ridealong.doors.crm import door
from ridealong.doors.twins.merging import merge
from ridealong.ledger.receipt import SYSTEM, Recorder
from ridealong.moments.kinds.customers import CustomerBought, DealClosed, DealOpened
from ridealong.people import parties
from tests.doors.importing import DEALS, LATER, PEOPLE, UNTIL, begin, bring, everything, look, of, sentences
from tests.doors.twins.test_suggested import the

pytestmark = pytest.mark.django_db

SPELLED = {"deals.csv": DEALS.replace("Tom Ash", "T. Ash")}
NEWER = (
    DEALS + "A4,T. Ash,Acme,Saw,Won,2026-03-02,2026-03-09,700\nA5,Tom Ash,Acme,Saw,Talking,2026-03-02,,90\n"
)


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


@pytest.fixture
def twice(ana: Recorder, tmp_path: Path) -> Recorder:
    """The list of people says Tom Ash, who reports to Ana; the deals say T. Ash, whom nobody leads."""
    bring(tmp_path, {"people.csv": PEOPLE}, ana)
    bring(tmp_path, SPELLED, ana)
    return ana


def join() -> None:
    merge(the("tom-ash"), the("t-ash"), by=SYSTEM, door="import:b-said", now=LATER)


def owners(evidence: object) -> set[str]:
    return {fact.owner for _, fact in evidence.kind(DealOpened)}  # type: ignore[attr-defined]


def test_what_came_under_the_second_spelling_belongs_to_the_leader_of_the_first(twice: Recorder) -> None:
    assert the("tom-ash").id not in owners(everything())
    join()
    assert owners(of(twice)) == {the("tom-ash").id, the("mia-berg").id}


@pytest.mark.parametrize("spelling", ["Tom Ash", "T. Ash"])
def test_the_same_deals_under_either_spelling_say_nothing_new(
    twice: Recorder, tmp_path: Path, spelling: str
) -> None:
    join()
    before = sentences([DealOpened, DealClosed, CustomerBought])
    preview = look(tmp_path, {"deals.csv": DEALS.replace("Tom Ash", spelling)}, twice, now=LATER)
    assert (preview.questions, preview.sum()) == ([], "0 moments to record; 6 are here already")
    assert door.commit(preview, by=twice, now=LATER).moments == {}
    assert sentences([DealOpened, DealClosed, CustomerBought]) == before


def test_a_newer_file_with_both_spellings_is_one_persons(twice: Recorder, tmp_path: Path) -> None:
    join()
    bring(tmp_path, {"deals.csv": NEWER}, twice, now=LATER)
    assert owners(everything()) == {the("tom-ash").id, the("mia-berg").id}
    assert len(everything(UNTIL).kind(DealOpened)) == 5
    assert {each.sort for each in parties.everyone() if "ash" in each.handle} == {"person"}
    assert sum("ash" in each.handle for each in parties.everyone()) == 2


def test_an_amount_that_changed_is_corrected_whoever_told_it_first(twice: Recorder, tmp_path: Path) -> None:
    join()
    bring(tmp_path, {"deals.csv": DEALS.replace("900", "950")}, twice, now=LATER)
    assert [str(each.amount) for each in everything().purchases] == ["950"]


def test_a_slip_of_one_file_is_mended_by_bringing_it_again_with_the_name_said(
    ana: Recorder, tmp_path: Path
) -> None:
    """The way that merges nobody: the import that brought the second name goes, and comes again under the first."""
    bring(tmp_path, {"people.csv": PEOPLE}, ana)
    batch = bring(tmp_path, SPELLED, ana)
    door.undo(batch.id, by=ana, now=LATER)
    assert parties.find("t-ash") is None
    again = bring(
        tmp_path, SPELLED, ana, now=LATER, mapping='["deals.csv"]\nnames = { "T. Ash" = "Tom Ash" }'
    )
    assert again.moments.keys() == batch.moments.keys() - {"person.joined"}
    assert owners(of(ana)) == {the("tom-ash").id, the("mia-berg").id}
