"""The Monday brief on the command line: in the terminal, on paper, and by mail."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ridealong.answer import typesetting
from ridealong.answer.answer import Answer
from ridealong.answer.paper import as_text
from ridealong.faces.cli import answering, identity
from ridealong.people import parties as people
from ridealong.people.letters.models import Letter
from ridealong.people.preferences import speak
from tests.faces.web import sample


@pytest.fixture
def on_monday(ana, monkeypatch: pytest.MonkeyPatch):
    """Ana's ledger on Monday 30 March 2026; Tom owes Bolt a quote, and Ana owes Mia an answer."""
    ana("tell", '2026-03-10 mia asked ana-ortiz for "a demo van" by 2026-03-17', "--as", "mia")
    ana("tell", '2026-03-20 tom promised bolt "a quote" by 2026-03-27', "--as", "tom")
    real = identity.now()
    monkeypatch.setattr(identity, "now", lambda: real.replace(year=2026, month=3, day=30, hour=8))
    return ana


def test_it_says_what_to_do_why_and_who_will_say_that_it_was_done(on_monday) -> None:
    said = on_monday("brief").out
    assert said.startswith("The week of 30 March 2026, for Ana Ortiz\n\nCan’t tell yet.")
    assert "Answer Mia Brandt\n     “a demo van”, open for 20 days\n     done when Mia Brandt says so" in said
    assert "Help Tom Weber keep a promise to Bolt" in said


def test_it_fits_on_one_page_of_paper(on_monday, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="no Typst here: it comes with ridealong[pdf]")
    paper = tmp_path / "brief.pdf"
    assert on_monday("brief", "--pdf", str(paper)).out == f"The brief is in {paper}.\n"
    assert paper.read_bytes().startswith(b"%PDF")


def test_the_terminal_speaks_english_whatever_its_leader_reads(on_monday) -> None:
    """So do programs, which take the answer as JSON."""
    speak(people.find("ana-ortiz").id, "de")
    assert on_monday("brief").out.startswith("The week of 30 March 2026, for Ana Ortiz\n\nCan’t tell yet.")
    told = json.loads(on_monday("answer", "--json").out)
    assert "Help Tom Weber keep a promise to Bolt" in [each["says"] for each in told["acts"]]


def test_on_paper_it_is_in_the_language_its_leader_reads(
    on_monday, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    speak(people.find("ana-ortiz").id, "de")
    asked: list[str] = []
    monkeypatch.setattr(typesetting, "as_pdf", lambda made: asked.append(as_text(made)) or b"%PDF")
    on_monday("brief", "--pdf", str(tmp_path / "brief.pdf"))
    assert asked[0].startswith("Die Woche vom 30. März 2026, für Ana Ortiz")
    assert "Tom Weber helfen, eine Zusage an Bolt zu halten" in asked[0]


def test_seven_acts_with_long_reasons_still_fit_on_one_page() -> None:
    typst = pytest.importorskip("typst", reason="no Typst here: it comes with ridealong[pdf]")
    long = sample.brief(sample.LEADERS[1], day=sample.AS_OF)
    wordy = [replace(each, stake="so much is at stake " * 40) for each in long.acts]
    assert len(wordy) == 7
    pages = typesetting.typeset(replace(long, acts=wordy), "png", typst)
    assert isinstance(pages, bytes), "a picture a page, and one page is not a list"


def test_words_that_look_like_markup_are_words(on_monday, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="no Typst here: it comes with ridealong[pdf]")
    on_monday("tell", '2026-03-05 mia asked ana-ortiz for "#panic() $ \\\\ *" by 2026-03-17', "--as", "mia")
    assert on_monday("brief", "--pdf", str(tmp_path / "brief.pdf")).code == 0


def test_without_typst_it_says_what_to_install(
    on_monday, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    asked = on_monday("brief", "--pdf", str(tmp_path / "brief.pdf"))
    assert (asked.code, asked.err) == (
        1, "ridealong: a PDF needs Typst, which is not here: pip install 'ridealong[pdf]'\n",
    )  # fmt: skip


def test_it_is_sent_once_and_not_at_all_without_mail(on_monday, settings) -> None:
    refused = on_monday("brief", "--send")
    assert (refused.code, "no mail server is set" in refused.err) == (1, True)
    settings.EMAIL_HOST = "mail.example"
    people.settle(people.find("ana-ortiz").id, email="ana@firm.example")
    assert "waits to be sent" in on_monday("brief", "--send").out
    assert "sent already" in on_monday("brief", "--send").err
    assert Letter.objects.filter(kind="brief").count() == 1


def test_nobody_by_that_name_has_a_brief(ana) -> None:
    asked = ana("brief", "--leader", "tom")
    assert (asked.code, "those who do: ana-ortiz" in asked.err) == (1, True)


def test_the_answer_says_who_was_silent_and_what_is_too_young(
    on_monday, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: Answer = sample.answer()
    monkeypatch.setattr(answering, "answer_of", lambda *_, **__: found)
    said = " ".join(on_monday("answer").out.split())
    assert "48 of 60 answered; had all the silent said no: not yet; 7 too young to count" in said
    assert "Serving: yes, after can’t tell a week before" in said


def test_the_document_holds_the_leaders_own_guess(ana) -> None:
    assert ana("answer", "--json").document["guess"] is None
    ana("tell", "2026-03-01 ana-ortiz guessed yes", "--as", "ana-ortiz")
    ana("tell", "2026-03-02 ana-ortiz guessed not yet on care", "--as", "ana-ortiz")
    found = ana("answer", "--as-of", "2026-03-30", "--json").document
    assert (found["guess"]["verdict"], found["guess"]["on"]) == ("yes", "2026-03-01")
    care = next(each for each in found["practices"] if each["key"] == "care")
    assert care["guess"]["verdict"] == "not_yet"
    assert ana("answer", "--as-of", "2026-02-23", "--json").document["guess"] is None
