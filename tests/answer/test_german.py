"""Ana reads German: her answer, one practice, her Monday brief on the page, by mail and on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from ridealong.answer import asking, typesetting
from ridealong.answer.answer import Answer
from ridealong.answer.brief import Brief, When, brief_of
from ridealong.answer.closing import due as close_weeks
from ridealong.answer.compose import compose
from ridealong.answer.models import ClosedAnswer
from ridealong.answer.paper import as_text
from ridealong.answer.sending import send
from ridealong.ledger.seen import sight_of
from ridealong.people import parties as people
from ridealong.people.letters.models import Letter
from ridealong.people.preferences import speak
from ridealong.people.reader import OWNER
from ridealong.speech import speaking
from tests.answer.test_export import A_QUARTER
from tests.ledger import telling
from tests.practices.weekly import every_week, told
from tests.stories import story

MONDAY = date(2026, 3, 30)
THAT_MORNING = datetime.combine(MONDAY, time(8), UTC)
AT_RISK = """
as system
2026-02-02  acme bought for 1200 EUR from tom
as tom
2026-03-16  tom promised acme "eine richtige Rechnung" by 2026-03-26 ^invoice
as mia
2026-03-10  mia asked ana for "ein ruhiges Zimmer" by 2026-03-17 ^room
"""
IN_HER_WORDS = """Die Woche vom 30. März 2026, für Ana Ortiz

Lässt sich noch nicht sagen. Keine von dreizehn Praktiken wird gelebt, bei dreizehn lässt es sich noch nicht sagen. \
Offen hält es „Für Kunden da sein“: Davon ist noch nichts zu sehen.

Diese Woche
  1. Tom Berg helfen, eine Zusage an Acme Tools zu halten
     „eine richtige Rechnung“ war am 26. März fällig; Acme Tools hat in zwölf Monaten für 1.200 EUR gekauft
     erledigt, sobald Acme Tools es sagt
  2. Mia Lind antworten
     „ein ruhiges Zimmer“, seit 20 Tagen offen
     erledigt, sobald Mia Lind es sagt

Was sich geändert hat
  - Fürsorge: 0 von 1 Bitten aus dem Team pünktlich beantwortet; eine Woche zuvor nichts gezählt, \
seither kam eins dazu
"""


def a_quarter(language: str) -> Answer:
    """A quarter in which much was told, as it reads in a language."""
    evidence = story(told(every_week(A_QUARTER, 13), close="2026-04-06 known at 2026-04-06"))
    with speaking(language):
        return compose(evidence, name="Ana Ortiz", handle_of=str)


@pytest.fixture
def firm(db: None) -> None:
    telling.tell(telling.CAST, door="cast", now=telling.BEFORE)
    telling.tell(AT_RISK, now=datetime(2026, 3, 20, 8, tzinfo=UTC))


def test_one_practice_is_read_in_german() -> None:
    reading = a_quarter("de").row("serving").reading
    assert reading.says == "12 von 24 Zusagen an Kunden pünktlich gehalten."
    assert reading.sign("promises").title == "Zusagen an Kunden, pünktlich gehalten"
    assert reading.sign("gave").says == "13 von 13 Kontakten gaben etwas, statt etwas zu wollen"


def test_the_answer_is_a_german_sentence() -> None:
    assert a_quarter("de").says == (
        "Keine von dreizehn Praktiken wird gelebt, drei noch nicht, bei zehn lässt es sich noch nicht sagen. "
        "Den Ausschlag gibt „Zeit vor Ort“: In 0 von 13 Wochen ein Tag vor Ort bei zwei Kunden."
    )


def test_figures_and_verdicts_are_the_same_in_every_language() -> None:
    english, german = a_quarter("en"), a_quarter("de")
    assert [each.reading.verdict for each in english.rows] == [each.reading.verdict for each in german.rows]
    for there, here in zip(english.rows, german.rows, strict=True):
        assert [(each.k, each.n, each.events) for each in there.reading.signs] == [
            (each.k, each.n, each.events) for each in here.reading.signs
        ]


def test_nothing_in_it_is_left_in_english() -> None:
    english, german = (list(sentences(a_quarter(each))) for each in ("en", "de"))
    assert len(english) == len(german)
    assert [one for one, other in zip(english, german, strict=True) if one == other] == []


def sentences(answer: Answer) -> Iterator[str]:
    """All that an answer says of its practices; what is quoted, and what somebody is called, is in no language."""
    yield answer.says
    for row in answer.rows:
        reading, step = row.reading, row.reading.next_step
        yield reading.says
        yield from reading.context
        yield from (step.says, step.why) if step else ()
        for sign in reading.signs:
            yield sign.title
            yield from [sign.says] if sign.says else []


def brief() -> Brief:
    when = When(MONDAY, THAT_MORNING)
    return brief_of(telling.party("ana"), "Ana Ortiz", when=when, sight=sight_of(OWNER, MONDAY))


def test_her_monday_brief_is_read_in_german(firm: None) -> None:
    with speaking("de"):
        assert as_text(brief()) == IN_HER_WORDS


def test_on_the_page_its_acts_are_german_too(firm: None) -> None:
    with speaking("de"):
        first, second = brief().acts
        assert first.practice.title == "Für Kunden da sein"
    assert first.stake == "Acme Tools hat in zwölf Monaten für 1.200 EUR gekauft"
    assert (second.step.says, second.step.why) == (
        "Mia Lind antworten",
        "„ein ruhiges Zimmer“, seit 20 Tagen offen",
    )


def test_her_letter_speaks_the_language_she_settled(firm: None, settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example"
    ana = people.find("ana")
    assert ana is not None
    people.settle(ana.id, email="ana@firm.example")
    speak(ana.id, "de")
    send(ana, now=THAT_MORNING)
    letter = Letter.objects.get()
    assert letter.subject == "Ihre Woche vom 30. März 2026"
    assert letter.text.startswith(IN_HER_WORDS)
    assert "Die Seite, für Sie und Ihr Team: " in letter.text


def test_on_paper_every_word_around_it_is_german(firm: None) -> None:
    typst = pytest.importorskip("typst", reason="no Typst here: it comes with ridealong[pdf]")
    asked: list[dict[str, Any]] = []

    class Watched:
        @staticmethod
        def compile(source: bytes, **how: Any) -> object:
            asked.append(json.loads(how["sys_inputs"]["brief"]))
            return typst.compile(source, **how)

    with speaking("de"):
        made = typesetting.typeset(brief(), "pdf", Watched)
    assert isinstance(made, bytes)
    assert (asked[0]["language"], asked[0]["said"]["heading"]) == (
        "de",
        "Die Woche vom 30. März 2026, für Ana Ortiz",
    )
    assert asked[0]["weeks"] == "13 abgeschlossene Wochen bis Sonntag, 29. März 2026"
    assert asked[0]["said"]["this_week"] == "Diese Woche"


def test_one_answer_asked_for_in_two_languages_is_remembered_in_both(firm: None) -> None:
    ana = telling.party("ana")

    def says(language: str) -> str:
        with speaking(language):
            return asking.answer_of(ana, "Ana", as_of=MONDAY, now=THAT_MORNING).says

    first = says("en"), says("de")
    assert first[0].startswith("None of thirteen practices hold")
    assert first[1].startswith("Keine von dreizehn Praktiken wird gelebt")
    assert ClosedAnswer.objects.count() == 2
    assert (says("en"), says("de")) == first, "as they are remembered"


def test_once_the_german_words_change_nothing_is_remembered_in_the_old_ones(
    firm: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    english, german = asking.form("en"), asking.form("de")
    monkeypatch.setattr(asking, "catalogue", lambda language: b"better words" if language == "de" else b"")
    asking.form.cache_clear()
    assert (asking.form("en"), asking.form("de") == german) == (english, False)
    asking.form.cache_clear()


def test_what_is_composed_before_anybody_asks_is_in_the_language_of_the_leader(firm: None) -> None:
    ana = telling.party("ana")
    speak(ana, "de")
    close_weeks(THAT_MORNING)
    others = [each.key.split()[2] for each in ClosedAnswer.objects.all() if not each.key.startswith(ana)]
    assert [each.key.split()[2] for each in ClosedAnswer.objects.filter(key__startswith=ana)] == ["de"]
    assert set(others) == {"en"}, "nobody else settled any"
