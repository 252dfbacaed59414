"""The pages under the answer: practices, their signs, and the moments below every figure."""

import re
from dataclasses import replace

import pytest

from ridealong.faces.web import sources
from ridealong.practices.afterwords import afterwords_of
from ridealong.practices.registry import PRACTICES
from tests.faces.web import sample
from tests.faces.web.conftest import Visit, links, text

PROMISES = sample.serving().sign("promises")


@pytest.mark.parametrize("key", [practice.key for practice in PRACTICES])
def test_every_practice_has_a_page_with_its_claim(visit: Visit, key: str) -> None:
    claim = next(practice.claim for practice in PRACTICES if practice.key == key)
    assert claim in text(visit(f"/practices/{key}/"))


def test_a_sign_tells_its_standard_its_chance_and_its_silence(visit: Visit) -> None:
    said = text(visit("/practices/serving/"))
    assert "Held to 80%, set by Ana Ortiz on 3 November 2025." in said
    assert "93 in 100 that the true rate is at least that, looking back 13 closed weeks." in said
    assert "48 of 60 answered; had all the silent said no: not yet." in said


def test_a_proposed_standard_is_called_a_proposal(visit: Visit) -> None:
    assert "Held to 70%, a proposal, until you set your own." in text(visit("/practices/field/"))


def test_a_pace_is_said_as_one_in_so_many_weeks(visit: Visit) -> None:
    assert "Held to one in two weeks" in text(visit("/practices/serving/"))


def test_the_trend_has_its_figures_in_a_table(visit: Visit) -> None:
    page = visit("/practices/serving/").content.decode()
    assert page.count('<th scope="row">29 March 2026</th>') == 4
    assert page.count('<th scope="row">4 January 2026</th>') == 4


def test_a_practice_that_saw_nothing_says_what_to_type(visit: Visit) -> None:
    said = text(visit("/practices/merit/"))
    assert "Nothing seen yet." in said
    assert "ridealong tell 'ana wrote an opening \"inside sales, Graz\", no filters'" in said


def test_an_unknown_practice_or_sign_names_those_there_are(visit: Visit) -> None:
    assert "There is no practice “selling”; the thirteen are: proposition, contrarian" in text(
        visit("/practices/selling/", status=404)
    )
    assert "Serving has no sign “hugs”; it has: promises, rhythm, gave, newcomers." in text(
        visit("/practices/serving/hugs/", status=404)
    )


def test_evidence_is_paged_and_together_it_is_all_that_was_counted(visit: Visit) -> None:
    first = visit("/practices/care/answered/?show=counted")
    (older,) = [link for link in links(first) if "after=" in link]
    seen = [link for page in (first, visit(older)) for link in links(page) if link.startswith("/moments/")]
    counted = sample.care().sign("answered").counted
    assert len(seen) == len(counted) == 27


@pytest.mark.parametrize(
    ("show", "how_many"),
    [("counted", 25), ("met", 25), ("not_met", 5), ("young", 7), ("aside", 2), ("proof", 25)],
)
def test_each_list_shows_what_it_says(visit: Visit, show: str, how_many: int) -> None:
    page = visit(f"/practices/serving/promises/?show={show}").content.decode()
    assert page.count('href="/moments/') == how_many


def test_where_both_fates_stand_together_each_is_marked(visit: Visit) -> None:
    (older,) = [link for link in links(visit("/practices/care/answered/?show=counted")) if "after=" in link]
    page = visit(older).content.decode()
    assert page.count('aria-label="met"') + page.count('aria-label="not met"') == 2


def test_a_list_that_is_not_there_says_so(visit: Visit) -> None:
    assert "There is nothing in this list." in text(
        visit("/practices/serving/promises/?show=everything&page=x")
    )


def test_a_moment_tells_who_said_it_and_when_it_came_in(visit: Visit) -> None:
    id = sample.READINGS["serving"].sign("promises").counted[0]
    said = text(visit(f"/moments/{id}/"))
    assert "Told by" in said
    assert "as a salesperson" in said
    assert "It was recorded 29 December 2025, 10:11 UTC" in said
    assert "by 3 January 2026" in said


def test_an_unknown_moment_is_not_here(visit: Visit) -> None:
    assert "No moment that you may read has the id 0195" in text(visit("/moments/0195/", status=404))


def test_all_practices_stand_on_one_page(visit: Visit) -> None:
    said = text(visit("/practices/"))
    assert all(practice.claim in said for practice in PRACTICES)


def test_a_private_moment_is_counted_but_not_shown(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = sample.care().sign("answered").counted
    monkeypatch.setattr(
        sources, "cited", lambda ids, sight: [replace(each, state="private") for each in sample.cited(ids)]
    )
    page = visit("/practices/care/answered/?show=counted")
    assert len(counted) == 27
    assert text(page).count("Kept between those it concerns, and counted. private") == 25
    assert "/moments/" not in page.content.decode()


@pytest.mark.parametrize("key", ["serving", "care", "field"])
def test_a_practice_says_how_it_could_be_gamed_and_where_research_disagrees(visit: Visit, key: str) -> None:
    """In the words of its page in the docs, every source it cites among them."""
    page = visit(f"/practices/{key}/")
    said, kept = text(page), afterwords_of(key)
    assert kept is not None
    assert " ".join(kept.gamed).split(". ")[0].replace("*", "") in said.replace(" ;", ";")
    assert "<em>Finding:</em>" in page.content.decode()
    cited = {int(each) for each in re.findall(r"\[(\d+)\]", " ".join(kept.disputed))}
    assert cited == set(range(1, len(kept.sources) + 1))
    assert page.content.decode().count("<li>", page.content.decode().index('class="sources"')) == len(
        kept.sources
    )
    assert "*" not in said


@pytest.mark.parametrize("key", [each.key for each in PRACTICES])
def test_every_practice_says_how_it_could_be_gamed_and_where_research_disagrees(
    visit: Visit, key: str
) -> None:
    page = visit(f"/practices/{key}/").content.decode()
    assert "How it could be gamed" in page
    assert "Where research disagrees" in page
