"""The answer page: one word, the reason, and a way from every figure to its moments."""

import pytest

from ridealong.faces.web import sources
from tests.faces.web.conftest import Visit, links, text

A_PAGE_WEIGHS_AT_MOST = 150_000


def test_it_says_the_word_and_the_reason(visit: Visit) -> None:
    said = text(visit("/"))
    assert "Are you a smart sales leader? Not yet." in said
    assert "What decides it is care: your salespeople wait nine days" in said
    assert "Thirteen closed weeks to Sunday 29 March 2026" in said


def test_the_practice_that_decides_is_a_link_in_the_reason(visit: Visit) -> None:
    assert '<a href="/practices/care/">care</a>' in visit("/").content.decode()


def test_figures_lead_to_their_moments(visit: Visit) -> None:
    page = visit("/").content.decode()
    assert '<a href="/practices/serving/promises/">41 of 46</a>' in page
    assert '<a href="/moments/?show=counted">297 of 305</a>' in page


def test_what_would_settle_it_stands_beside_it(visit: Visit) -> None:
    said = text(visit("/"))
    assert "a field day with two customers 6 more would make it a yes, likely by 20 April" in said


def test_a_practice_that_saw_nothing_offers_the_sentence_that_would_begin_it(visit: Visit) -> None:
    said = text(visit("/"))
    assert (
        "Proposition nothing seen yet It begins with: acme preferred us because “you answer on Saturdays”"
        in said
    )
    assert said.count("nothing seen yet") == 10


def test_the_acts_begin_with_what_fails_and_name_who_confirms(visit: Visit) -> None:
    week = text(visit("/")).split("This week")[1]
    assert week.index("Answer Tom about the credit checks") < week.index("Call Nordlicht Druck")
    assert "Tom Adler confirms" in week


def test_there_are_never_more_than_seven_acts(visit: Visit) -> None:
    assert visit("/?leader=joon").content.decode().count('class="act"') == 7


def test_a_leader_with_an_empty_ledger_is_told_what_to_type(visit: Visit) -> None:
    said = text(visit("/?leader=lena"))
    assert "Can’t tell yet." in said
    assert "ridealong tell 'tom promised acme" in said


def test_before_there_is_a_leader_the_page_teaches_how_to_begin(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "leaders", lambda sight: [])
    said = text(visit("/"))
    assert 'ridealong init --leader "Ana Ortiz"' in said


def test_leader_and_day_are_carried_by_every_link(visit: Visit) -> None:
    within = [
        link for link in links(visit("/?leader=joon&as_of=2026-03-23")) if link.startswith("/practices/")
    ]
    assert within
    assert all("leader=joon" in link and "as_of=2026-03-23" in link for link in within)


def test_weeks_can_be_stepped_through_but_not_into_the_future(visit: Visit) -> None:
    today = links(visit("/"))
    assert "/?as_of=2026-03-23" in today
    earlier = links(visit("/?as_of=2026-03-16"))
    assert "/?as_of=2026-03-09" in earlier
    assert "/?as_of=2026-03-23" in earlier
    assert not any("as_of=2026-04" in link for link in today + earlier)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/?as_of=31.3.2026", "as_of: “31.3.2026” is not a day; write it like 2026-03-30."),
        ("/?as_of=2026-05-01", "as_of: 2026-05-01 has not come yet; today is 2026-03-30."),
        (
            "/?as_of=0001-01-01",
            "as_of: 0001-01-01 is before anything this ledger could hold; write a day since 1970.",
        ),
        ("/?known_at=noon", "known_at: “noon” is not a time; write it like 2026-03-30T06:00Z."),
    ],
)
def test_a_question_that_cannot_be_understood_says_why(visit: Visit, address: str, says: str) -> None:
    assert says in text(visit(address, status=400))


def test_an_unknown_leader_is_told_who_leads(visit: Visit) -> None:
    said = text(visit("/?leader=charlie", status=404))
    assert "Nobody called “charlie” leads anybody here; those who do: ana, joon, lena." in said


def test_the_page_is_light(visit: Visit) -> None:
    assert len(visit("/?leader=joon").content) < A_PAGE_WEIGHS_AT_MOST / 2
