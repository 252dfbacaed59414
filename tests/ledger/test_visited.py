"""Whoever was visited says whether it took place, as whoever sat beside does; nobody else was there."""

import pytest

from tests.ledger.telling import refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")
VISIT = "as ana\n2026-03-02  ana visited acme with tom ^v1"


@pytest.mark.parametrize("who", ["tom", "acme", "acme/petra"])
@pytest.mark.parametrize("verb", ["confirmed", "denied"])
def test_the_one_beside_the_customer_and_their_contact_say_so(who: str, verb: str) -> None:
    tell(f"{VISIT}\nas {who}\n2026-03-03  {who} {verb} ^v1")


def test_nobody_else_can_deny_it() -> None:
    why = "only tom or acme can deny it, because they were there; mia cannot"
    assert refusal(f"{VISIT}\nas mia\n2026-03-03  mia denied ^v1") == why
