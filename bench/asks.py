"""How long it takes to draw and queue 10,000 asks, on a ledger of its own.

    ./run bench asks [--asks N]

One leader with a third more customers than are drawn, half of whom bought lately; each has somebody who may be asked.
Limit: 30 seconds for 10,000, the draw, the moments, the links and the letters together. The page is weighed as well:
with its style and its icon it has to stay under 30 kB. Prints what it measured.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from machine import this_machine  # type: ignore[import-not-found]

ROOT = Path(__file__).resolve().parents[1]
LIMIT_SECONDS, LIMIT_BYTES = 30.0, 30_000
MONDAY = datetime(2026, 3, 30, 6, tzinfo=UTC)
FRIDAY = MONDAY - timedelta(days=3)
LONG_AGO = date(2025, 1, 6)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--asks", type=int, default=10_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            RIDEALONG_HOME=home, DJANGO_SETTINGS_MODULE="ridealong.config.settings",
            RIDEALONG_ASKS_A_WEEK=str(chosen.asks),
        )  # fmt: skip
        sys.path[:0] = [str(ROOT / "src")]
        measure(chosen.asks)


def measure(asks: int) -> None:
    import django  # noqa: PLC0415  # only once the home is set

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    moments = invent(asks)
    print(this_machine())
    print(f"a ledger of {moments:,} moments")
    from ridealong.doors.asking.models import Ask  # noqa: PLC0415
    from ridealong.doors.asking.weekly import draw_closed_weeks  # noqa: PLC0415

    begun, worked = time.perf_counter(), time.process_time()
    drawn = draw_closed_weeks(MONDAY)
    took, work = time.perf_counter() - begun, time.process_time() - worked
    assert drawn == Ask.objects.count() == asks, (drawn, Ask.objects.count())
    said = "within" if took <= LIMIT_SECONDS else "over"
    print(
        f"{drawn:,} asks drawn and queued in {took:.1f} s ({work:.1f} s of processor), {said} {LIMIT_SECONDS:.0f} s"
    )
    weigh()


def invent(asks: int) -> int:
    """A third more customers than asks, each with a contact who may be asked, told as the CRM door would."""
    from ridealong.ledger.receipt import SYSTEM, Status  # noqa: PLC0415
    from ridealong.ledger.recording import record  # noqa: PLC0415
    from ridealong.people.models import Preference  # noqa: PLC0415

    customers = [f"c-{number:06d}" for number in range(asks * 4 // 3)]
    moments = list(told(customers))
    receipts = record(moments, by=SYSTEM, door="bench", now=FRIDAY)
    refused = [receipt.why for receipt in receipts if receipt.status is Status.REFUSED]
    assert not refused, refused[:3]
    Preference.objects.bulk_create(
        [
            Preference(person=f"{each}-p", zone="UTC", email=f"p@{each}.example", language="de")
            for each in customers
        ],
        batch_size=500,
    )
    return len(moments)


def told(customers):  # type: ignore[no-untyped-def]
    from decimal import Decimal  # noqa: PLC0415

    from ridealong.moments.kinds.customers import CustomerBought, DealClosed, DealOpened  # noqa: PLC0415
    from ridealong.moments.kinds.roster import (  # noqa: PLC0415
        ContactPermitted,
        CustomerMet,
        CustomerServed,
        PersonJoined,
    )
    from ridealong.moments.moment import Moment, on_day  # noqa: PLC0415
    from ridealong.moments.slots import Money  # noqa: PLC0415

    def moment(identity, fact, day=LONG_AGO):  # type: ignore[no-untyped-def]
        return Moment(id=identity, fact=fact, happened_at=on_day(day), all_day=True)

    yield moment("ana", PersonJoined("ana", "leader", None, "Ana Ortiz", "ana"))
    sellers = [f"seller-{number:02d}" for number in range(20)]
    for each in sellers:
        yield moment(each, PersonJoined(each, "salesperson", "ana", each.title(), each))
    amount, lately = Money(Decimal("99.50"), "EUR"), FRIDAY.date() - timedelta(days=2)
    for number, each in enumerate(customers):
        seller, contact = sellers[number % len(sellers)], f"{each}-p"
        yield moment(each, CustomerMet(each, each.title(), handle=each))
        yield moment(contact, CustomerMet(contact, "Pat Lang", speaks_for=each, handle=f"{each}/pat"))
        yield moment(f"{each}-s", CustomerServed(seller, each))
        yield moment(f"{each}-m", ContactPermitted(contact, "mail"))
        for ago in (200, 130, 60):
            bought = CustomerBought(each, amount, seller)
            yield moment(f"{each}-{ago}", bought, lately - timedelta(days=ago))
        if number % 2:
            yield moment(f"{each}-b", CustomerBought(each, amount, seller), lately)
        else:
            yield moment(f"{each}-d", DealOpened(seller, each, "a year of ink"), lately - timedelta(days=9))
            yield moment(f"{each}-e", DealClosed(f"{each}-d", "lost" if number % 4 else "won"), lately)


def weigh() -> None:
    """The heaviest ask page with everything it fetches."""
    import re  # noqa: PLC0415

    from django.contrib.staticfiles import finders  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from ridealong.doors.asking.models import Ask  # noqa: PLC0415
    from ridealong.doors.asking.reasons import REASONS  # noqa: PLC0415
    from ridealong.people.letters.models import Letter  # noqa: PLC0415

    timezone.now = lambda: MONDAY
    ask = Ask.objects.order_by("id")[0]
    found = re.search(r"/ask/[\w-]{20,}/", Letter.objects.get(key=f"ask {ask.id}").text)
    assert found
    weights = {}
    for reason in REASONS:
        Ask.objects.filter(pk=ask.pk).update(reason=reason)
        for language in ("en", "de", "fr", "es"):
            page = Client().get(f"{found[0]}?in={language}", headers={"host": "localhost"}).content
            files = [finders.find(name.decode()) for name in re.findall(rb'"/static/([^"]+)"', page)]
            weights[reason, language] = len(page) + sum(Path(str(name)).stat().st_size for name in files)
    (reason, language), heaviest = max(weights.items(), key=lambda each: each[1])
    said = "under" if heaviest < LIMIT_BYTES else "over"
    print(
        f"the heaviest page ({reason}, {language}) weighs {heaviest:,} bytes in all, {said} {LIMIT_BYTES:,}"
    )


if __name__ == "__main__":
    main()
