"""Beginning, proving, making anew and forgetting, from the command line."""

from __future__ import annotations

from ridealong.answer.models import ClosedAnswer


def test_a_ledger_begins_with_its_leader(ridealong):
    begun = ridealong("init", "--leader", "Ana Ortiz")
    assert (begun.code, begun.out) == (0, "Ana Ortiz leads here, and is written ana-ortiz in sentences.\n")
    again = ridealong("init", "--leader", "Bo Berg")
    assert (again.code, "has its leader already: Ana Ortiz" in again.err) == (1, True)


def test_a_zone_that_is_none_is_wrong_usage(ridealong):
    assert ridealong("init", "--leader", "Ana Ortiz", "--zone", "Europe/Atlantis").code == 2


def test_asked_before_anybody_leads_it_says_how_to_begin(ridealong):
    asked = ridealong("answer")
    assert (asked.code, "ridealong init --leader" in asked.err) == (1, True)


def test_the_ledger_is_proved_and_made_anew(ana):
    assert ana("verify").out == "7 moments, one whole chain: nothing was changed, lost or slipped in.\n"
    before = ana("show").out
    assert ana("rebuild").code == 0
    assert ana("show").out == before


def test_whoever_is_forgotten_leaves_figures_and_no_words(ana):
    ana("tell", '2026-03-03 tom promised acme "a quote for Petra" by 2026-03-06 ^p1', "--as", "tom")
    assert ana("forget", "tom", "--yes").code == 0
    shown = ana("show").out
    assert "Tom" not in shown
    assert "Petra" not in shown
    assert "(forgotten)" in shown
    assert ana("verify").code == 0


def test_serving_elsewhere_than_on_this_machine_is_refused(ana):
    served = ana("serve", "--host", "0.0.0.0")
    assert (served.code, "until a leader or a keeper can sign in" in served.err) == (1, True)


def test_the_demonstration_is_not_poured_into_a_ledger_of_ones_own(ana):
    demo = ana("demo")
    assert (demo.code, "a ledger of your own" in demo.err) == (1, True)


def test_a_ledger_is_made_again_from_its_own_sentences_only_where_there_is_none(ana, tmp_path):
    book = tmp_path / "book.moments"
    book.write_text(ana("show").out, encoding="utf-8")
    refused = ana("restore", "--from-sentences", str(book))
    assert (refused.code, "holds 7 moments already" in refused.err) == (1, True)


def test_an_answer_remembered_with_somebodys_name_is_forgotten_too(ana):
    ana("tell", '2026-01-05 tom asked ana-ortiz for "a demo van" by 2026-01-09', "--as", "tom")
    assert "Tom Weber" in ana("answer", "--as-of", "2026-03-30").out
    assert ana("forget", "tom", "--yes").code == 0
    assert not ClosedAnswer.objects.exists()
    assert "Tom Weber" not in ana("answer", "--as-of", "2026-03-30").out
