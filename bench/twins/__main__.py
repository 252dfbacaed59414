"""How long it takes to find who may be in the books twice: 50,000 customers with 600 planted twins among them.

Names are made of 900 beginnings, 40 trades and 16 legal forms, in 300 towns, the same every time; two in five have a
web domain, one in five a telephone. A twin has another legal form; half have a slip in the name, too; a fifth moved
and share neither town, domain nor telephone with themselves, so that nothing but the name could tell, and by that
nobody is suggested.
"""

from __future__ import annotations

import argparse
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command

from bench.machine import peak_megabytes, this_machine

CUSTOMERS, TWINS, LIMIT_SECONDS = 50_000, 600, 30
LEGAL = "GmbH,AG,Ltd,Ltd.,Limited,Inc,Inc.,LLC,Corp,Corporation,S.A.,SAS,B.V.,GmbH & Co. KG,S.r.l.,".split(
    ","
)
TRADES = (
    "Tools,Print,Logistics,Foods,Steel,Papers,Medical,Optics,Textiles,Brewing,Energy,Systems,Plastics,Packaging,"
    "Furniture,Glass,Bakery,Chemicals,Motors,Electric,Consulting,Dental,Seeds,Marine,Aviation,Gardens,Software,"
    "Security,Roofing,Windows,Timber,Ceramics,Dairy,Farms,Books,Media,Lighting,Coatings,Pumps,Valves"
).split(",")
SYLLABLES = "ba,be,bo,ca,co,da,de,du,fa,fe,ga,go,ha,ja,ka,ke,la,le,lo,ma,me,mo,na,ne,pa,po,ra,re,ro,sa".split(
    ","
)


def invent(chance: Random, customers: int, twins: int) -> tuple[list[dict[str, str]], set[tuple[int, int]]]:
    """The rows, and which of them are one: by their places in the list."""
    rows = []
    for number in range(customers - twins):
        first, second = SYLLABLES[number % 30], SYLLABLES[number // 30 % 30]
        begin = (first + second + chance.choice("lnrstx")).title()
        middle = chance.choice(["", "", "", f" {chance.choice(SYLLABLES).title()}{chance.choice('nrst')}"])
        plain = f"{begin}{middle} {chance.choice(TRADES)}"
        row = {"name": f"{plain} {chance.choice(LEGAL)}".strip(), "plain": plain}
        row["town"] = f"Town {chance.randrange(300)}"
        row["domain"] = f"c{number}.example" if chance.random() < 0.4 else ""
        row["phone"] = f"+43 1 {5_000_000 + number}" if chance.random() < 0.2 else ""
        rows.append(row)
    planted = set()
    for of in chance.sample(range(len(rows)), twins):
        planted.add((of, len(rows)))
        rows.append(twin(chance, rows[of]))
    return rows, planted


def twin(chance: Random, row: dict[str, str]) -> dict[str, str]:
    again = dict(row, name=f"{slipped(chance, row['plain'])} {chance.choice(LEGAL)}".strip())
    if chance.random() < 0.2:
        again |= {"town": f"Town {300 + chance.randrange(50)}", "domain": "", "phone": ""}
    elif chance.random() < 0.3:
        again |= {"domain": "", "phone": ""}
    elif row["domain"]:
        again |= {"town": ""}
    return again


def slipped(chance: Random, name: str) -> str:
    at, kind = chance.randrange(1, len(name) - 1), chance.random()
    if kind < 0.5:
        return name
    if kind < 0.65:
        return name[:at] + name[at + 1 :]
    if kind < 0.8:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return " ".join(reversed(name.split())) if kind < 0.9 else name.upper()


def measure(customers: int, twins: int, folder: Path) -> tuple[str, float]:
    os.environ["RIDEALONG_HOME"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ridealong.config.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    from ridealong.doors.twins.looking import look  # noqa: PLC0415  # Django has to stand first
    from ridealong.doors.twins.models import Suggestion  # noqa: PLC0415

    rows, planted = invent(Random(7), customers, twins)
    ids = tell(rows)
    before, begun = peak_megabytes(), time.perf_counter()
    pairs = look(datetime.now(UTC))
    took = time.perf_counter() - begun
    kept = set(Suggestion.objects.values_list("one", "other"))
    found = sum((ids[one], ids[other]) in kept for one, other in planted)
    return (
        f"| {customers:,} | {found} of {twins} | {pairs:,} | {took:.1f} s | {before:,} MB | {peak_megabytes():,} MB |"
    ), took


def tell(rows: list[dict[str, str]]) -> list[str]:
    from ridealong.ledger.receipt import SYSTEM, Status  # noqa: PLC0415
    from ridealong.ledger.recording import record  # noqa: PLC0415
    from ridealong.moments.kinds.roster import CustomerMet  # noqa: PLC0415
    from ridealong.moments.moment import Moment, new_id, on_day  # noqa: PLC0415
    from ridealong.moments.roster import ALWAYS  # noqa: PLC0415
    from ridealong.people.handles import handle_from  # noqa: PLC0415
    from ridealong.people.marks import Told, keep, phone_in  # noqa: PLC0415

    ids = [new_id() for _ in rows]
    facts = [
        CustomerMet(identity, row["name"], place=row["town"] or None, handle=handle_from(row["name"]))
        for identity, row in zip(ids, rows, strict=True)
    ]
    moments = [
        Moment(id=fact.customer, fact=fact, happened_at=on_day(ALWAYS), all_day=True) for fact in facts
    ]
    for at in range(0, len(moments), 5_000):
        told = record(moments[at : at + 5_000], by=SYSTEM, door="bench", now=datetime.now(UTC))
        assert {each.status for each in told} == {Status.KEPT}
    marks = [
        Told(identity, "domain", row["domain"])
        for identity, row in zip(ids, rows, strict=True)
        if row["domain"]
    ]
    for identity, row in zip(ids, rows, strict=True):
        if number := phone_in(row["phone"]):
            marks.append(Told(identity, "phone", number))
    keep(marks, door="bench")
    return ids


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=CUSTOMERS)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        row, took = measure(asked.customers, TWINS, Path(folder))
    print(f"{this_machine()}; `./run bench twins`.\n")
    print("| customers | planted twins found | pairs suggested | time | memory before | at most |")
    print("|---:|---:|---:|---:|---:|---:|")
    print(row)
    print(
        f"\n{asked.customers:,} customers are {'within' if took <= LIMIT_SECONDS else 'OVER'} {LIMIT_SECONDS} s"
    )


if __name__ == "__main__":
    main()
