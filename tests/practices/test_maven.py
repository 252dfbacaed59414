"""The real book of a real firm: who came back in their own rhythm, checked against figures found independently."""

from __future__ import annotations

import csv
from datetime import UTC, date
from decimal import Decimal
from pathlib import Path

import pytest

from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.customers import CustomerBought
from ridealong.moments.kinds.roster import PersonJoined
from ridealong.moments.moment import Moment, Voice, on_day
from ridealong.moments.roster import ALWAYS
from ridealong.moments.slots import Money
from ridealong.practices import stakes
from ridealong.practices.customers import serving
from ridealong.practices.reading import YES

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "maven-crm"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/maven-crm is not on this machine")


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return Evidence.of(
        [*_team(), *_won()],
        leader="Rocco Neubert",
        zone=UTC,
        as_of=date(2018, 1, 1),
        known_at=on_day(date(2018, 1, 1)),
    )


def _team() -> list[Moment]:
    rows = _rows("sales_teams.csv")
    return [
        Moment(
            id=f"joined-{number}", happened_at=on_day(ALWAYS), all_day=True, voice=Voice.SYSTEM,
            fact=PersonJoined(who=row["sales_agent"], role="salesperson", under=row["manager"]),
        )
        for number, row in enumerate(rows)
    ]  # fmt: skip


def _won() -> list[Moment]:
    return [
        Moment(
            id=row["opportunity_id"], happened_at=on_day(date.fromisoformat(row["close_date"])), all_day=True,
            voice=Voice.SYSTEM,
            fact=CustomerBought(row["account"], Money(Decimal(row["close_value"]), "USD"), row["sales_agent"]),
        )
        for row in _rows("sales_pipeline.csv")
        if row["deal_stage"] == "Won"
    ]  # fmt: skip


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_4238_deals_were_won(evidence):
    assert len(evidence.kind(CustomerBought)) == 4238


def test_rocco_neuberts_customers_came_back_106_times_of_133(evidence):
    sign = serving.read(evidence).sign("rhythm")
    assert (sign.k, sign.n, sign.weeks, sign.verdict) == (106, 133, 13, YES)
    assert sign.n / sign.n_eff == pytest.approx(1.860, abs=0.0005)
    assert [sign.k_eff, sign.n_eff] == pytest.approx([56.98, 71.50], abs=0.005)
    assert sign.probability == pytest.approx(0.9615, abs=0.00005)
    assert (len(sign.counted), len(sign.because)) == (133, 106)
    assert set(sign.counted) | set(sign.proof) <= set(evidence.by_id)


def test_before_the_worst_of_a_week_there_were_178(evidence):
    seen = serving.rhythm(evidence, stakes.Purchases(evidence)).observations
    last = evidence.last_week
    assert sum(last - 13 < each.week <= last for each in seen) == 178
