"""Tom settled German: what is wrong with a sentence he types is told him on the page in German."""

from __future__ import annotations

import pytest

from ridealong.people.preferences import speak
from tests.faces.web.conftest import text
from tests.faces.web.voices.test_telling import send
from tests.ledger.telling import party


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            'tom promised acme "a quote" by someday',
            'hier gehört ein Datum hin, wie in: tom promised acme "…" by 2026-03-06',
        ),
        ("tom left", "wer dazukommt, ausscheidet, doppelt da ist oder vergessen wird, sagt die CRM-Pflege"),
        (
            'tom promised tom "a quote" by 2026-04-06',
            "eine Zusage an sich selbst ist ein Vorsatz, keine Zusage",
        ),
    ],
)
def test_tom_mistypes_a_sentence_and_is_told_so_in_german(sentence: str, told: str) -> None:
    speak(party("tom"), "de")
    refused = send("tom", "sentence", sentence=sentence)
    assert refused.status_code == 409
    assert told in text(refused)
    assert sentence in text(refused)
