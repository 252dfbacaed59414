"""Enter records what was seen, and the page comes back and says so; what is wrong is marked, nothing typed is lost."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from ridealong.ledger.lookup import load
from ridealong.ledger.owed import standing_for
from ridealong.moments.kinds.loops import BarrierRaised
from ridealong.moments.kinds.roster import MomentWithdrawn
from ridealong.moments.moment import new_id
from ridealong.people.accounts.devices import end
from ridealong.people.accounts.models import Account, Device
from tests.faces.web.box.conftest import HTMX, seen_in, send, type_in, ways_in
from tests.faces.web.reading import text
from tests.faces.web.voices.clients import page, signed_in
from tests.ledger.telling import ledger_size, party

STRICT = 'tom raised a barrier "credit checks take nine days"'
LOOSE = "I raised a barrier “credit checks take nine days” by Friday"


def told_in(location: str) -> str:
    return location.partition("told=")[2]


# ---- recorded, taken back, recorded again ----


def test_the_page_comes_back_and_says_what_was_recorded() -> None:
    on = send("tom", STRICT)
    assert on["Location"].startswith("/waiting/?told=")
    said = page("tom", on["Location"])
    assert "Recorded: Tom Berg raised a barrier “credit checks take nine days”." in said and "Undo" in said


def test_what_the_page_was_asked_comes_along() -> None:
    assert send("ana", STRICT, back="/moments/?leader=ana&told=old")["Location"].startswith(
        "/moments/?leader=ana&told=0"
    )


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "waiting", ""]
)
def test_only_pages_of_ours_are_gone_back_to(back: str) -> None:
    assert send("tom", STRICT, back=back)["Location"].startswith("/tell/?said=")


def test_undo_is_the_ledgers_own_correction_and_the_line_stands_in_the_box_again() -> None:
    told = told_in(send("tom", 'tom promised acme "a quote" by 2026-04-06')["Location"])
    back = signed_in("tom").post("/waiting/undo/", {"what": told, "back": "/waiting/?a=1"})["Location"]
    assert back.startswith("/waiting/?a=1&told=")
    (withdrawn,) = load([told_in(back)])
    assert isinstance(withdrawn.fact, MomentWithdrawn) and withdrawn.fact.what == told
    shown = signed_in("tom").get(back)
    assert "Taken back: Tom Berg promised Acme Tools “a quote” by 6 April 2026." in text(shown)
    assert 'value="tom promised acme &quot;a quote&quot; by 2026-04-06"' in shown.content.decode()
    again = page("tom", f"/waiting/?told={told}")
    assert "Recorded" in again and "Undo" not in again, "what was taken back is not taken back twice"


def test_the_same_line_sent_twice_is_recorded_once_and_another_one_or_after_an_undo_is_recorded_anew() -> (
    None
):
    once = new_id()
    first, second = (told_in(send("tom", STRICT, once=once)["Location"]) for _ in range(2))
    assert first == second == once
    another = told_in(send("tom", 'tom raised a barrier "no van"', once=once)["Location"])
    assert another != once
    signed_in("tom").post("/waiting/undo/", {"what": once})
    again = told_in(send("tom", STRICT, once=once)["Location"])
    assert again != once and standing_for(again) is not None


def test_nobody_elses_word_is_shown_as_just_told() -> None:
    told = told_in(send("tom", STRICT)["Location"])
    assert "Recorded" not in page("mia", f"/waiting/?told={told}")
    assert signed_in("mia").post("/waiting/undo/", {"what": told, "back": "/waiting/"}).status_code == 404


# ---- nothing is recorded that was not seen ----


def test_what_was_seen_while_typing_is_recorded_at_once() -> None:
    seen = seen_in(type_in("tom", LOOSE))
    (kept,) = load([told_in(send("tom", LOOSE, seen=seen)["Location"])])
    assert isinstance(kept.fact, BarrierRaised) and str(kept.fact.by) == "2026-04-03"


@pytest.mark.parametrize("seen", ["", 'tom raised a barrier "credit checks take nine days" by 2026-04-10'])
def test_without_javascript_the_day_is_shown_before_it_is_recorded(seen: str) -> None:
    size = ledger_size()
    shown = send("tom", LOOSE, seen=seen)
    assert (shown.status_code, ledger_size()) == (409, size)
    assert "This is what will be recorded: Tom Berg raised a barrier" in text(shown)
    assert "by Friday, 3 April 2026" in text(shown)
    assert LOOSE in unescape(shown.content.decode()), "the line is as it was typed"
    assert 'name="back" value="/waiting/"' in shown.content.decode()
    assert send("tom", LOOSE, seen=seen_in(shown)).status_code == 302


def test_of_two_ways_to_read_it_only_the_one_that_was_chosen_is_recorded() -> None:
    line = 'tom raised a barrier "no van" by next Friday'
    size = ledger_size()
    offered = send("tom", line)
    assert (offered.status_code, ledger_size()) == (409, size)
    (kept,) = load([told_in(send("tom", line, meant=ways_in(offered)[1])["Location"])])
    assert isinstance(kept.fact, BarrierRaised) and str(kept.fact.by) == "2026-04-10"
    assert send("tom", line, meant="tom left").status_code == 409, "what was not offered cannot be chosen"


# ---- what is wrong is marked, and what was typed is kept ----


def test_the_place_is_marked_in_what_was_typed_and_not_in_what_was_made_of_it() -> None:
    refused = send("tom", "I promised Acme Tools “a quote” by Friday ^a ^b")
    assert refused.status_code == 409
    assert "<mark>^a ^b</mark>" in refused.content.decode() and "From column 43" in text(refused)
    unknown = send("tom", 'on Friday Tom Berg promised acne "a quote" by Monday')
    assert unknown.status_code == 409 and "Friday Tom Berg promised acne" in unescape(
        unknown.content.decode()
    )


def test_a_refusal_of_the_ledger_is_said_under_the_box() -> None:
    refused = send("tom", 'tom promised acme "a quote" by 2026-03-01')
    assert "That was not kept: 2026-03-01 had passed when this was said" in text(refused)


@pytest.mark.parametrize(
    "line", ["", "z" * 10_000, "<script>alert(1)</script>", "\u202emot said", 'tom said "' + "é" * 7_000]
)
def test_odd_lines_are_kept_as_they_were_typed(line: str) -> None:
    refused = send("tom", line)
    assert refused.status_code == 409
    assert line in unescape(refused.content.decode())
    assert "<script>alert" not in refused.content.decode()


def test_through_the_script_only_the_box_comes_back_unless_all_is_well() -> None:
    refused = send("tom", "tom promised", htmx="yes")
    body = refused.content.decode()
    assert (refused.status_code, body.startswith('<section class="box"'), "<main" in body) == (
        409,
        True,
        False,
    )
    done = send("tom", STRICT, htmx="yes")
    assert (done.status_code, done["HX-Redirect"][:15]) == (200, "/waiting/?told=")


def test_beside_other_words_half_typed_the_page_stays_and_only_the_box_says_what_was_recorded() -> None:
    done = send("tom", STRICT, htmx="yes", stay="yes")
    body = done.content.decode()
    assert (done.status_code, "HX-Redirect" in done.headers, "<main" in body) == (200, False, False)
    assert "Recorded: Tom Berg raised a barrier" in text(done)
    assert re.search(r'name="back" value="/waiting/"', body)


def test_a_session_that_ended_takes_no_line_with_it() -> None:
    tom = signed_in("tom")
    tom.get("/waiting/")
    end(Device.objects.all())
    sent = send("tom", LOOSE, htmx="yes")
    assert sent["HX-Redirect"].startswith("/signin/?next="), "the page as a whole goes to sign in"
    tom.session.save()
    kept = tom.session["typed"]
    assert ["sentence", LOOSE] in [list(each[:2]) for each in kept["fields"]]


def test_what_nobody_typed_is_not_shown_among_what_was(settings: object) -> None:
    tom = signed_in("tom")
    tom.get("/waiting/")
    end(Device.objects.all())
    send("tom", LOOSE, seen="tom …")
    account = Account.objects.get(person=party("tom"))
    kept = tom.session["typed"]
    tom.force_login(account)
    session = tom.session
    session["typed"] = kept
    session.save()
    shown = tom.get("/signin/typed/").content.decode()
    assert LOOSE in unescape(shown)
    assert '<input type="hidden" name="back" value="/waiting/">' in shown and ">Seen<" not in shown
    assert 'id="box"' not in shown, "one line at a time"


# ---- who has the box ----


@pytest.mark.parametrize("who", ["ana", "tom", "rita"])
def test_everybody_who_may_tell_has_the_box_on_every_page(who: str) -> None:
    for address in ("/waiting/", "/settings/", "/tell/"):
        assert signed_in(who).get(address).content.decode().count('id="sentence"') == 1, address
    assert signed_in(who).get("/nowhere/").content.decode().count('id="sentence"') == 1


def test_whoever_cannot_tell_has_none() -> None:
    signed_in("tom")
    assert 'id="box"' not in Client().get("/signin/").content.decode()
    assert Client().post("/tell/", {"sentence": STRICT}, headers=HTMX).status_code in (302, 403)
