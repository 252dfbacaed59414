"""What a moment may speak of: one of the kind it needs, and nothing that happened only later."""

import pytest

from ridealong.ledger.restore import restore_sentences
from ridealong.moments.kind import KINDS, refs_of
from ridealong.moments.pointing import EARLIER, WANTED
from tests.ledger.refusing import PROMISED, corrected
from tests.ledger.telling import refusal, tell
from tests.ledger.test_restore import LATER, empty, sentences

pytestmark = pytest.mark.usefixtures("ledger")

TOLD = """
2026-03-10  tom started a try "ring first", smallest "one call", own ^y
2026-03-10  tom opened a deal with acme "a press" worth 9 EUR ^a
2026-03-10  tom learned "ring first" from acme: ask "when", key "at once" ^l
2026-03-10  ana visited acme with tom ^v
2026-03-10  ana agreed skill "asking" with tom ^s
2026-03-10  ana wrote an opening "a seat", no filters ^o
2026-03-10  ana stated "we come" from 2026-03-10 ^w:
    - we come on Saturdays
2026-03-10  ana put up "a van" for decision by 2026-03-20, stakes 9 EUR, final, {costs}, for tom ^d:
    lease: 1 to 2 EUR
    rent: 0 to 1 EUR
2026-03-10  tom proposed a change "one form" to mia ^c
2026-03-10  ana adopted the pay plan "one" from 2026-03-10 ^p:
    component: commission on all deals
""".format(costs="delay 1 EUR a week, study 1 EUR an hour")
SPEAKS = {
    "^y": ["mia ended ^y kept: \"good\"", "tom showed ^y to acme", "mia challenged the origin of ^y: own"],
    "^a": ["^a was won", '^a reached stage "offer"',
           'tom let ^a go, sent acme to "Rival", told them "they are nearer"'],
    "^l": ["tom recalled ^l", "tom taught ^l to mia", 'tom applied ^l with acme: "a call"'],
    "^v": ["tom debriefed ^v, the customer talked most"],
    "^s": ["ana saw skill ^s in tom on ^v"],
    "^o": ["mia scored c 3 of 5 on \"calm\" for ^o", "ana chose c for ^o as hire",
           "mia found c meets after 12 months in ^o"],
    "^w": ["tom kept claim ^w for acme"],
    "^d": ["ana studied ^d for 2 h", 'ana decided ^d: "lease"', "tom reviewed ^d: came to 2 EUR"],
    "^c": ["mia found ^c still in use"],
    "^p": ["payroll paid tom 9 EUR for ^p in period 2026-03-01"],
}  # fmt: skip
SENTENCES = [(label, each) for label, said in SPEAKS.items() for each in said]


@pytest.mark.parametrize(("label", "sentence"), SENTENCES)
def test_what_it_speaks_of_is_of_its_kind_and_no_later(label: str, sentence: str) -> None:
    tell(TOLD + PROMISED)
    assert refusal(f"2026-03-11  {sentence.replace(label, '^p1')}").startswith("^p1 is a promise.made; ")
    assert refusal(f"2026-03-09  {sentence}") == (
        "it happened before what it speaks of, which was on 2026-03-10"
    )
    tell(f"2026-03-10  {sentence}")


def test_what_to_do_instead_is_said() -> None:
    tell(PROMISED)
    assert refusal("2026-03-03  tom recalled ^p1") == "^p1 is a promise.made; a lesson is learned first"
    assert refusal("2026-03-03  payroll paid tom 9 EUR for ^p1 in period 2026-03-01") == (
        "^p1 is a promise.made; payroll pays for a pay plan, or for a sale that was let go"
    )


def test_thanks_remarks_and_words_may_be_about_anything() -> None:
    tell(PROMISED)
    tell('2026-03-03  mia thanked tom for ^p1\n2026-03-03  acme said "good" on ^p1')
    tell('2026-03-01  tom noted on ^p1: "it was agreed the day before"')


def test_a_try_that_was_put_right_is_judged_from_its_right_day() -> None:
    tell("as tom" + TOLD)
    assert corrected("y", '2026-03-05  tom started a try "ring first", smallest "one call", own') == ""
    tell('2026-03-06  mia ended ^y killed: "no"')


def test_told_with_a_time_it_may_be_the_day_before_in_utc() -> None:
    tell('2026-03-10 23:30-05:00  tom started a try "ring later", smallest "one call", own ^z')
    tell('2026-03-10  mia ended ^z killed: "no"')
    assert refusal('2026-03-09  mia ended ^z killed: "no"') == (
        "it happened before what it speaks of, which was on 2026-03-11"
    )


def test_an_old_ledger_that_holds_such_a_moment_is_restored_all_the_same() -> None:
    tell(TOLD + '2026-03-10  mia ended ^y killed: "no"')
    old = sentences().replace("2026-03-10  mia ended", "2026-03-09  mia ended")
    empty()
    assert restore_sentences(old, now=LATER).problems == []
    assert "2026-03-09  mia ended ^y killed" in sentences()


def test_every_expectation_is_of_a_field_that_points() -> None:
    pointing = {(kind, name) for kind in KINDS.values() for name in refs_of(kind)}
    assert pointing >= WANTED.keys() | EARLIER
