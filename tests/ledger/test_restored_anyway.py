"""What a ledger kept once is restored, whoever may say or change it by now: gates are asked when something is told."""

from datetime import UTC, datetime

import pytest

from ridealong.ledger.restore import restore_sentences
from ridealong.ledger.verify import verify
from tests.ledger.telling import NOW, anas, party, read, said, tell
from tests.ledger.test_restore import empty, sentences

pytestmark = pytest.mark.usefixtures("ledger")
TOLD = datetime(2026, 3, 3, 9, tzinfo=UTC)
LEDGER = """
as ana
2026-03-02  ana visited acme with tom ^v1
2026-03-02  ana adopted the game plan from 2026-03-02 ^plan:
    whom we serve: near us
2026-03-02  ana wrote an opening "inside sales", filters "a degree" ^o1
as tom
2026-03-02  tom raised a barrier "no van" found on ^v1 ^b1
2026-03-02  tom started a try "ring first", smallest "one call", own ^y1
as system
2026-03-02  acme bought for 900 EUR from tom ^m1
"""
LINE = "2026-03-30  {} | by {} as {} via cli recorded 2026-03-30T08:00Z{} id from-before\n"


@pytest.mark.parametrize(
    ("sentence", "by", "voice", "suffix"),
    [
        ('ana withdrew ^m1: "it looks bad"', "ana", "leader", ""),
        ('ana withdrew ^v1: "with a barrier"', "ana", "leader", ""),
        ("nils dropped ^v1", "nils", "salesperson", ""),
        ("ana dropped ^v1", "ana", "leader", ""),
        ('ana withdrew ^plan: "another year"', "ana", "leader", ""),
        ('ana withdrew ^o1: "nobody came"', "ana", "leader", ""),
        ('tom withdrew ^y1: "it was none"', "tom", "salesperson", ""),
        ('tom started a try "ring first", smallest "one call", own', "tom", "salesperson", " corrects ^y1"),
        ('ana wrote an opening "inside sales", no filters', "ana", "leader", " corrects ^o1"),
        ("ana spent 20 h inside", "ana", "leader", ""),
    ],
)
def test_what_would_be_refused_today(sentence: str, by: str, voice: str, suffix: str) -> None:
    tell(LEDGER, now=TOLD)
    text = sentences() + LINE.format(sentence, by, voice, suffix)
    empty()
    assert restore_sentences(text, now=NOW).problems == []
    assert sentences() == text
    assert verify()[1] == []


def test_and_what_was_said_too_late_is_kept_and_counts_for_nothing() -> None:
    tell(LEDGER, now=TOLD)
    gone = LINE.format('ana withdrew ^plan: "another year"', "ana", "leader", "")
    text = sentences() + gone + gone.replace("^plan", "^o1").replace("from-before", "from-then")
    empty()
    assert restore_sentences(text, now=NOW).problems == []
    stands = "\n".join(said(anas()))
    assert "adopted the game plan" in stands
    assert "wrote an opening" in stands
    assert read('2026-03-30  ana withdrew ^plan: "x"')[0].fact.who == party("ana")
