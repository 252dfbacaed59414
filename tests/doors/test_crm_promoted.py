"""Whoever led nobody when they came, and is reported to in a later file, leads from then on and not from always."""

from __future__ import annotations

from pathlib import Path

import pytest

from ridealong.ledger.receipt import Recorder
from tests.doors.importing import LATER, begin, bring, everything, look

pytestmark = pytest.mark.django_db
TEAM = "rep,manager\nBob Zed,Ana Ortiz\nMia Berg,Ana Ortiz\n"
PROMOTED = "rep,manager\nBob Zed,Ana Ortiz\nMia Berg,Bob Zed\n"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin("Ana Ortiz")


def test_a_promotion_is_told_and_holds_from_the_day_of_the_import(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"people.csv": TEAM}, ana)
    preview = look(tmp_path, {"people.csv": PROMOTED}, ana, now=LATER)
    said = "`Bob Zed` is here as salesperson, and leader by these files; that is recorded as of 2026-05-01"
    assert said in preview.says
    bring(tmp_path, {"people.csv": PROMOTED}, ana, now=LATER)
    roster, named = everything().roster, {name: identity for identity, name in everything().names.items()}
    days = [stay.since.isoformat() for stay in roster.memberships[named["Bob Zed"]] if stay.role == "leader"]
    assert days == ["2026-05-01"]
