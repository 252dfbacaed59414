"""Ana reads German: why two may be one, and why not, is told her in German."""

from __future__ import annotations

import pytest

from ridealong.speech import speaking
from tests.doors.twins.test_suggested import TWICE, only
from tests.ledger.telling import tell

pytestmark = pytest.mark.usefixtures("ledger")


def test_what_speaks_for_two_being_one_and_against_it_is_read_in_german() -> None:
    tell(TWICE + "2025-02-04  tom took over kestrel\n2025-02-04  mia took over kestrel-2")
    for one, day in (("kestrel", "2025-03-03"), ("kestrel-2", "2025-03-03")):
        tell(f"{day}  {one} bought for 90 EUR")
    with speaking("de"):
        found = only().reasons
    assert found.says_yes == ("ohne die Rechtsform derselbe Name: kestrel optics", "beide in Leeds")
    assert found.says_no == (
        "beide kauften am 3. März 2025",
        "eins betreut von Tom Berg, das andere von Mia Lind",
    )


def test_what_is_known_of_each_is_named_in_german() -> None:
    tell(TWICE + "2025-02-04  tom took over kestrel\n2025-03-03  kestrel bought for 90 EUR")
    with speaking("de"):
        pair = only()
    known = dict((*pair.one.facts, *pair.other.facts))
    assert known["betreut von"] == "Tom Berg"
    assert known["gekauft"] == "an 1 Tag, zuletzt am 3. März 2025"
