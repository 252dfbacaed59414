"""Which table a file is, and which column is which: guessed with a reason, or refused, or asked."""

from pathlib import Path

import pytest

from ridealong.doors.crm.guess import guess, guess_all, questions_of
from ridealong.doors.crm.refusals import TableError
from tests.doors.files import layout_of, mapping_of, table_of

DEALS = """id,rep,account,stage,opened,closed,value
1,Tom,Acme,Won,2017-01-02,2017-02-03,900
2,Mia,Bolt,Talking,2017-01-05,,
"""
MAVEN_DEALS = """opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
1C1I7A6R,Tom Ash,GTX Plus,Acme,Won,2016-10-20,2017-03-01,1054
Z063OYW0,Mia Berg,GTXPro,Bolt,Lost,2016-10-25,2017-03-11,0
"""


@pytest.mark.parametrize(
    ("headings", "row", "kind", "fields"),
    [
        ("sales_agent,manager,regional_office", "Tom,Ana,West", "people", "name manager office"),
        ("First Name,Last Name,Reports To,Job Title", "Tom,Ash,Ana,Rep", "people", "first last manager role"),
        ("Name,Manager,E-Mail*", "Tom,Ana,tom@acme.example", "people", "name manager email"),
        ("account,sector,revenue,subsidiary_of", "Acme,retail,5,", "customers", "name sector parent"),
        ("Record ID,Company name,Company Domain Name,Company owner", "1,Acme,acme.example,Tom",
         "customers", "name owner website"),
        ("Account Name,Industry,Billing Country,Parent Account,Created Date", "Acme,Retail,France,,3/31/2017",
         "customers", "name sector place parent since"),
        ("Opportunity Name,Account Name,Stage,Amount,Close Date,Opportunity Owner",
         "Big,Acme,Closed Won,$5,3/31/2017,Tom", "deals", "title customer stage amount closed owner"),
        ("Deal - Title,Deal - Value,Deal - Currency of value,Organization,Deal - Owner,Deal - Stage,Deal - Status,"
         "Deal - Expected close date", "Big,100.0,EUR,Acme,Tom,Demo,open,2017-03-31",
         "deals", "title amount currency customer owner stage status expected"),
        ("Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Create Date",
         "7,Big,closedwon,5,Tom,2017-03-31 10:00,2017-01-31 10:00", "deals",
         "id title stage amount owner closed opened"),
        ("Potential_Name,Deal_Owner,Account_Name,Closing_Date,Stage,Amount", "Big,Tom,Acme,2017-03-31,Negotiation,5",
         "deals", "title owner customer closed stage amount"),
        ("customer,date,amount", "Acme,2017-01-02,5", "purchases", "customer date amount"),
        ("Order ID,Order Date,Customer Name,Sales,Profit", "A1,2017-01-02,Acme,5,1",
         "purchases", "order date customer amount margin"),
        ("SalesOrderNumber,OrderDate,Reseller,Salesperson,Sales", "SO1,2017/01/02,Acme,Tom,5",
         "purchases", "order date customer seller amount"),
        ("product,series,sales_price", "GTX Pro,GTX,4821", "products", "name series price"),
    ],
)  # fmt: skip
def test_a_table_is_known_by_several_headings(
    tmp_path: Path, headings: str, row: str, kind: str, fields: str
) -> None:
    layout = layout_of(tmp_path, f"{headings}\n{row}\n")
    assert layout.kind == kind
    assert set(layout.columns) == set(fields.split())
    assert layout.questions == ()


@pytest.mark.parametrize(
    "headings",
    [
        "name,city",
        "name,email",
        "First Name,Last Name,Email,Company Name,Industry,Country",
        "RowID,Date,Salesperson,Road,Gravel,Total",
        "EmployeeID,TargetAmount,TargetMonth",
        "Order,Date,Customer,Status,City",
        "id,created_at,status",
    ],
)
def test_a_table_is_not_claimed_on_a_hint(tmp_path: Path, headings: str) -> None:
    with pytest.raises(TableError, match="not recognised as people, customers, deals, purchases or products"):
        layout_of(tmp_path, f"{headings}\n{','.join('abcdefg'[: headings.count(',') + 1])}\n")


def test_headings_without_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"file.csv, line 1: there are headings and no rows"):
        layout_of(tmp_path, "customer,date,amount\nAcme\n")


def test_a_refusal_says_what_is_nearest_and_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        layout_of(tmp_path, "Order ID,Order Date,Customer,City\nA1,2017-01-02,Acme,Lyon\n")
    assert str(caught.value) == (
        "file.csv, line 1: not recognised as people, customers, deals, purchases or products, nor as work done for "
        "customers, by its headings "
        "(`Order ID`, `Order Date`, `Customer`, `City`); nearest to purchases, but no column is the amount; "
        "say it in a mapping file"
    )


def test_a_description_of_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="describes the columns of other files and holds no records itself"):
        layout_of(tmp_path, "Table,Field,Description\naccounts,account,Company name\n")


def test_every_guess_has_a_reason_in_plain_words(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, MAVEN_DEALS)
    assert (
        layout.reasons[0]
        == "`opportunity_id` is read as the deal: by its heading, with values such as 1C1I7A6R"
    )
    assert layout.reasons[4] == "`deal_stage` is read as the stage: Won, Lost"
    assert layout.reasons[7] == "`close_value` is read as the amount: numbers such as 1054"
    assert 0.9 < layout.confidence <= 1


def test_files_that_arrive_together_explain_each_other(tmp_path: Path) -> None:
    deals = table_of(tmp_path, MAVEN_DEALS, "pipeline.csv")
    people = table_of(tmp_path, "sales_agent,manager\nTom Ash,Ana\nMia Berg,Ana\n", "teams.csv")
    for together in ([deals, people], [people, deals]):
        layouts, refused = guess_all(together)
        pipeline = next(one for one in layouts if one.kind == "deals")
        assert "`sales_agent` is read as the salesperson: same names as in teams.csv" in pipeline.reasons
        assert refused == []


def test_an_unknown_heading_is_explained_by_the_names_under_it(tmp_path: Path) -> None:
    deals = table_of(tmp_path, MAVEN_DEALS.replace("sales_agent", "looked_after"), "pipeline.csv")
    people = table_of(tmp_path, "sales_agent,manager\nTom Ash,Ana\nMia Berg,Ana\n", "teams.csv")
    assert "owner" not in guess(deals).columns
    (pipeline, _), _ = guess_all([deals, people])
    assert "`looked_after` is read as the salesperson: same names as in teams.csv" in pipeline.reasons
    assert pipeline.unknown == ()


def test_one_refused_file_does_not_hold_up_the_others(tmp_path: Path) -> None:
    layouts, refused = guess_all([table_of(tmp_path, "a,b\nx,y\n", "odd.csv"), table_of(tmp_path, DEALS)])
    assert [layout.kind for layout in layouts] == ["deals"]
    assert [error.file for error in refused] == ["odd.csv"]


def test_a_column_that_says_won_and_lost_is_the_stage_whatever_it_is_called(tmp_path: Path) -> None:
    text = "rep,account,how far,closed,value\nTom,Acme,Won,2017-02-03,9\nMia,Bolt,Lost,2017-02-04,9\n"
    assert "`how far` is read as the stage: its values say won and lost" in layout_of(tmp_path, text).reasons


def test_values_speak_against_a_heading(tmp_path: Path) -> None:
    text = "id,rep,account,stage,closed,closed on,value\n1,Tom,Acme,Won,TRUE,2017-02-03,900\n"
    layout = layout_of(tmp_path, text)
    assert layout.heading_of("closed") == "closed on"
    assert "`closed` is not read as when it was closed: it holds values like `TRUE`" in layout.warnings
    assert layout.unknown == ("closed",)


def test_which_words_were_read_as_which_outcome_is_told(tmp_path: Path) -> None:
    warnings = layout_of(tmp_path, DEALS.replace("Talking", "Dead")).warnings
    assert warnings == ("deals are open where they say `Dead`", "deals are won where they say `Won`")


def test_day_and_month_are_settled_by_the_whole_column_and_told(tmp_path: Path) -> None:
    rows = "".join(f"Acme,{day:02}/01/19,5\n" for day in range(1, 29))
    layout = layout_of(tmp_path, "customer,date,amount\n" + rows)
    assert layout.dates == {"date": "dmy"}
    assert layout.warnings == (
        "`date` puts the day first (`13/01/19`)",
        "`date` has years of two digits: `01/01/19` is read as 2019-01-01",
    )


def test_day_and_month_that_fit_both_ways_are_asked(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, "customer,date,amount\nAcme,03/04/2017,5\nBolt,05/06/2017,6\n")
    assert [str(question) for question in questions_of([layout])] == [
        "file.csv: column `date`: every date fits day/month and month/day (`03/04/2017`); "
        'say `dates = "dmy"` or `dates = "mdy"` in a mapping file'
    ]


def test_excel_serials_and_words_among_dates_are_told(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, "customer,date,amount\nA,45631,5\nB,45632.5,5\nC,45633,5\nD,soon,5\n")
    assert layout.warnings == (
        "`date` holds a spreadsheet's day numbers: `45631` is read as 2024-12-05",
        "`date` holds words such as `soon`; those rows are put aside",
    )


def test_the_currency_is_taken_from_the_heading_or_the_sign(tmp_path: Path) -> None:
    assert layout_of(tmp_path, "customer,date,Amount (EUR)\nAcme,2017-01-02,5\n").currency == "EUR"
    assert "`$` is read as USD" in layout_of(tmp_path, "customer,date,amount\nAcme,2017-01-02,$5\n").warnings


def test_a_mapping_overrides_every_guess(tmp_path: Path) -> None:
    text = 'who,whom,when,how much\nTom,Acme,03/04/2017,"1,5"\n'
    mapping = """
        ["file.csv"]
        table = "purchases"
        dates = "dmy"
        decimal = ","
        currency = "EUR"
        columns = { "who" = "seller", "whom" = "customer", "when" = "date", "how much" = "amount" }
    """
    layout = layout_of(tmp_path, text, mapping=mapping)
    assert layout.columns == {"seller": 0, "customer": 1, "date": 2, "amount": 3}
    assert (layout.dates["date"], layout.decimals["amount"], layout.currency) == ("dmy", ",", "EUR")
    assert layout.reasons[0] == "`who` is read as the salesperson: the mapping says so"


def test_a_mapping_may_leave_a_column_aside(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, DEALS, mapping='["*.csv"]\ncolumns = { "rep" = "" }')
    assert "owner" not in layout.columns
    assert "rep" in layout.unknown


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        ('table = "deals"', 'mapping.toml: `table` stands outside a table; begin with ["file name.csv"]'),
        ('["file.csv"', "mapping.toml: the mapping is not TOML: "),
        ('["file.csv"]\ntable = "dealz"', '[file.csv] table = "dealz" should be one of "deals", "purchases"'),
        ('["file.csv"]\ntabel = "deals"', "[file.csv] `tabel` is not known here; did you mean `table`?"),
        ('["file.csv"]\ncurrency = "Euro"', '[file.csv] currency = "Euro" should be one of "AED"'),
        ('["file.csv"]\ncolumns = "x"', '[file.csv] `columns` should be written { "heading" = "field" }'),
        ('["file.csv"]\ncolumns = { "rep" = "ownr" }', '"rep" = "ownr": no field is called so; did you mean `owner`?'),
        ('["file.csv"]\ncolumns = { "rep" = "owner", "id" = "owner" }', 'both "rep" and "id" are to be "owner"'),
        ('["file.csv"]\nstages = { "Dead" = "gone" }', '"Dead" = "gone" should be one of won, lost, abandoned, open'),
        ('["file.csv"]\ncolumns = { "rap" = "owner" }',
         "file.csv, line 1: the mapping names a heading `rap` that is not in this file; did you mean `rep`?"),
        ('["file.csv"]\ntable = "purchases"\ncolumns = { "value" = "" }',
         "file.csv, line 1: read as purchases, but no column is the day or the amount; name it in the mapping file"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_refused_with_what_would_be_right(tmp_path: Path, mapping: str, why: str) -> None:
    with pytest.raises(TableError) as caught:
        layout_of(tmp_path, DEALS, mapping=mapping)
    assert why in str(caught.value)


def test_a_file_named_in_a_mapping_goes_before_a_pattern(tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path, '["*.csv"]\ncurrency = "EUR"\n["file.csv"]\ncurrency = "CHF"\n')
    assert guess(table_of(tmp_path, DEALS), mapping).currency == "CHF"


def test_a_mapping_for_no_file_at_all_is_noticed(tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path, '["flie.csv"]\n["*.csv"]\n')
    assert mapping.unused([table_of(tmp_path, DEALS)]) == ["flie.csv"]


def test_a_day_that_is_in_no_calendar_is_told_as_one_and_not_as_words(tmp_path: Path) -> None:
    rows = "Acme,2025-02-28,5\nBolt,2025-02-30,6\nAcme,2025-03-03,7\n"
    told = layout_of(tmp_path, f"customer,date,amount\n{rows}").warnings
    assert told == (
        "`date` holds days that are in no calendar, such as `2025-02-30`; those rows are put aside",
    )
    (both,) = layout_of(tmp_path, f"customer,date,amount\n{rows}Bolt,soon,8\nBolt,2025-04-04,8\n").warnings[
        1:
    ]
    assert both == "`date` holds words such as `soon`; those rows are put aside"
