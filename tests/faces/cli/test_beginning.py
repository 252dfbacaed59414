"""The sentence that would begin a practice is said of who is here, and can be told as it stands."""

from __future__ import annotations

import pytest

from ridealong.practices.registry import BY_KEY, PRACTICES


def begin(ridealong, key: str) -> str:
    practices = ridealong("answer", "--json").document["practices"]
    return next(each["begin"] for each in practices if each["key"] == key)


@pytest.mark.parametrize("key", BY_KEY)
def test_it_can_be_told_as_it_stands(ana, key):
    told = ana("tell", begin(ana, key))
    assert told.code == 0, told.err


def test_it_names_the_leader_a_salesperson_of_theirs_and_a_customer_of_that_one(ana):
    assert begin(ana, "joint_visits") == "ana-ortiz visited acme with tom for 55 min"
    ana("forget", "tom", "--yes")
    assert begin(ana, "joint_visits") == "ana-ortiz visited bolt with mia for 55 min"


def test_whoever_comes_today_is_named_today(ridealong):
    """An answer is remembered for closed weeks; the sentence is for whoever reads it now."""
    ridealong("init", "--leader", "Bo Berg")
    assert begin(ridealong, "joint_visits") == "bo-berg visited acme with tom for 55 min"
    ridealong("tell", 'zoe joined as salesperson under bo-berg called "Zoe"')
    ridealong("tell", 'nova became known as "Nova"')
    assert begin(ridealong, "joint_visits") == "bo-berg visited nova with zoe for 55 min"


def test_a_label_that_is_taken_is_not_offered_again(ana):
    ana("tell", begin(ana, "walkaway"))
    ana("tell", '2026-03-02 mia opened a deal with bolt "five drums" ^d2')
    assert "mia" not in begin(ana, "walkaway")
    assert "tom let ^d3 go" in begin(ana, "walkaway")


def test_words_in_quotation_marks_are_left_alone(ana):
    for practice in PRACTICES:
        assert practice.begin.count('"') == begin(ana, practice.key).count('"')
    assert '"no discounts, ever"' in begin(ana, "contrarian")


def test_the_pages_offer_the_same_sentence(ana, client):
    page = client.get("/practices/merit/").content.decode()
    assert "ridealong tell 'ana-ortiz wrote an opening" in page
    assert "ana-ortiz visited acme with tom" in client.get("/practices/field/").content.decode()
