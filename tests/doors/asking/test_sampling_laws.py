"""What holds of every draw: the same seed draws the same, nobody twice, and no stratum is forgotten."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from ridealong.doors.asking.reasons import BEHAVIOURS, MOST_QUESTIONS, REASONS, STRATA
from ridealong.doors.asking.sampling import draw, rank, seed_of


@dataclass(frozen=True)
class Drawable:
    customer: str
    stratum: str


books = st.dictionaries(st.text("abc123", min_size=1, max_size=4), st.sampled_from(STRATA), max_size=40).map(
    lambda book: [Drawable(customer, stratum) for customer, stratum in book.items()]
)
seeds = st.text(min_size=1, max_size=8).map(lambda link: seed_of(link, "ana", 105_000))


@given(books, seeds, st.integers(0, 30), st.randoms())
def test_the_same_seed_draws_the_same_in_whatever_order_they_come(book, seed, at_most, chance):
    shuffled = list(book)
    chance.shuffle(shuffled)
    assert draw(book, seed, at_most) == draw(shuffled, seed, at_most)


@given(books, seeds, st.integers(0, 30))
def test_nobody_is_drawn_twice_and_never_more_than_wanted(book, seed, at_most):
    drawn = draw(book, seed, at_most)
    assert len({each.customer for each in drawn}) == len(drawn) == min(at_most, len(book))


@given(books, seeds)
def test_with_room_for_one_of_each_every_stratum_is_represented(book, seed):
    drawn = draw(book, seed, len(STRATA))
    assert {each.stratum for each in drawn} == {each.stratum for each in book}


@given(books, seeds)
def test_asking_for_more_keeps_those_who_were_drawn(book, seed):
    few, more = draw(book, seed, 5), draw(book, seed, 9)
    assert more[: len(few)] == few


def test_whoever_has_the_link_can_work_out_the_order_by_hand():
    # Pinned, so that a draw of years ago can still be checked: sha256("link ana 7") and sha256("<seed> acme").
    assert seed_of("link", "ana", 7) == "4e917c78d02c3087e32d36e5d14da1eeddcd654482a35f26affd8ab2dc302a4e"
    assert rank("seed", "acme") < rank("seed", "bolt")


def test_a_page_never_asks_more_than_three_questions_or_grades_more_than_six_behaviours():
    assert all(1 <= len(reason.questions) <= MOST_QUESTIONS for reason in REASONS.values())
    assert len(BEHAVIOURS) <= 6
