"""A public CRM export, four files in any order, answers the one question that was checked independently."""

from datetime import UTC, date
from itertools import permutations

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.models import Batch
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.receipt import Recorder
from ridealong.practices.customers import serving
from ridealong.practices.reading import Sign
from tests.doors.files import shared
from tests.doors.importing import NOW, begin
from tests.trying import at_a_desk

pytestmark = pytest.mark.django_db

FILES = ("sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv")
ORDERS = list(permutations(reversed(FILES)))[::3]


def bring(names: tuple[str, ...], by: Recorder) -> Batch:
    preview = door.look([shared("maven-crm", name) for name in names], by=by, now=NOW)
    return door.commit(preview, by=by, now=NOW)


def rhythm(leader: Recorder) -> Sign:
    scope = Scope.of_leader(leader.id or "")
    return serving.read(recall(scope, until=date(2018, 1, 1), zone=UTC)).sign("rhythm")


def check(sign: Sign) -> None:
    assert (sign.k, sign.n, sign.verdict) == (106, 133, "yes")
    assert sign.k_eff == pytest.approx(56.98, abs=0.01)
    assert sign.n_eff == pytest.approx(71.50, abs=0.01)
    assert sign.probability == pytest.approx(0.9615, abs=0.00005)


@pytest.mark.slow
def test_in_one_command_and_one_by_one_after_being_taken_back(db: None) -> None:
    rocco = begin("Rocco Neubert")
    batch = bring((*FILES, "data_dictionary.csv"), rocco)
    assert batch.moments == {
        "person.joined": 40,
        "customer.met": 85,
        "deal.opened": 7212,
        "deal.closed": 6711,
        "customer.bought": 4238,
    }
    check(rhythm(rocco))
    door.undo(batch.id, by=rocco, now=NOW)
    assert rhythm(rocco).n == 0
    for name in FILES:
        bring((name,), rocco)
    check(rhythm(rocco))


@pytest.mark.parametrize(
    "order", at_a_desk(ORDERS, only=1), ids=lambda order: " ".join(name.split(".")[0] for name in order)
)
def test_one_by_one_in_any_order(order: tuple[str, ...]) -> None:
    rocco = begin("Rocco Neubert")
    for name in order:
        bring((name,), rocco)
    check(rhythm(rocco))


def test_its_traps_are_told() -> None:
    paths = [shared("maven-crm", name) for name in (*FILES, "data_dictionary.csv")]
    preview = door.look(paths, by=begin("Rocco Neubert"), now=NOW)
    told = "\n".join(preview.told())
    for line in (
        "data_dictionary.csv: this describes the columns of other files and holds no records itself; leave it out",
        "1,425 deals name no customer: nothing is made of them",
        "163 deals have no opening date: no deals are made of them",
        "product `GTXPro` (1,480 deals) is not in the list of products; nearest is `GTX Pro`",
        "known here already by exactly that name: `Rocco Neubert` (rocco-neubert)",
        "40 people and 85 customers are new",
        "XXX is kept",
    ):
        assert line in told
