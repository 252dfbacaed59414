"""Nothing in a file says how old it is, so the preview says what it would overrule, and since when that stands here."""

from pathlib import Path

import pytest

from ridealong.ledger.lookup import load_changing
from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import MomentWithdrawn
from tests.doors.importing import DEALS, LATER, begin, bring, everything, look

pytestmark = pytest.mark.django_db

OLDER = DEALS.replace("Won,2026-01-05,2026-02-02,900", "Lost,2026-01-05,2026-02-02,900")


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def warned(folder: Path, deals: str, by: Recorder) -> list[str]:
    return [each for each in look(folder, {"deals.csv": deals}, by, now=LATER).says if "stop here" in each]


def test_files_that_overrule_an_earlier_import_say_so_before(ana: Recorder, tmp_path: Path) -> None:
    assert warned(tmp_path, DEALS, ana) == []
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    assert warned(tmp_path, DEALS, ana) == []
    assert warned(tmp_path, OLDER, ana) == [
        "1 moment is corrected; 1 sale is withdrawn: if these files are older than what was imported on 1 April 2026, "
        "stop here"
    ]
    dearer = DEALS.replace("900", "950")
    assert warned(tmp_path, dearer, ana) == [
        "2 moments are corrected: if these files are older than what was imported on 1 April 2026, stop here"
    ]


def test_the_reason_says_no_more_than_is_known(ana: Recorder, tmp_path: Path) -> None:
    bring(tmp_path, {"deals.csv": DEALS}, ana)
    ((sale, _),) = everything().kind(CustomerBought)
    bring(tmp_path, {"deals.csv": OLDER}, ana, now=LATER)
    (gone,) = load_changing([sale.id])
    assert isinstance(gone.fact, MomentWithdrawn) and gone.fact.why == "another file says otherwise"
