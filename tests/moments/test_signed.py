"""A moment made the quick way is the same as one made the plain way, and as closed to change."""

from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC, date, datetime

import pytest

from ridealong.moments.kinds.customers import CustomerSpoke
from ridealong.moments.moment import Moment, Voice, of_a_day, on_day, signed

FACT = CustomerSpoke("acme", "well done")
AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
TOLD = Moment(
    id="m1",
    fact=FACT,
    happened_at=on_day(date(2026, 3, 2)),
    all_day=True,
    label="praise",
    language="en",
    corrects="m0",
    attachments=("letter.pdf",),
)


def test_a_signed_moment_is_what_was_told_and_who_signed_it() -> None:
    assert signed(TOLD, at=AT, by="ana", voice=Voice.LEADER, door="cli") == replace(
        TOLD, recorded_at=AT, by="ana", voice=Voice.LEADER, door="cli"
    )


def test_a_door_that_a_moment_names_itself_stays() -> None:
    own = replace(TOLD, door="import:b-7k3f")
    assert signed(own, at=AT, by=None, voice=Voice.SYSTEM, door="restore").door == "import:b-7k3f"


def test_a_moment_of_a_day_has_every_field_that_others_have() -> None:
    midnight = on_day(date(2026, 3, 2))
    made = of_a_day("m1", FACT, midnight, by="tom", voice=None)
    assert made == Moment(id="m1", fact=FACT, happened_at=midnight, all_day=True, by="tom")
    assert all(hasattr(made, each.name) for each in fields(Moment))


def test_no_field_of_it_can_be_changed_afterwards() -> None:
    made = of_a_day("m1", FACT, on_day(date(2026, 3, 2)), by=None, voice=Voice.SYSTEM)
    with pytest.raises(FrozenInstanceError):
        made.by = "tom"  # type: ignore[misc]
