"""What a relationship is worth, on the list and on its page: with its interval, and with who came through whom."""

from __future__ import annotations

import re

import pytest
from django.db import OperationalError
from django.test import Client

from ridealong.ledger.models import Book, Worth
from tests.faces.web.customers.clients import A_PAGES_QUESTIONS, BOUGHT, questions_for
from tests.faces.web.people import House
from tests.ledger.telling import party

ACME, LIST = "/customers/acme/", "/customers/"
SENT = """
as system
2025-08-04  quiet bought for 800 EUR from mia
2025-09-08  quiet bought for 700 EUR from mia
2025-10-13  quiet bought for 900 EUR from mia
2026-03-16  quiet bought for 850 EUR from mia
2025-07-01  grand became known as "Grandchild Press"
2025-07-01  tom took over grand
2025-07-02  grand came through quiet
2025-07-20  grand bought for 400 EUR from tom
2026-02-20  grand bought for 500 EUR from tom
"""


@pytest.fixture
def firm(house: House) -> House:
    house.tell(BOUGHT)
    house.tell(SENT)
    return house


def tree_on(house: House, who: str, address: str) -> str:
    page = house.get(who, address).content.decode()
    found = re.search(r'<ul class="tree">(.*?)</ul>\s*(?:<p|<ul class="sent"|</section)', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def test_the_year_ahead_stands_on_the_page_with_how_far_it_may_be_from_that(firm: House) -> None:
    said = firm.reads("ana", "/customers/quiet/")
    assert re.search(r"What this is worth [\d,]+ EUR in the year ahead", said)
    assert re.search(r"Four times out of five between [\d,]+ EUR and [\d,]+ EUR\. \d+ in 100", said)


def test_the_bar_is_as_long_as_the_figure_says(firm: House) -> None:
    page = firm.get("ana", "/customers/grand/").content.decode()
    own = float(re.search(r'class="own"[^>]*width="([\d.]+)%"', page)[1])
    ends = float(re.search(r'class="between" x1="[\d.]+%" x2="([\d.]+)%"', page)[1])
    kept = Worth.objects.get(customer=party("grand"))
    high = float(re.search(r'"high":([\d.]+)', kept.told)[1])
    assert ends == pytest.approx(100)
    assert own == pytest.approx(100 * kept.value / high, abs=0.01)


def test_the_tree_goes_from_who_sent_them_to_who_came_through_those_they_sent(firm: House) -> None:
    """Acme sent Quiet, who sent Grandchild: the same tree on the page of each, whoever of them it is about."""
    for address in (ACME, "/customers/quiet/", "/customers/grand/"):
        said = tree_on(firm, "ana", address)
        assert re.fullmatch(
            r"Acme Tools [\d,]+ EUR Quiet Mills [\d,]+ EUR Grandchild Press [\d,]+ EUR", said
        ), address


def test_what_hangs_on_acme_is_what_both_are_worth(firm: House) -> None:
    firm.reads("ana", ACME)
    kept = {each.customer: each for each in Worth.objects.all()}
    both = kept[party("quiet")].value + kept[party("grand")].value
    assert kept[party("acme")].hanging == 2
    assert float(re.search(r'"value_hanging":([\d.]+)', kept[party("acme")].told)[1]) == pytest.approx(both)


def test_whoever_may_not_see_somebody_does_not_learn_their_name_by_the_tree(firm: House) -> None:
    """Tom serves Acme and Grandchild; Mia serves Quiet, who stands between them."""
    assert "Quiet" not in tree_on(firm, "tom", ACME)
    assert re.fullmatch(
        r"Acme Tools [\d,]+ EUR a customer others serve Grandchild Press [\d,]+ EUR",
        tree_on(firm, "tom", ACME),
    )


def test_nor_what_that_one_is_worth(firm: House) -> None:
    """Tom sees what Acme and Grandchild are worth; Ana what Quiet is, too."""
    assert "One more came through them whom others serve." in firm.reads("tom", ACME)
    says = r"customers? who came through them, ([\d,]+) EUR"
    seen = {who: re.search(says, firm.reads(who, ACME))[1] for who in ("tom", "ana")}
    value = {each.customer: each.value for each in Worth.objects.all()}
    told = {who: int(sum_.replace(",", "")) for who, sum_ in seen.items()}
    assert told["tom"] == pytest.approx(value[party("grand")], rel=0.01)
    assert told["ana"] == pytest.approx(value[party("grand")] + value[party("quiet")], rel=0.01)
    assert "whom others serve" not in firm.reads("ana", ACME)


def test_a_referrer_gone_quiet_is_told_with_how_many_hang_on_them(firm: House) -> None:
    assert "hang on them: Acme Tools (2 customers)." in firm.reads("ana", LIST)
    assert "They have gone quiet, and 2 customers hang on them." in firm.reads("ana", ACME)
    assert "hang on them" not in firm.reads("mia", LIST), "she does not see Acme"


def test_those_worth_most_come_first_and_whoever_never_bought_last(firm: House) -> None:
    page = firm.get("ana", f"{LIST}?sort=worth").content.decode()
    names = re.findall(r'<th scope="row"><a href="/customers/([^/]+)/"', page)
    value = {each.customer: each.value for each in Worth.objects.all()}
    worth = [value.get(party(each)) or -1.0 for each in names]
    assert worth == sorted(worth, reverse=True) and worth[0] > 0


@pytest.mark.parametrize("after", ["nan~acme", "1e999~acme", "--1~acme", "~", "x~acme", "1_0~acme", "٣~acme"])
def test_a_place_in_that_order_that_is_none_begins_at_the_beginning(firm: House, after: str) -> None:
    first = firm.get("ana", f"{LIST}?sort=worth")
    assert firm.get("ana", f"{LIST}?sort=worth&after={after}").content.count(b"<tr>") == first.content.count(
        b"<tr>"
    )


def test_page_by_page_in_that_order_nobody_is_missed(firm: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ridealong.faces.web.customers.listing.A_PAGE", 1)
    address, seen = f"{LIST}?sort=worth", list[str]()
    while address:
        page = firm.get("ana", address).content.decode()
        seen += re.findall(r'<th scope="row"><a href="/customers/([^/]+)/"', page)
        more = re.search(r'rel="next" href="([^"]+)"', page)
        address = f"{LIST}{more[1].replace('&amp;', '&')}" if more else ""
    assert len(seen) == len(set(seen)) and {"acme", "quiet", "grand"} <= set(seen)


def test_a_purchase_told_just_now_changes_it_at_once_and_the_next_page_works_nothing_out(firm: House) -> None:
    firm.reads("ana", ACME)
    before = Worth.objects.get(customer=party("grand")).value
    firm.tell("as system\n2026-03-28  grand bought for 4000 EUR from tom")
    firm.reads("ana", ACME)
    assert Worth.objects.get(customer=party("grand")).value > before
    seq = Book.objects.get().seq
    firm.tell('as ana\n2026-03-29  tom warned acme "prices go up"')
    firm.reads("ana", ACME)
    assert Book.objects.get().seq == seq, "a warning is no purchase"


def test_while_somebody_writes_the_page_says_what_was_kept_before(
    firm: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.reads("ana", ACME)
    before = Worth.objects.get(customer=party("grand")).value
    firm.tell("as system\n2026-03-28  grand bought for 4000 EUR from tom")

    def busy(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("ridealong.ledger.worths.keep", busy)
    assert "What this is worth" in firm.reads("ana", ACME)
    assert Worth.objects.get(customer=party("grand")).value == before


def test_two_currencies_are_told_and_nothing_is_added_up(firm: House) -> None:
    firm.tell("as system\n2026-03-28  grand bought for 40 USD from tom")
    assert "cannot be told: purchases are in EUR, USD" in firm.reads("ana", LIST)
    assert "It cannot be told: purchases are in EUR, USD" in firm.reads("ana", ACME)
    assert not Worth.objects.filter(value__isnull=False).exists()


def test_it_asks_little_with_a_tree(firm: House) -> None:
    for address in (ACME, LIST, f"{LIST}?sort=worth"):
        assert questions_for(firm, "ana", address) <= A_PAGES_QUESTIONS, address


def test_nobody_learns_it_without_signing_in(firm: House) -> None:
    assert Client().get(ACME).status_code == 302
