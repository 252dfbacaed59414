"""Search finds what its reader may read, and says of nothing else that it is there."""

import re

import pytest

from ridealong.answer import mentions
from ridealong.ledger.take_back import forget
from tests.faces.web.customers.clients import A_PAGES_QUESTIONS, BOUGHT, questions_for
from tests.faces.web.people import NOW, House
from tests.ledger import telling

SECRET = "/search/?q=forgot"


@pytest.fixture
def firm(house: House) -> House:
    house.tell(BOUGHT)
    return house


def test_customers_people_and_words_are_found_each_with_the_place_of_the_hit(firm: House) -> None:
    page = firm.get("ana", "/search/?q=berg").content.decode()
    assert "Tom <mark>Berg</mark>" in page
    page = firm.get("ana", "/search/?q=soehne").content.decode()
    assert "Stray &amp; <mark>Söhne</mark>" in page
    page = firm.get("tom", "/search/?q=invo").content.decode()
    assert "“a corrected <mark>invoice</mark>”" in page


def test_a_customer_is_found_by_who_speaks_for_them_and_by_the_name_they_had(firm: House) -> None:
    assert "Acme Tools acme · Petra Lang" in firm.reads("tom", "/search/?q=petra")
    firm.tell('as system\n2026-03-02  acme became known as "Akme Werkzeuge"')
    assert "Akme Werkzeuge" in firm.reads("tom", "/search/?q=tools")


def test_whose_name_it_is_stands_before_whose_name_only_holds_it(firm: House) -> None:
    firm.tell('as system\n2026-03-02  aaa became known as "New Bolt"\n2026-03-02  nils took over aaa')
    found = re.findall(r'href="/customers/([^/"]+)/"', firm.get("bob", "/search/?q=bolt").content.decode())
    assert found == ["bolt", "aaa"]


@pytest.mark.parametrize(
    ("who", "finds"), [("tom", True), ("mia", True), ("ana", False), ("bob", False), ("carla", False)]
)
def test_private_words_are_found_by_those_they_concern(firm: House, who: str, finds: bool) -> None:
    assert (
        "he forgot it twice"
        in firm.get(who, SECRET).content.decode().replace("<mark>", "").replace("</mark>", "")
    ) == finds


def test_nothing_says_that_there_is_something_private(firm: House) -> None:
    def without_the_question(address: str) -> str:
        return firm.reads("ana", address).partition("Nothing that you may read")[2]

    assert without_the_question(SECRET) == without_the_question("/search/?q=zzzz")


def test_another_teams_customers_are_not_found(firm: House) -> None:
    assert "Bolt Works" not in firm.reads("ana", "/search/?q=bolt")
    assert "Bolt Works" in firm.reads("bob", "/search/?q=bolt")
    assert "Bolt Works" in firm.reads("rita", "/search/?q=bolt")


def test_whoever_left_is_not_found(firm: House) -> None:
    assert "Lars Holm" not in firm.reads("ana", "/search/?q=lars")


def test_what_is_forgotten_is_found_by_nobody(firm: House) -> None:
    assert "Petra" in firm.reads("tom", "/search/?q=petra")
    forget(telling.party("acme"), by=telling.recorder("rita"), door="cli", now=NOW)
    for question in ("petra", "acme", "hurry", "invoice"):
        for who in ("tom", "ana", "rita"):
            assert "Nothing that you may read holds these words" in firm.reads(who, f"/search/?q={question}")


def test_it_goes_on_page_by_page(firm: House, monkeypatch: pytest.MonkeyPatch) -> None:
    firm.tell("as tom\n" + "\n".join(f'2026-02-01  tom warned acme "number {n}"' for n in range(7)))
    monkeypatch.setattr(mentions, "A_PAGE", 3)
    monkeypatch.setattr(mentions, "LOOKED_AT", 5)
    found, address = [], "/search/?q=number"
    while address:
        page = firm.get("tom", address).content.decode()
        found += re.findall(r"</mark> (\d)", page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = "/search/" + following[1].replace("&amp;", "&") if following else ""
    assert found == list("6543210")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?q=",
        "?q=%00",
        "?q=%22%27)(*",
        "?q=" + "x" * 10_000,
        "?q=a&before=x",
        "?q=acme&before=" + "9" * 99,
        "?q=<script>",
    ],
)
def test_whatever_is_typed_is_no_trouble(firm: House, query: str) -> None:
    page = firm.get("tom", f"/search/{query}").content.decode()
    assert "<script>" not in page


def test_every_page_has_the_field_and_it_keeps_what_was_asked(firm: House) -> None:
    assert 'role="search"' in firm.get("tom", "/waiting/").content.decode()
    assert 'value="שלום &quot;x"' in firm.get("tom", '/search/?q=שלום "x').content.decode()
    assert 'role="search"' not in firm.get("nobody", "/signin/").content.decode()


@pytest.mark.parametrize("question", ["acme", "invo", "bought", "zzzz"])
def test_it_asks_little(firm: House, question: str) -> None:
    assert questions_for(firm, "ana", f"/search/?q={question}") <= A_PAGES_QUESTIONS
