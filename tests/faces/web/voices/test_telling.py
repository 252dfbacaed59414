"""Telling on the page: a sentence, or a form that needs no notation; what is wrong is said, what was typed stays."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from ridealong.ledger.models import OpenLoop
from ridealong.moments.kinds.loops import BarrierRaised, PromiseMade, RequestMade
from ridealong.moments.moment import new_id
from tests.faces.web.conftest import text
from tests.faces.web.voices.clients import page, signed_in, told, who
from tests.ledger.telling import ledger_size, named, party, tell


def send(handle: str, form: str, **typed: str) -> HttpResponse:
    return signed_in(handle).post("/tell/", {"form": form, "once": new_id(), **typed})


def test_a_sentence_is_recorded_as_the_readers_own_word_and_shown_back() -> None:
    kept = told(send("tom", "sentence", sentence='tom promised acme "a corrected invoice" by 2026-04-06 ^p1'))
    assert who(kept) == ("tom", "salesperson")
    assert named("p1") == kept.id
    said = page("tom", f"/tell/?said={kept.id}")
    assert (
        "Recorded, in your own name: Tom Berg promised Acme Tools “a corrected invoice” by 6 April 2026."
        in said
    )
    assert "Take it back" in said


def test_the_suffix_and_whoever_it_claims_to_be_recorded_by_are_not_believed() -> None:
    kept = told(
        send("tom", "sentence", sentence='acme/petra reported trouble "a leak" | by acme/petra as customer')
    )
    assert who(kept) == ("tom", "salesperson")
    refused = send("tom", "sentence", sentence='as ana\ntom promised acme "a quote" by 2026-04-06')
    assert refused.status_code == 409


def test_where_a_sentence_goes_wrong_is_marked_and_nothing_typed_is_lost() -> None:
    refused = send("tom", "sentence", sentence='tom promised acme "a quote" by whenever')
    assert refused.status_code == 409
    body = refused.content.decode()
    assert "<mark>whenever</mark>" in body
    assert "From column 32" in text(refused)
    assert "tom promised acme &quot;a quote&quot; by whenever</textarea>" in body


def test_a_name_nobody_has_is_met_with_the_nearest_that_the_reader_may_know() -> None:
    assert "did you mean acme" in text(
        send("tom", "sentence", sentence='tom promised acne "a quote" by 2026-04-06')
    )
    bolt = text(send("tom", "sentence", sentence='tom promised bolts "a quote" by 2026-04-06'))
    assert "nobody here knows anyone called “bolts”" in bolt
    assert "mean bolt" not in bolt and "or bolt" not in bolt, (
        "Bolt is served by Nils, and none of Tom's business"
    )
    assert "did you mean bolt" in text(
        send("nils", "sentence", sentence='nils promised bolts "a quote" by 2026-04-06')
    )


SPOKEN_OF = [
    '{} reported trouble "a leak"',
    'tom promised {} "a quote" by 2026-04-06',
    "tom took over {}",
    "{} may be asked by mail",
    "2026-03-02  ana visited {} with tom for 55 min",
    "tom joined as salesperson under {}",
]


@pytest.mark.parametrize("sentence", SPOKEN_OF)
@pytest.mark.parametrize("who", ["tom", "ana", "mia"])
@pytest.mark.parametrize("there", ["bolt", "bolt/karl"])
def test_a_customer_out_of_sight_is_answered_as_one_there_is_not(who: str, there: str, sentence: str) -> None:
    tell('bolt/karl became known as "Karl Kohl"')
    missing = there.replace("b", "z")

    def answer(handle: str) -> str:
        refused = send(who, "sentence", sentence=sentence.format(handle))
        assert refused.status_code == 409
        body = re.sub(r'name="\w+" value="[^"]+"', "", refused.content.decode())
        return re.sub(r"; did you mean [^?]*\?", ".", body).replace(handle, "…")

    assert answer(there) == answer(missing)
    assert "here knows" in answer(there) or "somebody of ours should stand here" in answer(there)


def test_another_name_for_a_customer_out_of_sight_is_answered_like_a_contact_of_one_there_is_not() -> None:
    def answer(sentence: str, handle: str) -> str:
        refused = send("ana", "sentence", sentence=sentence)
        assert refused.status_code == 409
        said = text(refused)
        return said[said.index("nobody here knows") :].partition(".")[0].replace(handle, "…")

    assert answer('2026-03-02  bolt became known as "Colt"', "bolt") == answer(
        'zolt/x became known as "X"', "zolt"
    )
    tell("2026-03-02  mia took over acme from tom")
    served_once = text(send("tom", "sentence", sentence='acme became known as "Acne"'))
    assert "is for whoever serves them, their leader or a keeper to tell" in served_once, "of whom Tom knows"


def test_whom_nobody_serves_yet_or_oneself_served_before_can_still_be_spoken_of() -> None:
    tell('2026-03-02  dora became known as "Dora Dyes"\n2026-03-02  mia took over acme from tom')
    assert told(send("tom", "sentence", sentence='tom promised dora "a quote" by 2026-04-06'))
    assert told(send("tom", "sentence", sentence='acme/petra reported trouble "a leak"'))
    assert told(send("rita", "sentence", sentence='bolt reported trouble "a leak"'))


def test_labels_of_others_are_not_suggested() -> None:
    tell('as nils\n2026-03-02  nils promised bolt "an invoice" by 2026-03-06 ^secret-1')
    said = text(send("tom", "sentence", sentence="tom claimed ^secret-2"))
    assert "nobody here knows the label “^secret-2”." in said


def test_names_are_offered_only_as_far_as_one_may_know_them() -> None:
    def offered(handle: str) -> set[str]:
        return set(re.findall(r'<option value="([^"]+)"', signed_in(handle).get("/tell/").content.decode()))

    ours = {"ana", "mia", "bob", "rita", "charlie", "nils"}
    assert offered("tom") == ours | {"acme", "acme/petra"}
    assert offered("nils") == (ours - {"nils"}) | {"tom", "bolt"}
    assert offered("ana") == (ours - {"ana"}) | {"tom", "acme", "acme/petra"}


def test_something_stands_in_my_way() -> None:
    kept = told(send("tom", "barrier", what="credit checks take nine days", hours="1,5", by="2026-04-20"))
    assert kept.fact == BarrierRaised(
        who=party("tom"), what="credit checks take nine days", cost=90, by=kept.fact.due
    )
    assert str(kept.fact.due) == "2026-04-20"
    assert OpenLoop.objects.get().receiver == party("tom")
    assert "credit checks" in page("ana", "/waiting/")


def test_i_promise_to_a_customer_by_their_full_name_or_handle() -> None:
    kept = told(send("tom", "promise", to="Acme Tools", what="a quote", by="2026-04-06"))
    assert isinstance(kept.fact, PromiseMade) and kept.fact.to == party("acme")
    assert told(send("tom", "promise", to="acme/petra", what="a quote", by="2026-04-06")).fact.to == party(
        "acme/petra"
    )


def test_i_ask_somebody_for_something() -> None:
    kept = told(send("tom", "request", of="ana", what="a decision on the van", by="2026-04-06"))
    assert isinstance(kept.fact, RequestMade) and kept.fact.of == party("ana")


@pytest.mark.parametrize(
    ("form", "typed", "why"),
    [
        ("barrier", {"what": " "}, "It does not say what; a few words are enough."),
        ("barrier", {"what": "x", "hours": "many"}, "“many” is no number of hours; write it like 2 or 1.5."),
        ("barrier", {"what": "x", "hours": "NaN"}, "“NaN” is no number of hours"),
        ("barrier", {"what": "x", "hours": "1e9"}, "A week has 168 hours; this says 1e9."),
        ("barrier", {"what": "x", "by": "soon"}, "“soon” is no day; write it like 2026-03-30."),
        ("promise", {"to": "acme", "what": "a quote"}, "It does not say by when; write it like 2026-03-30."),
        ("promise", {"to": "acme", "what": "a quote", "by": "2026-03-01"}, "2026-03-01 had passed when this was said"),
        ("promise", {"to": "acne", "what": "a quote", "by": "2026-04-06"}, "did you mean acme"),
        ("promise", {"to": "bolt", "what": "a quote", "by": "2026-04-06"}, "Nobody here knows anyone called “bolt”."),
        ("request", {"of": "", "what": "a van", "by": "2026-04-06"}, "It does not say whom"),
        ("promise", {"to": "acme", "what": "z" * 20_000, "by": "2026-04-06"}, "That is 20,000 letters, and at most"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_form_is_said_and_the_rest_is_kept(
    form: str, typed: dict[str, str], why: str
) -> None:
    before = ledger_size()
    refused = send("tom", form, **typed)
    assert refused.status_code == 409
    assert why.casefold() in text(refused).casefold()
    for value in typed.values():
        assert value.strip() in refused.content.decode()
    assert ledger_size() == before


def test_sent_twice_it_is_told_once() -> None:
    once, typed = new_id(), {"form": "barrier", "what": "no van"}
    first = signed_in("tom").post("/tell/", {**typed, "once": once})
    size = ledger_size()
    again = signed_in("tom").post("/tell/", {**typed, "once": once})
    assert (first["Location"], again["Location"], ledger_size()) == (f"/tell/?said={once}",) * 2 + (size,)


def test_a_standard_nobody_could_mean_or_that_is_anothers_is_refused_at_once() -> None:
    refused = send("ana", "sentence", sentence="ana set serving.promises to 80 from 2026-04-06")
    assert (refused.status_code, "80% is 0.8" in text(refused)) == (409, True)
    assert "set by the one it is for" in text(
        send("tom", "sentence", sentence="ana set serving.promises to 0.9 from 2026-04-06")
    )
    assert told(send("ana", "sentence", sentence="ana set serving.promises to 0.9 from 2026-04-06"))


def test_where_nobody_signs_in_it_is_the_first_leaders_word() -> None:
    assert "as on the command line, by the first leader" in text(Client().get("/tell/"))
    assert who(told(Client().post("/tell/", {"form": "barrier", "what": "no van"}))) == ("ana", "leader")


def test_looking_records_nothing() -> None:
    before = ledger_size()
    signed_in("tom").get("/tell/?form=barrier&what=x")
    assert ledger_size() == before


@pytest.mark.parametrize(
    ("who", "sentence", "why"),
    [
        ("tom", "tom joined as keeper", "is for a keeper to tell"),
        ("ana", "2025-06-01  ana joined as salesperson under bob", "is for a keeper to tell"),
        ("tom", "tom had the words of acme forgotten", "is for a keeper to tell"),
        ("tom", "mia left", "is for a keeper to tell"),
        ("tom", "tom took over bolt", "knows the customer “bolt”"),
        ("tom", "mia took over acme", "for the leader to tell"),
        ("ana", "tom took over bolt", "knows the customer “bolt”"),
        ("ana", "nils took over acme", "for the leader to tell"),
        ("nils", 'acme became known as "Acne"', "nobody here knows the customer “acme”"),
        ("ana", 'bolt became known as "Colt"', "nobody here knows the customer “bolt”"),
        ("nils", 'acme/petra became known as "Peter"', "here knows"),
        ("nils", 'acme/karl became known as "Karl Kohl"', "here knows"),
        ("tom", "acme/petra may be asked by nobody", "a keeper (Rita Roth) can say it"),
        ("ana", "acme/petra may be asked by nobody", "not for anybody whose work the answers judge"),
        ("tom", "ana switched per-person views on", "switched by the leader they are for"),
        ("tom", "tom switched per-person views on", "switched by the leader they are for"),
        ("rita", "ana switched per-person views on", "switched by the leader they are for"),
        ("bob", "ana switched per-person views off", "switched by the leader they are for"),
        ("ana", "acme/petra may be asked by mail", "or acme/petra, by the link in each letter"),
    ],
)
def test_nobody_gives_themselves_a_voice_or_sight(who: str, sentence: str, why: str) -> None:
    before = ledger_size()
    refused = send(who, "sentence", sentence=sentence)
    assert (refused.status_code, why in text(refused), ledger_size()) == (409, True, before)


def test_a_leader_hands_customers_on_among_their_own_and_a_keeper_tells_the_rest() -> None:
    assert told(send("ana", "sentence", sentence="mia took over acme from tom"))
    assert told(send("rita", "sentence", sentence="tom took over bolt"))
    assert told(send("rita", "sentence", sentence='zoe joined as salesperson under ana called "Zoe"'))


def test_a_leader_switches_their_own_views() -> None:
    assert told(send("ana", "sentence", sentence="ana switched per-person views on"))


def test_whoever_serves_a_customer_names_it_and_a_keeper_says_who_may_be_asked() -> None:
    assert told(send("tom", "sentence", sentence='acme became known as "Acme Tools & Sons"'))
    assert told(send("tom", "sentence", sentence='dora became known as "Dora Dyes"'))
    assert told(send("rita", "sentence", sentence="acme/petra may be asked by nobody"))


def test_what_is_said_of_a_moment_one_may_not_read_quotes_none_of_it() -> None:
    tell('as nils\n2026-03-02  nils raised a barrier "my own leader" ^n1')
    kept = told(send("tom", "sentence", sentence="tom claimed ^n1"))
    said = page("tom", f"/tell/?said={kept.id}")
    assert "Tom Berg claimed “something private”" in said and "my own leader" not in said
