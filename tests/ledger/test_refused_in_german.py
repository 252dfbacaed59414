"""Tom reads German: what cannot be kept is told him in German, what he typed stays as he typed it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ridealong.ledger.receipt import SYSTEM
from ridealong.ledger.script import read_script
from ridealong.speech import speaking
from tests.ledger.refusing import PROMISED
from tests.ledger.telling import book, refusal, tell

pytestmark = pytest.mark.usefixtures("ledger")


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    with speaking("de"):
        yield


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            'tom promised acme "a quote" by 06.03.2026',
            "ein Datum beginnt mit dem Jahr, wie in 2026-03-06",
        ),
        (
            'tom promised acme „ein Angebot“ by 2026-03-06',
            'Worte stehen in geraden Anführungszeichen, wie in "ein Angebot"',
        ),
        (
            "acme bought for 12,5 EUR",
            "ein Betrag ist eine schlichte Zahl mit ihrer Währung, wie in 12.50 EUR",
        ),
        (
            'tom promises acme "a quote" by 2026-03-06',
            "„promises“ ist kein Verb, das ich kenne; meinten Sie: tom promised acme \"…\" by 2026-03-06",
        ),
        ('tom promised acne "a quote" by 2026-03-06',
         "hier kennt niemand jemanden namens „acne“; meinten Sie acme oder acme/petra?"),
        ("2026-02-30  tom left", "2026-02-30 ist kein Zeitpunkt im Kalender"),
        ("acme bought for 90 EUX", "EUX ist keine Währung; meinten Sie EUR?"),
        ("acme bought for 0 EUR", "was 0 EUR kostet, wurde geschenkt, nicht gekauft; sagen Sie, von wem, "
         "wie in: tom fixed acme …"),
    ],
)  # fmt: skip
def test_a_sentence_that_went_wrong_is_mended_in_german_words(sentence: str, told: str) -> None:
    (problem,) = read_script(sentence, book(), SYSTEM).problems
    assert problem.message == told
    assert str(problem) == f"Zeile 1, Spalte {problem.column}: {told}"


def test_whoever_speaks_a_word_that_is_not_theirs_is_told_whose_it_is() -> None:
    tell(PROMISED)
    assert refusal("2026-03-05  mia confirmed ^p1") == (
        "nur acme kann es bestätigen, denn dafür wurde es getan, mia nicht"
    )
    assert refusal("2026-03-05  mia claimed ^p1") == (
        "nur tom soll es tun und kann es als erledigt melden, mia nicht"
    )
    tell("as acme\n2026-03-05  acme confirmed ^p1")
    assert refusal("2026-03-06  acme confirmed ^p1") == (
        "das ist schon abgeschlossen: acme hat es am 2026-03-05 bestätigt"
    )
