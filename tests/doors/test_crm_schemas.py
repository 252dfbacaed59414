"""Files without headings take them from the schema that came along; numbers are read as the names they stand for."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from ridealong.doors.crm.guess import guess_all
from ridealong.doors.crm.layout import Layout
from ridealong.doors.crm.mapping import Mapping, Told
from ridealong.doors.crm.refusals import TableError
from ridealong.doors.crm.schemas import is_schema, read_schema
from ridealong.doors.crm.tables import open_tables
from tests.doors.files import read, shared, table_of, write
from tests.doors.importing import begin, look

SCHEMA = """
/* CREATE TABLE Nothing (a INT); */
create table if not exists `shop`.`Customers` (
  customerNumber INTEGER NOT NULL, -- its key
  "customerName" VARCHAR(50) DEFAULT 'a, b (c)',
  country VARCHAR(50) CHECK (country IN ('FR', 'DE')),
  salesRepEmployeeNumber INTEGER NULL,
  creditLimit DECIMAL(10, 2),
  PRIMARY KEY (customerNumber), CONSTRAINT fk FOREIGN KEY (salesRepEmployeeNumber) REFERENCES Employees (employeeNumber)
);
CREATE TABLE Employees (employeeNumber INT, lastName TEXT, firstName TEXT, email TEXT, reportsTo INT, jobTitle TEXT);
CREATE TABLE Payments (customerNumber INT, checkNumber TEXT, paymentDate DATETIME, amount DOUBLE);
"""
CUSTOMERS = '103,"Atelier",France,2,10.0\n112,"Signal",USA,NULL,\\N\n'
EMPLOYEES = "1,Ortiz,Ana,ana@ridge.example,NULL,Boss\n2,Ash,Tom,tom@ridge.example,1,Rep\n"
PAYMENTS = "103,HQ1,2004-10-19,6066.78\n112,JM2,2003-06-05,14.44\n"
FILES = {
    "schema.sql": SCHEMA,
    "Customers.txt": CUSTOMERS,
    "employees.csv": EMPLOYEES,
    "PAYMENTS.txt": PAYMENTS,
}


def layouts_of(folder: Path, files: dict[str, str]) -> tuple[dict[str, Layout], list[TableError]]:
    schemas = read_schema(write(folder, files["schema.sql"], "schema.sql"))
    tables = [
        table
        for name, text in files.items()
        if name != "schema.sql"
        for table in open_tables(write(folder, text, name), schemas)
    ]
    layouts, refused = guess_all(tables)
    return {layout.kind: layout for layout in layouts}, refused


def test_a_schema_names_the_columns_of_files_that_are_called_like_its_tables(tmp_path: Path) -> None:
    layouts, refused = layouts_of(tmp_path, FILES)
    assert refused == []
    assert layouts["customers"].table.headings == (
        "customerNumber", "customerName", "country", "salesRepEmployeeNumber", "creditLimit",
    )  # fmt: skip
    assert "headings are those of the table `Customers` in schema.sql" in layouts["customers"].table.notes
    assert [(row.name, row.owner, row.line) for row in read(layouts["customers"])[0]] == [
        ("Atelier", "Tom Ash", 1),
        ("Signal", None, 2),
    ]
    assert [(row.name, row.manager) for row in read(layouts["people"])[0]] == [
        ("Ana Ortiz", None),
        ("Tom Ash", "Ana Ortiz"),
    ]
    assert [row.customer for row in read(layouts["purchases"])[0]] == ["Atelier", "Signal"]


def test_why_a_number_is_read_as_a_name_is_told(tmp_path: Path) -> None:
    layouts, _ = layouts_of(tmp_path, FILES)
    assert (
        "`salesRepEmployeeNumber` is read as who serves it: its values stand under `employeeNumber` in employees.csv, "
        "with the names"
    ) in layouts["customers"].reasons


def test_the_whole_import_takes_its_headings_from_the_schema_in_whatever_order(db, tmp_path: Path) -> None:
    leader = begin()
    preview = look(tmp_path, dict(reversed(FILES.items())), leader)
    assert preview.refused == preview.questions == []
    assert sorted((file.name, file.kind, file.rows) for file in preview.files) == [
        ("Customers.txt", "customers", 2),
        ("PAYMENTS.txt", "purchases", 2),
        ("employees.csv", "people", 2),
    ]


def test_a_file_with_headings_of_its_own_keeps_them(tmp_path: Path) -> None:
    schemas = read_schema(write(tmp_path, SCHEMA, "schema.sql"))
    text = "customerNumber,checkNumber,paymentDate,amount\n" + PAYMENTS
    assert open_tables(write(tmp_path, text, "payments.csv"), schemas)[0].heading_line == 1


def test_rows_wider_than_their_table_are_refused_and_narrower_ones_told(tmp_path: Path) -> None:
    schemas = read_schema(write(tmp_path, SCHEMA, "schema.sql"))
    with pytest.raises(
        TableError, match=r"payments\.csv: rows have 5 cells, and `Payments` in schema\.sql names 4"
    ):
        open_tables(write(tmp_path, "1,2,3,4,5\n1,2,3,4,5\n", "payments.csv"), schemas)
    narrow = open_tables(write(tmp_path, "103,HQ1\n", "payments.csv"), schemas)[0]
    assert narrow.notes == ("headings are the first 2 of 4 of the table `Payments` in schema.sql",)


def test_sql_that_names_no_columns_is_refused_in_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, "select 1 as one;\n", "test.sql")
    assert is_schema(path)
    with pytest.raises(
        TableError, match=r"^test\.sql: this is SQL, and no CREATE TABLE in it names columns$"
    ):
        read_schema(path)


def test_of_two_customers_of_one_name_each_keeps_its_key_whether_or_not_sales_point_at_it(
    tmp_path: Path,
) -> None:
    shops = "ResellerKey,Business Type,Reseller,Country\n1,Bikes,Good Toys,Spain\n2,Bikes,Good Toys,Peru\n"
    shops += "3,Bikes,Acme,Peru\n"
    sales = "SalesOrderNumber,OrderDate,ResellerKey,Sales\nS1,2017-08-25,1,5\nS2,2017-08-26,2,6\nS3,2017-08-27,3,7\n"
    tables = [table_of(tmp_path, shops, "shops.csv"), table_of(tmp_path, sales, "sales.csv")]
    (listed, sold), _ = guess_all(tables)
    names = ["Good Toys (1)", "Good Toys (2)", "Acme"]
    assert [row.customer for row in read(sold)[0]] == [row.name for row in read(listed)[0]] == names
    assert (
        "2 share their name with another and are told apart by `ResellerKey`: `Good Toys (1)`, `Good Toys (2)`"
        in (listed.warnings)
    )
    assert [row.name for row in read(guess_all(tables[:1])[0][0])[0]] == names


def test_a_real_shop_without_headings_is_read_by_its_schema() -> None:
    folder = shared("classicmodels")
    schemas = read_schema(folder / "schema.sql")
    tables = [table for path in sorted(folder.glob("*.txt")) for table in open_tables(path, schemas)]
    assert {table.file: sum(1 for _ in table.rows()) for table in tables} == {
        "Customers.txt": 122, "Employees.txt": 23, "Offices.txt": 7, "OrderDetails.txt": 2996, "Orders.txt": 326,
        "Payments.txt": 273, "ProductLines.txt": 7, "Products.txt": 110,
    }  # fmt: skip
    layouts = {layout.kind: layout for layout in guess_all(tables)[0] if layout.table.file != "Orders.txt"}
    customers, people = read(layouts["customers"])[0], read(layouts["people"])[0]
    assert sum(1 for row in customers if row.owner is None) == 22
    assert "Kremlin Collectables, Co." in {row.name for row in customers}
    managers = {row.name: row.manager for row in people}
    assert managers["Yoshimi Kato"] == "Mami Nishi", "one salesperson reports to another"
    assert managers["Diane Murphy"] is None
    assert len(read(layouts["purchases"])[0]) == 273


@pytest.mark.slow
def test_a_real_reseller_export_is_read_through_its_keys() -> None:
    folder = shared("adventureworks-reseller")
    layouts, _ = guess_all(table for path in sorted(folder.glob("*.csv")) for table in open_tables(path))
    sales = next(layout for layout in layouts if layout.table.file == "Sales.csv")
    rows, aside = read(sales)
    assert (len(rows), aside) == (57_851, [])
    assert len({row.order for row in rows}) == 3_616
    assert len({row.customer for row in rows}) == 632, "two names stand for two resellers each"
    assert len({row.seller for row in rows}) == 17
    assert str(sum(row.amount for row in rows)) == "77548570.20"
    assert Counter(row.seller for row in rows).most_common(1)[0][0] == "Jillian Carson"


def test_where_two_lists_give_a_number_to_different_people_it_is_asked_and_names_that_are_said_decide(
    tmp_path: Path,
) -> None:
    agents = "Employee Id,Full Name,Job Title,Manager\n1,Tom Ash,Rep,2\n2,Mia Brandt,Rep,1\n"
    leads = "Employee Id,Full Name,Job Title\n1,Ana Ortiz,Lead\n2,Bob Reed,Lead\n"
    tables = [
        *open_tables(write(tmp_path, agents, "agents.csv"), {}),
        *open_tables(write(tmp_path, leads, "leads.csv"), {}),
    ]
    told = Told(columns={"Manager": "manager"})
    layouts, _ = guess_all(tables, Mapping((("agents.csv", told),)))
    (asked,) = [question for layout in layouts for question in layout.questions]
    assert "under `Employee Id` in agents.csv" in asked
    assert "under `Employee Id` in leads.csv, for different names" in asked
    said = replace(told, names={"1": "Ana Ortiz", "2": "Bob Reed"})
    (layout, _), _ = guess_all(tables, Mapping((("agents.csv", said),)))
    assert (layout.questions, layout.stands_for) == ((), {}), "whom a number means is what `names` says"


def test_the_keys_of_a_list_are_nobodys_superiors_though_another_list_counts_from_one_too(
    tmp_path: Path,
) -> None:
    lists = [
        table
        for name in ("agents.csv", "leads.csv")
        for table in open_tables(
            write(tmp_path, f"Employee Id,Full Name,Job Title\n1,Tom {name},Rep\n2,Mia {name},Rep\n", name),
            {},
        )
    ]
    layouts, _ = guess_all(lists)
    assert [sorted(layout.columns) for layout in layouts] == [["name", "role"]] * 2
