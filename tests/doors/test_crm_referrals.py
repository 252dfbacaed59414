"""Who came through whom: where a system or a source names somebody, and never where it names a channel alone."""

from pathlib import Path

import pytest

from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.customers import CustomerReferred
from tests.doors.importing import LATER, begin, bring, look, sentences

pytestmark = pytest.mark.django_db

HEAD = "Referral ID,Referee Name,Referrer Name,Referral At,Timezone,Referral Status\n"
CUSTOMERS = "account,country,owner,since,Account Source\nAcme,Spain,Tom Ash,2020-01-01,Web\n"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def test_a_referral_that_succeeded_is_the_systems_record_of_who_sent_the_newcomer(
    tmp_path: Path, ana: Recorder
) -> None:
    bring(tmp_path, {"referrals.csv": f"{HEAD}R1,Bolt,Acme,2026-03-02,,Berhasil\n"}, ana)
    assert sentences([CustomerReferred]) == [
        "2026-03-02 customer.referred customer=Bolt through=Acme by=None as=system"
    ]
    assert (
        look(tmp_path, {"referrals.csv": f"{HEAD}R1,Bolt,Acme,2026-03-02,,Success\n"}, ana, now=LATER).total
        == 0
    )


def test_the_day_is_the_one_where_it_happened(tmp_path: Path, ana: Recorder) -> None:
    """Late in the evening in London it is the next day in Jakarta."""
    at = "2026-03-02T20:42:09Z"
    rows = f"{HEAD}R1,Bolt,Acme,{at},Asia/Jakarta,Berhasil\nR2,Cord,Acme,{at},null,Berhasil\n"
    bring(tmp_path, {"referrals.csv": rows}, ana)
    assert [each[:10] for each in sentences([CustomerReferred])] == ["2026-03-02", "2026-03-03"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("R1,null,Acme,2026-03-02,,Berhasil", "does not name who came: nothing is made of it"),
        ("R1,Bolt,null,2026-03-02,,Berhasil", "came by referral that nobody named"),
        ("R1,Bolt,Acme,2026-03-02,,Menunggu", "is pending: nobody has come yet"),
        ("R1,Bolt,Acme,2026-03-02,,Tidak Berhasil", "came to nothing"),
        ("R1,Bolt,Bolt,2026-03-02,,Berhasil", "came through themselves: nothing is made of it"),
        ("R1,Bolt,Acme,null,,Berhasil", "has no day: nothing is made of it"),
        ("R1,Bolt,Acme,2027-03-02,,Berhasil", "lies before 1970 or is still to come"),
    ],
)
def test_a_referral_that_is_none_is_told_and_counted(
    tmp_path: Path, ana: Recorder, row: str, why: str
) -> None:
    preview = look(tmp_path, {"referrals.csv": f"{HEAD}{row}\n"}, ana)
    assert f"  1 referral {why}" in preview.files[0].told() or any(
        f"1 referral {why}" in each for each in preview.files[0].told()
    )
    assert preview.moments["customer.referred"] == 0


def test_nobody_comes_twice(tmp_path: Path, ana: Recorder) -> None:
    rows = f"{HEAD}R1,Bolt,Acme,2026-03-02,,won\nR2,Bolt,Cord,2026-03-03,,won\n"
    told = look(tmp_path, {"referrals.csv": rows}, ana).files[0].told()
    assert "  1 referral is of somebody who came before: nobody comes twice" in told


@pytest.mark.parametrize(
    "source", ["Acme", "acme", "Referral: Acme", "Referred by Acme", "Customer Referral - Acme"]
)
def test_a_source_that_names_a_customer_is_a_referral_in_its_owners_word(
    tmp_path: Path, ana: Recorder, source: str
) -> None:
    """It counts once the newcomer says so, too: a salesperson's note is no newcomer's word."""
    rows = CUSTOMERS + f"Bolt,France,Tom Ash,2026-02-01,{source}\n"
    bring(tmp_path, {"customers.csv": rows}, ana)
    assert sentences([CustomerReferred]) == [
        "2026-02-01 customer.referred customer=Bolt through=Acme by=Tom Ash as=salesperson"
    ]
    assert look(tmp_path, {"customers.csv": rows}, ana, now=LATER).total == 0


def test_a_person_may_have_sent_them_and_a_list_without_owners_is_the_word_of_whoever_brings_it(
    tmp_path: Path, ana: Recorder
) -> None:
    bring(
        tmp_path,
        {"customers.csv": "account,country,since,Lead Source\nBolt,France,2026-02-01,Ana Ortiz\n"},
        ana,
    )
    assert sentences([CustomerReferred]) == [
        "2026-02-01 customer.referred customer=Bolt through=Ana Ortiz by=Ana Ortiz as=leader"
    ]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("Referral", "1 customer came by referral that nobody named"),
        ("Word of mouth", "1 customer came by referral that nobody named"),
        ("Customer referral", "1 customer came by referral that nobody named"),
        ("Referred by Unheard Of", "1 customer came through somebody who is not known here"),
        ("Web", None),
        ("Trade show", None),
    ],
)
def test_a_bare_referral_names_nobody_and_a_channel_is_none(
    tmp_path: Path, ana: Recorder, source: str, why: str | None
) -> None:
    preview = look(tmp_path, {"customers.csv": CUSTOMERS + f"Bolt,France,Tom Ash,2026-02-01,{source}\n"}, ana)
    told = [each.strip() for each in preview.files[0].told() if "came" in each and "`" not in each]
    assert told == ([why] if why else [])
    assert preview.moments["customer.referred"] == 0


def test_a_name_may_be_that_of_somebody_whom_the_last_file_brings(tmp_path: Path, ana: Recorder) -> None:
    files = {
        "customers.csv": "account,country,since,Lead Source\nBolt,France,2026-02-01,Cord\n",
        "sales.csv": "customer,date,amount\nCord,2026-02-01,5\n",
    }
    bring(tmp_path, files, ana)
    assert "customer=Bolt through=Cord" in sentences([CustomerReferred])[0]
    assert look(tmp_path, files, ana, now=LATER).total == 0


def test_a_deals_source_is_its_customers_and_is_told_once(tmp_path: Path, ana: Recorder) -> None:
    deals = """id,rep,account,stage,opened,value,Lead Source
A1,Tom Ash,Bolt,Talking,2026-01-05,5,Acme
A2,Tom Ash,Bolt,Talking,2026-01-09,5,Acme
A3,Tom Ash,Cord,Talking,2026-01-09,5,Partner Referral
"""
    files = {"deals.csv": deals, "customers.csv": CUSTOMERS}
    preview = look(tmp_path, files, ana)
    assert "  1 deal came by referral that nobody named" in preview.files[0].told()
    bring(tmp_path, files, ana)
    assert sentences([CustomerReferred]) == [
        "2026-01-05 customer.referred customer=Bolt through=Acme by=Tom Ash as=salesperson"
    ]
    assert look(tmp_path, files, ana, now=LATER).total == 0
