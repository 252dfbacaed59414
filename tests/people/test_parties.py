"""Who is who: found by handle, suggested when nearly right, and in their place on any day."""

from collections.abc import Sequence
from datetime import UTC, date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from pytest_django import DjangoAssertNumQueries

from ridealong.ledger.derived import every
from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.recording import record
from ridealong.moments.kinds.roster import CustomerMet
from ridealong.moments.moment import Moment, new_id, on_day
from ridealong.people import parties as people
from ridealong.people.handles import handle_from
from ridealong.people.models import Party
from tests.ledger.telling import BEFORE, CAST, NOW, party, tell

pytestmark = pytest.mark.django_db
ANYONE = ("person", "customer", "contact")


@pytest.fixture(autouse=True)
def cast(db: None) -> None:
    tell(CAST, now=BEFORE)


def met(names: Sequence[str], *, of: str | None = None, handle: str = "") -> list[str]:
    """Customers as a door brings them: many at once, with handles made from names that may clash."""
    told = []
    for name in names:
        identity = new_id()
        fact = CustomerMet(identity, name, speaks_for=of, handle=handle or handle_from(name))
        told.append(Moment(id=identity, fact=fact, happened_at=on_day(date(2026, 1, 5)), all_day=True))
    receipts = record(told, by=SYSTEM, door="crm", now=NOW)
    assert {receipt.why for receipt in receipts} == {""}
    known = people.known(receipt.id for receipt in receipts)
    return [known[receipt.id].handle for receipt in receipts]


def test_everyone_is_found_by_handle_and_known_by_id() -> None:
    acme = people.find("acme")
    assert acme is not None and (acme.name, acme.sort) == ("Acme Tools", "customer")
    assert people.known([acme.id, "nobody"]) == {acme.id: acme}
    assert people.find("nobody") is None


def test_clashing_handles_are_numbered_within_a_batch_and_across() -> None:
    assert met(["Acme", "ACME", "Àcme"]) == ["acme-2", "acme-3", "acme-4"]
    assert met(["Acme"]) == ["acme-5"]


def test_many_namesakes_are_no_trouble(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    assert met(["Mayer"] * 120)[-1] == "mayer-120"
    with django_assert_max_num_queries(60):
        assert met(["Mayer"]) == ["mayer-121"]


def test_the_number_is_in_the_ledger_so_that_rebuild_and_restore_agree() -> None:
    met(["Acme"])
    fact = next(fact for fact in all_met() if fact.name == "Acme")
    assert fact.handle == "acme-2"


def all_met() -> list[CustomerMet]:
    return [moment.fact for _, moment in every() if isinstance(moment.fact, CustomerMet)]


def test_a_contact_is_written_behind_whom_they_speak_for() -> None:
    (second,) = met(["Acme"])
    firm = party(second)
    assert met(["Petra Lang"], of=firm, handle="acme/petra-lang") == ["acme-2/petra-lang"]
    assert met(["Petra Lang"], of=firm, handle="petra-lang") == ["acme-2/petra-lang-2"]
    assert people.contacts_of([firm]) == {party("acme-2/petra-lang"), party("acme-2/petra-lang-2")}


def test_the_nearest_by_handle_or_name() -> None:
    assert people.nearest("acne", ANYONE)[0] == "acme"
    assert people.nearest("acme-tools", ("customer",)) == ["acme"]
    assert people.nearest("Nils Falck", ("person",)) == ["nils"]
    assert people.nearest("acme", ("person",)) == []
    assert people.nearest("xyzzy", ANYONE) == []


def test_names_are_brought_up_to_date_and_handles_stay() -> None:
    tell('2026-03-01  acme became known as "Acme Tools and Sons"')
    acme = people.find("acme")
    assert acme is not None and acme.name == "Acme Tools and Sons"


def test_roles_on_a_day() -> None:
    tell(
        "2025-06-01  tom joined as leader under ana\n2025-09-01  tom left\n2026-01-05  tom joined as colleague"
    )
    tom = party("tom")
    days = [date(2025, 1, 5), date(2025, 1, 6), date(2025, 6, 1), date(2025, 9, 1), date(2026, 1, 5)]
    assert [people.role_on(tom, day) for day in days] == [None, "salesperson", "leader", None, "colleague"]
    assert people.latest_role(tom) == "colleague"
    assert people.latest_role("nobody") is None


def test_who_was_ever_below_whom() -> None:
    tell("2026-02-01  bob joined as leader under ana")
    below = {party(each) for each in ("tom", "mia", "bob", "nils")}
    assert people.ever_below(party("ana")) == below
    tell("2026-02-08  bob joined as leader")
    assert people.ever_below(party("ana")) == below


def test_leaders_are_those_who_lead_or_are_reported_to() -> None:
    assert [each.handle for each in people.leaders()] == ["ana", "bob"]
    tell("2026-02-01  nils joined as salesperson under rita")
    assert [each.handle for each in people.leaders()] == ["ana", "bob", "rita"]


def test_customers_are_no_leaders() -> None:
    assert people.ever_served_by([party("tom")]) == {party("acme")}
    assert people.ever_served_by([]) == set()


def test_the_zone_somebody_counts_days_in() -> None:
    ana = party("ana")
    assert people.zone_of(ana) is UTC
    people.settle(ana, zone="Europe/Vienna", email="ana@firm.example")
    assert people.zone_of(ana) == ZoneInfo("Europe/Vienna")
    people.settle(ana, zone="Asia/Kathmandu")
    assert (people.zone_of(ana), people.email_of(ana)) == (ZoneInfo("Asia/Kathmandu"), "ana@firm.example")
    assert (people.zone_of("nobody"), people.email_of("nobody")) == (UTC, "")


def test_a_zone_there_is_not() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        people.settle(party("ana"), zone="Europe/Wien")


def test_names_of_some_include_our_own_people() -> None:
    names = people.names([party("acme")])
    assert set(names.values()) == {
        "Acme Tools",
        "Ana Ortiz",
        "Tom Berg",
        "Mia Lind",
        "Bob Hale",
        "Nils Falk",
        "Rita Roth",
    }
    assert len(people.names()) == Party.objects.count()


def test_everyone_once() -> None:
    assert len(people.everyone()) == len({each.id for each in people.everyone()}) == 9
    assert [str(each) for each in people.everyone()][:2] == ["ana", "tom"]
