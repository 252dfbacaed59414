"""Two made one and parted again by whoever keeps the ledger, whichever of their names is said."""

from __future__ import annotations

import pytest

from ridealong.doors.twins.looking import look
from ridealong.doors.twins.merging import NotMerged, merge, merged, unmerge
from ridealong.doors.twins.suggesting import suggested
from ridealong.ledger.receipt import Recorder
from ridealong.people import parties as people
from ridealong.people.models import Party
from tests.doors.twins.test_suggested import TWICE, the
from tests.ledger.telling import NOW, party, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")


def join(keep: str, other: str, by: str = "rita") -> None:
    merge(the(keep), the(other), by=recorder(by), door="test", now=NOW)


def part(name: str, by: str = "rita") -> str:
    found = unmerge(the(name), by=recorder(by), door="test", now=NOW)
    return f"{found.gone.handle} {found.kept.handle}"


def root(handle: str) -> str:
    found: Party = people.known([party(handle)])[party(handle)]
    return found.customer or found.id


def test_made_one_they_are_suggested_no_more_and_parted_they_are_again() -> None:
    tell(TWICE)
    assert look(NOW) == 1
    join("kestrel", "kestrel-2")
    assert suggested() == [] and look(NOW) == 0
    assert part("kestrel") == "kestrel-2 kestrel"
    assert look(NOW) == 1


def test_a_third_name_is_made_one_with_both_whichever_of_them_is_said() -> None:
    """`acme` is the same as `acme-2` already; said to be `bolt` too, both are, and not acme alone."""
    tell('2025-02-03  acme-2 became known as "ACME"')
    join("acme-2", "acme")
    join("bolt", "acme")
    assert [root(each) for each in ("acme", "acme-2", "bolt")] == [party("bolt")] * 3


@pytest.mark.parametrize(
    ("keep", "other", "why"),
    [
        ("acme", "acme", "everybody is the same as themselves"),
        ("acme", "tom", "tom is one of our people and acme a customer"),
        ("acme", "acme/petra", "acme/petra is a contact and acme a customer: they speak for one, and are none"),
        ("acme/petra", "bolt/olga", "bolt/olga and acme/petra speak for two customers; tell first that those are one, "
         "if they are"),
    ],
)  # fmt: skip
def test_what_cannot_be_one_is_refused_in_one_line(keep: str, other: str, why: str) -> None:
    tell('2025-02-03  bolt/olga became known as "Olga"')
    with pytest.raises(NotMerged, match=f"^{why}$"):
        join(keep, other)
    assert merged() == []


def test_in_a_circle_or_twice_is_refused() -> None:
    join("acme", "bolt")
    for keep, other in (("acme", "bolt"), ("bolt", "acme")):
        with pytest.raises(NotMerged, match="are the same already"):
            join(keep, other)


@pytest.mark.parametrize("who", ["ana", "tom"])
def test_only_who_keeps_the_ledger_says_so_or_takes_it_back(who: str) -> None:
    with pytest.raises(NotMerged, match=r"by an import or by a keeper \(Rita Roth\), not by"):
        join("acme", "bolt", by=who)
    join("acme", "bolt")
    with pytest.raises(
        NotMerged, match="rita recorded it, so only rita or whoever keeps the ledger can withdraw it"
    ):
        part("bolt", by=who)


def test_nobody_is_parted_who_is_one_and_of_several_one_has_to_be_named() -> None:
    with pytest.raises(
        NotMerged, match="acme was told to be the same as nobody, so there is nothing to part"
    ):
        part("acme")
    tell('2025-02-03  gull became known as "Gull"')
    join("acme", "bolt")
    join("acme", "gull")
    with pytest.raises(NotMerged, match="2 were told to be the same as acme: bolt, gull; say which of them"):
        part("acme")
    assert part("bolt") == "bolt acme"


def test_the_system_may_say_so_too_as_an_import_does() -> None:
    merge(the("acme"), the("bolt"), by=Recorder(None), door="import:b-test", now=NOW)
    assert [each.gone.handle for each in merged()] == ["bolt"]
