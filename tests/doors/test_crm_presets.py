"""Exports of the systems that firms have are known by several of their headings, and it is said which."""

import json
from pathlib import Path

import pytest

from ridealong.doors.crm.guess import guess, guess_all
from ridealong.doors.crm.mapping import Mapping
from ridealong.doors.crm.presets import names, not_read_yet, preset_for
from ridealong.doors.crm.refusals import TableError
from tests.doors.files import layout_of, mapping_of, read, shared, table_of

# What presets name ahead of the tables and fields that will read it.
AWAITED = {
    "activities": "subject type owner customer due done start end status note contact",
    "tasks": "subject type owner customer due done status note contact",
    "contacts": "first last customer owner email",
    "deals": "reason next source",
    "customers": "id source",
    "people": "id",
}
SALESFORCE = (
    "Id,Name,StageName,IsClosed,IsWon,Amount,CurrencyIsoCode,CloseDate,Account.Name,Owner.Name,CreatedDate,Region__c\n"
    "0061,Big,Closed Won,true,true,500,EUR,2026-02-03,Acme,Tom Ash,2026-01-02,West\n"
)
HUBSPOT = (
    "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company,Close Date,Create Date\n"
    "7,Big,Closed won ,500,Tom Ash (tom@ridge.example),Acme,2026-02-03 10:00,2026-01-02 10:00\n"
)
PIPEDRIVE = (
    "Deal - Title*,Deal - Value,Deal - Currency of value,Deal - Organization,Deal - Owner,Deal - Stage,Deal - Status,"
    "Deal - Creation date,Deal - Won time\nBig,500.0,EUR,Acme,Tom Ash,Demo ,won,2026-01-02,2026-02-03 10:00:00\n"
)
ZOHO = (
    "Record Id,Deal Name,Deal Owner,Account Name,Stage,Amount,Closing Date,Created Time,Expected Revenue\n"
    "zcrm_1,Big,Tom Ash,Acme,Closed Won,500,2026-02-03,2026-01-02 08:00:00,500\n"
)
GERMAN = (
    "Datensatz-ID;Deal-Name;Deal-Phase;Betrag;Zuständiger Mitarbeiter;Zugeordnetes Unternehmen;Abschlussdatum;"
    "Erstelldatum\n7;Groß;Abgeschlossen und gewonnen;500,00;Tom Ash;Acme;03.02.2026;02.01.2026\n"
)
SPANISH = (
    "ID de registro,Nombre del negocio,Etapa del negocio,Valor,Propietario del negocio,Empresa asociada,"
    "Fecha de cierre,Fecha de creación\n7,Grande,Cierre ganado,500,Tom Ash,Acme,2026-02-03,2026-01-02\n"
)
FRENCH = (
    "ID d'enregistrement,Nom de la transaction,Phase de la transaction,Montant,Propriétaire de la transaction,"
    "Entreprise associée,Date de fermeture,Date de création\n"
    "7,Gros,Fermé gagné,500,Tom Ash,Acme,2026-02-03,2026-01-02\n"
)


@pytest.mark.parametrize(
    ("text", "called", "sign"),
    [
        (SALESFORCE, "Salesforce opportunities", "`StageName`, `IsClosed`, `IsWon`"),
        (HUBSPOT, "HubSpot deals", "`Record ID`, `Deal Name`, `Deal Stage`, `Deal owner`, …"),
        (PIPEDRIVE, "Pipedrive deals", "`Deal - Title*`, `Deal - Value`"),
        (ZOHO, "Zoho deals", "`Record Id`, `Deal Owner`, `Closing Date`, `Created Time`, …"),
        (GERMAN, "HubSpot deals", "`Datensatz-ID`, `Deal-Name`, `Deal-Phase`"),
        (SPANISH, "HubSpot deals", "`ID de registro`, `Nombre del negocio`"),
        (FRENCH, "HubSpot deals", "`Nom de la transaction`, `Phase de la transaction`"),
    ],
    ids="salesforce hubspot pipedrive zoho german spanish french".split(),
)
def test_one_deal_says_the_same_whichever_system_it_comes_from(
    tmp_path: Path, text: str, called: str, sign: str
) -> None:
    layout = layout_of(tmp_path, text)
    assert layout.reasons[0].startswith(f"this looks like {called}: {sign}")
    (deal,), aside = read(layout)
    assert aside == []
    assert (deal.owner, deal.customer, deal.outcome, deal.amount) == ("Tom Ash", "Acme", "won", 500)
    assert (str(deal.opened), str(deal.closed)) == ("2026-01-02", "2026-02-03")


@pytest.mark.parametrize(
    "headings",
    [
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
        "Order ID,Order Date,Customer Name,Sales,Profit",
        "id,rep,account,stage,opened,closed,value",
        "Deal Name,Deal Owner,Amount",
        "Lead Source,Amount,Stage,Close Date,Account Name",
    ],
)
def test_no_system_is_named_on_a_hint(headings: str) -> None:
    assert preset_for(headings.split(",")) is None


@pytest.mark.parametrize("system", names())
def test_a_preset_awaits_only_what_others_are_about_to_read(system: str) -> None:
    for table, fields in not_read_yet().items():
        assert table in AWAITED, f"{table} is read by nobody"
        assert fields <= set(AWAITED[table].split()), f"{table} will have no such field"


def test_a_firm_may_call_its_stages_what_it_likes_where_flags_say_how_deals_stand(tmp_path: Path) -> None:
    rows = [
        ("Signed", "true", "true"),
        ("Closed", "true", "false"),
        ("Talking", "false", "false"),
        ("Closed", "", ""),
    ]
    text = SALESFORCE.splitlines()[0] + "\n"
    for number, (stage, closed, won) in enumerate(rows):
        text += f"{number},Big,{stage},{closed},{won},5,EUR,2026-02-03,Acme,Tom Ash,2026-01-02,West\n"
    layout = layout_of(tmp_path, text)
    deals, aside = read(layout)
    assert [deal.outcome for deal in deals] == ["won", "lost", "open"]
    assert [f"{one.line} {one.why}" for one in aside] == [
        "5 neither its stage nor its flags say whether the deal is open, won or lost"
    ]
    assert "`IsWon` and `IsClosed` say how deals stand" in layout.warnings


def test_a_list_of_tasks_is_not_taken_for_deals(tmp_path: Path) -> None:
    headings = "Activity ID,Subject,Assigned To,Account,Due Date,Status,WhoId,Comments"
    text = f"{headings}\n1,Call,Tom,Acme,2026-01-02,Open,3,x\n"
    try:
        assert layout_of(tmp_path, text).kind not in ("deals", "customers", "purchases", "people", "products")
    except TableError as error:
        assert "this looks like Salesforce tasks: `Activity ID`, `Assigned To`, `WhoId`" in str(error)


def test_a_system_can_be_named_or_ruled_out(tmp_path: Path) -> None:
    table = table_of(tmp_path, HUBSPOT)
    assert guess(table, Mapping(preset="plain")).source is None
    few = table_of(tmp_path, "Deal Stage,Owner,Amount,Associated Company\nWon,Tom,5,Acme\n", "few.csv")
    assert guess(few).source is None
    assert "HubSpot deals" in str(guess(few, Mapping(preset="hubspot")).source)
    told = mapping_of(tmp_path, '["few.csv"]\npreset = "hubspot"\n')
    assert "HubSpot deals" in str(guess(few, told).source)


def test_ids_of_another_list_are_read_as_the_names_in_it(tmp_path: Path) -> None:
    deals = HUBSPOT.replace("Associated Company,", "Associated Company IDs,").replace("Acme", "11;11")
    deals += "8,Two,Closed won,5,Tom Ash,11;12,2026-02-03,2026-01-02\n"
    deals += "9,Odd,Closed won,5,Tom Ash,99,2026-02-03,2026-01-02\n"
    companies = "Record ID,Company name,Company owner,Create Date\n11,Acme,Tom Ash,2020-01-01\n"
    companies += "12,Bolt,Tom Ash,2020-01-01\n"
    more = "".join(f"{n},D,Closed won,5,Tom Ash,12,2026-02-03,2026-01-02\n" for n in range(20, 30))
    tables = [table_of(tmp_path, deals + more, "deals.csv"), table_of(tmp_path, companies, "companies.csv")]
    layouts, refused = guess_all(tables)
    assert refused == []
    rows, aside = read(layouts[0])
    assert {row.customer for row in rows} == {"Acme", "Bolt"}
    assert [f"{one.line} {one.why}" for one in aside] == [
        "3 `11;12` stands for 2, and nothing says which of them is meant",
        "4 `99` is in no row of the list it points at",
    ]


def test_salesforce_writes_one_id_shorter_in_reports_than_in_exports(tmp_path: Path) -> None:
    accounts = "Account ID,Account Name,Account Owner,Industry\n001500000012345,Acme,Tom,Retail\n"
    accounts += "001500000012346,Bolt,Tom,Retail\n"
    deals = SALESFORCE.replace("Account.Name", "AccountId").replace("Acme", "001500000012345AAA")
    tables = [table_of(tmp_path, accounts, "accounts.csv"), table_of(tmp_path, deals, "deals.csv")]
    layouts, _ = guess_all(tables)
    assert [row.customer for row in read(layouts[1])[0]] == ["Acme"]


def test_headings_that_systems_really_write_are_known() -> None:
    said = json.loads(shared("crm-headings", "headings.json").read_text(encoding="utf-8"))
    called = {
        name: found.called if isinstance(one, list) and (found := preset_for(one)) else None
        for name, one in said.items()
    }
    assert called == {
        "pipedrive_sample_import_csv": None,
        "pipedrive_deals_fields": "Pipedrive deals",
        "pipedrive_activities_fields": "Pipedrive activities",
        "hubspot_contacts_seen_in_tests": "HubSpot contacts",
        "hubspot_deals_seen_in_tests": "HubSpot deals",
        "zoho_bulk": None,
    }


def test_pipedrives_own_sample_sheet_says_what_it_lacks(tmp_path: Path) -> None:
    said = json.loads(shared("crm-headings", "headings.json").read_text(encoding="utf-8"))[
        "pipedrive_sample_import_csv"
    ]
    with pytest.raises(TableError, match=r"file\.csv, line 1: (this looks like Pipedrive|not recognised as)"):
        layout_of(tmp_path, f"{said['header']}\n{said['row']},\n")
