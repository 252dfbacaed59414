"""Public files that others wrote, what has to be said of each, and the line that a page of the docs has of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ridealong.doors.crm import door
from ridealong.doors.crm.mapping import read_mapping
from ridealong.doors.crm.preview import Preview
from ridealong.ledger.receipt import Recorder
from tests.doors.files import SHARED, shared, write
from tests.doors.importing import NOW

HEADINGS = re.compile(r"CREATE TABLE (\w+)\s*\((.*?)\);", re.DOTALL)
Files = Callable[[Path], tuple[list[Path], str]]


@dataclass(frozen=True)
class Tried:
    """`files` says which files come in, and the mapping that goes with them."""

    name: str
    files: Files

    def look(self, folder: Path, by: Recorder) -> Preview:
        paths, mapping = self.files(folder)
        said = read_mapping(write(folder, mapping, "mapping.toml"))
        return door.look(paths, mapping=said, by=by, now=NOW)

    def line(self, preview: Preview) -> str:
        rows = sum(file.rows for file in preview.files)
        made = ", ".join(f"{count:,} `{kind}`" for kind, count in sorted(preview.moments.items())) or "none"
        aside = [
            f"{why}: {seen.count:,}" for file in preview.files for why, seen in sorted(file.left.items())
        ]
        aside += [f"unread: {file.put_aside:,}" for file in preview.files if file.put_aside]
        if preview.refused:
            aside.append(f"tables refused: {len(preview.refused):,}")
        if copies := sum(" is a copy of " in each for each in preview.says):
            aside.append(f"copies: {copies:,}")
        return f"| {self.name} | {rows:,} | {made} | {'; '.join(aside) or 'none'} |"


def plain(folder: str, *names: str, mapping: str = "") -> Files:
    return lambda tmp: ([shared(folder, name) for name in names], mapping)


def classicmodels(tmp: Path) -> tuple[list[Path], str]:
    """Its headings stand in a schema, and its tables name each other by numbers."""
    schema = shared("classicmodels", "schema.sql").read_text(encoding="latin-1")
    paths, rows = [], {}
    for table, columns in HEADINGS.findall(schema):
        if table not in ("Customers", "Employees", "Orders", "Payments"):
            continue
        headings = [line.split()[0] for line in columns.strip().splitlines() if line.split()[0] != "PRIMARY"]
        text = shared("classicmodels", f"{table}.txt").read_text(encoding="latin-1")
        paths.append(write(tmp, f"{','.join(headings)}\n{text}", f"{table}.csv"))
        with paths[-1].open(encoding="utf-8", newline="") as stream:
            rows[table] = list(csv.DictReader(stream))
    names = {row["customerNumber"]: row["customerName"] for row in rows["Customers"]}
    names |= {row["employeeNumber"]: f"{row['firstName']} {row['lastName']}" for row in rows["Employees"]}
    told = ", ".join(f'"{number}" = "{name}"' for number, name in names.items())
    return paths, CLASSICMODELS + f"names = {{ {told} }}\n"


CLASSICMODELS = """
["Customers.csv"]
table = "customers"
columns = { customerName = "name", salesRepEmployeeNumber = "owner", country = "place" }
["Employees.csv"]
table = "people"
columns = { reportsTo = "manager", jobTitle = "role" }
["Payments.csv"]
table = "purchases"
columns = { customerNumber = "customer", checkNumber = "order" }
currency = "USD"
["Orders.csv"]
columns = { customerNumber = "customer" }
"""
ADVENTUREWORKS = """
["Sales.csv"]
table = "purchases"
columns = { ResellerKey = "customer", EmployeeKey = "seller", SalesOrderNumber = "order", ProductKey = "product" }
currency = "USD"
"""
LEADERS = (
    "Kylie Howroyd,Madelyn MacAne,Yorke Befroy,Dorian Swallow,Silvan Gallardo,Olly Maplesden,Norrie Randlesome,"
    "Sarena Colthard,Octavia Waterfall"
).split(",")
AGENTS = """
["input_13.csv"]
table = "people"
columns = {{ "Leader 1" = "manager" }}
names = {{ {} }}
["input_14.csv"]
table = "people"
""".format(", ".join(f'"{number}" = "{name}"' for number, name in enumerate(LEADERS, start=1)))

TRIED = (
    Tried(
        "maven-crm: four files",
        plain("maven-crm", "sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv"),
    ),
    Tried("classicmodels: customers, employees, orders, payments", classicmodels),
    Tried(
        "adventureworks-reseller: `Sales.csv`",
        plain("adventureworks-reseller", "Sales.csv", mapping=ADVENTUREWORKS),
    ),
    Tried("superstore: CSV", plain("superstore", "Sample - Superstore.csv")),
    Tried("superstore: XLS, with its returns", plain("superstore", "Sample - Superstore.xls")),
    Tried(
        "hubspot-schema-seeds: meetings",
        plain("hubspot-schema-seeds", "integration_tests/seeds/engagement_meeting_data.csv"),
    ),
    Tried(
        "referral-program: `user_referrals.csv`",
        plain(
            "referral-program", "data/user_referrals.csv",
            mapping='["user_referrals.csv"]\nstages = { "1" = "open", "2" = "won", "3" = "lost" }\n',
        ),
    ),
    Tried("referral-program: its report", plain("referral-program", "output/referral_report.csv")),
    Tried("telecom-complaints: `Complaints.csv`", plain("telecom-complaints", "Complaints.csv")),
    Tried(
        "prepbench-give 031: steps of orders, to be sent within 3 days",
        plain("prepbench-give", "case_031/inputs/input_01.csv", mapping='["*.csv"]\nwithin = 3\n'),
    ),
    Tried(
        "prepbench-give 117: tasks planned and done, for one customer",
        plain("prepbench-give", "case_117/inputs/input_01.csv", mapping='["*.csv"]\ncustomer = "Prep Air"\n'),
    ),
    Tried(
        "prepbench-give 158: 17 files on agents",
        plain(
            "prepbench-give", *(f"case_158/inputs/input_{number:02}.csv" for number in range(1, 18)), mapping=AGENTS
        ),
    ),
    Tried(
        "csv-csvkit: every file",
        lambda tmp: (sorted(path for path in SHARED.joinpath("csv-csvkit").rglob("*") if path.is_file()), ""),
    ),
)  # fmt: skip
