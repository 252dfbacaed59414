"""The walk-away desk: a sale beside the relationship it may end, and letting it go in its customer's name."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse

from ridealong.ledger.models import MomentRow
from tests.faces.web.customers.clients import A_PAGES_QUESTIONS, questions_for
from tests.faces.web.people import House
from tests.faces.web.reading import text

BOUGHT = "as system\n" + "\n".join(f"{year}-{month:02}-10  acme bought for 900 EUR from tom"
    for year, months in ((2025, range(2, 13)), (2026, range(1, 4))) for month in months)  # fmt: skip
DESK, LIST = "/walkaway/{deal}/", "/walkaway/"
LET_GO = {"rival": "Harbour Print", "says": "their press fits you better"}


@pytest.fixture
def firm(house: House) -> House:
    house.tell(BOUGHT)
    return house


def send(house: House, who: str, **typed: str) -> HttpResponse:
    return house.come_back(who).post(house.at(DESK), typed)


def kept() -> list[MomentRow]:
    return list(MomentRow.objects.filter(kind__startswith="sale.let_go"))


def test_without_a_chance_it_says_how_small_it_would_have_to_be(firm: House) -> None:
    said = firm.reads("tom", f"{DESK}?margin=900&share=60")
    assert "A deal with Acme Tools, worth 4,000 EUR, since 24 Mar 2026." in said
    assert (
        "Is the chance larger than that? Then letting it go costs less. Margin is taken to be 60 in 100"
        in said
    )
    assert re.search(r"both are the same at in the year ahead [\d,]+ EUR", said)


def test_with_one_it_is_weighed_and_the_bars_say_the_same(firm: House) -> None:
    page = firm.get("tom", f"{DESK}?margin=900&chance=80&share=50").content.decode()
    assert re.search(
        r"Letting it go costs less: [\d,]+ EUR of the year ahead against 900 EUR now\.", text_of(page)
    )
    now, risk, loss = (
        float(re.search(rf'class="{each}"[^>]*width="([\d.]+)%"', page)[1])
        for each in ("now", "risk", "loss")
    )
    assert max(now, risk) == 100 and loss == pytest.approx(0.8 * risk, abs=0.02)


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_whoever_bought_nothing_is_weighed_by_somebodys_own_figure(house: House) -> None:
    said = house.reads("tom", f"{DESK}?margin=900")
    assert "What they are worth cannot be told" in said
    said = house.reads("tom", f"{DESK}?margin=900&worth=12.000&chance=50")
    assert "What they are worth is your own figure." in said
    assert "Letting it go costs less: 1,350 EUR of the year ahead against 900 EUR now." in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("margin=lots", "“lots” is no sum; write it like 4000 or 4000.50"),
        ("margin=900&chance=200", "“200” is no number between 0 and 100; write it like 20"),
        ("margin=0", "There is no margin to lose: whatever the chance is, forcing it costs more."),
        ("margin=-40", "There is no margin to lose"),
        (
            "margin=900000&share=10",
            "The sale brings in more than all that is at risk, whatever the chance is.",
        ),
        ("margin=5000", "What part of what they buy is margin?"),
        ("margin=900&chance=0", "At that chance the 900 EUR now are more than what is at stake."),
        (
            "margin=900&worth=0",
            "a relationship that brings nothing in has nothing to lose; write a sum above",
        ),
        ("margin=900&worth=-5", "has nothing to lose; write a sum above nought"),
        ("margin=NaN&chance=NaN&share=%00&worth=-1", "is no sum"),
    ],
)
def test_whatever_is_typed_gets_a_clear_answer(firm: House, typed: str, said: str) -> None:
    found = firm.reads("tom", f"{DESK}?{typed}")
    assert said in found
    assert "nan" not in found.casefold().replace("“nan”", "")


def test_what_was_typed_stands_there_again(firm: House) -> None:
    page = firm.get("tom", f"{DESK}?margin=lots&chance=20").content.decode()
    assert 'value="lots"' in page and 'value="20"' in page and 'aria-invalid="true"' in page


def test_tom_lets_it_go_and_acme_has_to_say_that_it_was_so(firm: House) -> None:
    answer = send(firm, "tom", **LET_GO, margin="900")
    assert answer.status_code == 302
    said = text(firm.come_back("tom").get(answer["Location"]))
    assert "Recorded, in your own name: Tom Berg let" in said
    assert "On 30 Mar 2026. It counts once the customer says that it was so." in said
    assert "Look at what became of it on 30 Sep 2026, 30 Mar 2027 and 30 Mar 2028." in said
    assert "forty drums" not in firm.reads("tom", LIST), "it waits no longer"
    (row,) = kept()
    assert '"900.00"' in row.structure or '"900"' in row.structure


def test_the_same_form_sent_twice_lets_it_go_once(firm: House) -> None:
    once = "01a21e60-ecbf-7b7f-96bf-8af2060117a4"
    first, again = (send(firm, "tom", **LET_GO, once=once) for _ in range(2))
    assert first["Location"] == again["Location"] and len(kept()) == 1


def test_ana_lets_it_go_for_tom_and_the_sentence_says_whose_it_was(firm: House) -> None:
    assert send(firm, "ana", **LET_GO).status_code == 302
    assert "Tom Berg let" in firm.reads("tom", DESK) or len(kept()) == 1


@pytest.mark.parametrize("missing", ["rival", "says"])
def test_half_a_word_is_not_kept_and_not_lost(firm: House, missing: str) -> None:
    answer = send(firm, "tom", **{**LET_GO, missing: " "}, margin="900")
    assert answer.status_code == 409 and not kept()
    assert "it does not say where you sent them and what you told them" in text(answer)
    other = next(each for name, each in LET_GO.items() if name != missing)
    assert other in answer.content.decode()


def test_a_deal_that_is_over_is_not_let_go(firm: House) -> None:
    firm.tell('as tom\n2026-03-26  ^deal was lost: "price"')
    assert "This deal is over; there is nothing to let go." in firm.reads("tom", DESK)
    assert "forty drums" not in firm.reads("tom", LIST)


@pytest.mark.parametrize(
    ("who", "sees"), [("tom", True), ("ana", True), ("dora", True), ("mia", False), ("bob", False)]
)
def test_the_list_holds_ones_own_deals_and_those_of_ones_people(firm: House, who: str, sees: bool) -> None:
    assert ("forty drums" in firm.reads(who, LIST)) is sees


def test_the_smallest_beside_the_relationship_comes_first(firm: House) -> None:
    firm.tell('as tom\n2026-03-26  tom opened a deal with acme "two drums" worth 200 EUR ^small')
    page = firm.get("ana", LIST).content.decode()
    assert page.index("two drums") < page.index("forty drums")


def test_it_asks_little(firm: House) -> None:
    for address in (LIST, f"{DESK}?margin=900&chance=20"):
        assert questions_for(firm, "ana", firm.at(address)) <= A_PAGES_QUESTIONS, address


def test_two_windows_let_it_go_once_and_the_second_says_so(firm: House) -> None:
    """Each window has a form of its own; the second is not a form sent twice."""
    assert send(firm, "tom", **LET_GO).status_code == 302
    second = send(firm, "tom", **{**LET_GO, "rival": "Bolt Press"})
    assert second.status_code == 409 and len(kept()) == 1
    said = text(second)
    assert "it was let go already, on 30 March 2026" in said
    assert "Bolt Press" in said, "what was typed is not lost"


def test_a_form_that_was_open_while_the_deal_ended_keeps_nothing(firm: House) -> None:
    firm.tell("as tom\n2026-03-26  ^deal was won")
    answer = send(firm, "tom", **LET_GO)
    assert answer.status_code == 409 and not kept()
    assert "the deal is over; there is nothing to let go" in text(answer)
    assert LET_GO["rival"] in text(answer)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("", "It counts once the customer says that it was so."),
        ('acme confirmed ^letgo: "he was right"', "The customer says that it was so, and it counts."),
        (
            'acme denied ^letgo: "nobody sent us"',
            "The customer says that it was not so, and it does not count.",
        ),
        ('tom dropped ^letgo: "told in error"', "It was dropped, and does not count."),
    ],
)
def test_the_desk_says_what_the_customer_said_of_it(firm: House, answer: str, said: str) -> None:
    firm.tell(
        'as tom\n2026-03-25  tom let ^deal go, sent acme to "Harbour", told them "it fits better" ^letgo'
    )
    if answer:
        firm.tell(f"as {answer.split()[0]}\n2026-03-27  {answer}")
    assert said in firm.reads("tom", DESK)
    for who in ("tom", "ana"):
        assert questions_for(firm, who, firm.at(DESK)) <= A_PAGES_QUESTIONS, who


def test_it_is_read_in_german(firm: House) -> None:
    send(firm, "tom", **LET_GO)
    tom = firm.come_back("tom")
    tom.cookies["django_language"] = "de"
    said = text(tom.post(firm.at(DESK), LET_GO, headers={"accept-language": "de"}))
    assert "darauf wurde schon verzichtet, am 30. März 2026" in said and "Was Sie geschrieben haben:" in said


def test_a_deal_that_does_not_say_its_worth_opens_from_its_moment(firm: House) -> None:
    firm.tell('as tom\n2026-03-26  tom opened a deal with acme "a talk" ^talk')
    listed = firm.reads("tom", LIST)
    assert "a talk" not in listed and "The page of its moment leads to the desk all the same." in listed
    page = firm.get("tom", "/moments/{talk}/").content.decode()
    assert f'href="{firm.at("/walkaway/{talk}/")}"' in page
    assert "What part of what they buy is margin?" in firm.reads("tom", "/walkaway/{talk}/?margin=300")


@pytest.mark.parametrize(("who", "led"), [("tom", True), ("ana", True), ("dora", True), ("rita", False)])
def test_the_moment_of_a_deal_leads_there_whoever_may_weigh_it(firm: House, who: str, led: bool) -> None:
    found = firm.enter(who).get(firm.at("/moments/{deal}/"))
    assert (firm.at(DESK) in found.content.decode()) is led
    assert firm.enter(who).get(firm.at(DESK)).status_code == (200 if led else 404)


def test_no_other_moment_leads_to_the_desk(firm: House) -> None:
    assert "/walkaway/0" not in firm.get("tom", "/moments/{promise}/").content.decode()
