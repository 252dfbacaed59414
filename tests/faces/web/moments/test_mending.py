"""Whoever told a moment puts it right or takes it back, and sees first what will be different; others remark on it."""

import re

from django.http import HttpResponse

from tests.faces.web.people import House
from tests.faces.web.reading import text

CORRECT = "/moments/{promise}/correct/"
BETTER = '2026-03-02  tom promised acme "a corrected invoice" by 2026-03-09'


def hidden(page: HttpResponse, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return found[1]


def send(house: House, who: str, address: str, **fields: str) -> HttpResponse:
    return house.enter(who).post(house.at(address), fields)


def test_the_form_holds_the_sentence_as_it_was_told(house: House) -> None:
    page = house.get("tom", CORRECT).content.decode()
    assert "2026-03-02  tom promised acme &quot;a corrected invoice&quot; by 2026-03-06 ^promise" in page


def test_what_will_be_different_is_seen_before_it_is_recorded(house: House) -> None:
    once = hidden(house.get("tom", CORRECT), "once")
    looked = send(house, "tom", CORRECT, sentence=BETTER, once=once)
    body = looked.content.decode()
    assert "<del>2026-03-06" in body and "<ins>2026-03-09</ins>" in body
    assert (
        "corrected"
        not in house.reads("tom", "/moments/{promise}/").split("How we know")[1].split("Its id")[0]
    )

    done = send(house, "tom", CORRECT, sentence=BETTER, seen=BETTER, once=once)
    assert done.status_code == 302
    after = house.enter("tom").get(done["Location"])
    assert "Put right." in text(after)
    assert "How it was told" in text(after)
    assert "It stands as corrected" in house.reads("tom", "/moments/{promise}/")


def test_pressed_twice_it_is_one_correction(house: House) -> None:
    once = hidden(house.get("tom", CORRECT), "once")
    first, second = (send(house, "tom", CORRECT, sentence=BETTER, seen=BETTER, once=once) for _ in range(2))
    assert first["Location"] == second["Location"] if second.status_code == 302 else second.status_code == 404


def test_what_was_typed_stays_where_it_cannot_be_read(house: House) -> None:
    answer = send(house, "tom", CORRECT, sentence="tom promised nobody anything <b>", once="")
    assert answer.status_code == 409
    assert "That was not kept" in text(answer)
    assert "tom promised nobody anything &lt;b&gt;" in answer.content.decode()


def test_nothing_different_is_no_correction_and_another_kind_is_none_either(house: House) -> None:
    same = '2026-03-02  tom promised acme "a corrected invoice" by 2026-03-06 ^promise'
    assert "nothing is different" in text(send(house, "tom", CORRECT, sentence=same, once=""))
    other = '2026-03-02  acme said "thank you"'
    looked = send(house, "tom", CORRECT, sentence=other, seen=other, once="")
    assert looked.status_code == 409
    assert "a promise.made is corrected by a promise.made" in text(looked)


def test_somebody_elses_word_is_not_mine_to_put_right(house: House) -> None:
    send_it = send(house, "ana", CORRECT, sentence=BETTER, seen=BETTER, once="")
    assert send_it.status_code == 404
    assert "Whoever told it can put it right" in house.reads("ana", "/moments/{promise}/")
    # Tom was on the visit and reads all of it; Ana told it.
    house.get("tom", "/moments/{visit}/correct/", 404)
    house.get("ana", "/moments/{visit}/correct/")


def test_taken_back_with_the_reason_and_given_back_again(house: House) -> None:
    empty = send(house, "tom", "/moments/{barrier}/back/", why="  ", once="")
    assert empty.status_code == 409 and "it does not say why" in text(empty)
    done = send(house, "tom", "/moments/{barrier}/back/", why="it was the bank's", once="")
    page = house.enter("tom").get(done["Location"])
    assert "Taken back." in text(page) and "It stands as withdrawn" in text(page)
    assert "it was the bank's" in text(page)
    (withdrawal,) = re.findall(r'href="(/moments/[0-9a-f-]{36}/)">Tom Berg withdrew', page.content.decode())
    assert send(house, "tom", f"{withdrawal}back/", why="it was ours after all", once="").status_code == 302
    assert "withdrawn" not in house.reads("tom", "/moments/{barrier}/").split("Its id")[0]


def test_a_remark_is_kept_between_those_it_concerns(house: House) -> None:
    done = send(house, "ana", "/moments/{visit}/comment/", says="ask about the resin next time", once="")
    assert done.status_code == 302
    assert "ask about the resin next time" in house.reads("ana", "/moments/{visit}/")
    assert "ask about the resin next time" in house.reads("tom", "/moments/{visit}/")
    assert "ask about the resin" not in house.reads("mia", "/moments/{visit}/")


def test_an_empty_remark_and_one_too_long_are_refused_with_what_was_typed(house: House) -> None:
    assert "it is empty" in text(send(house, "tom", "/moments/{visit}/comment/", says=" "))
    long = send(house, "tom", "/moments/{visit}/comment/", says="word " * 2_000)
    assert long.status_code == 409
    assert "word word word" in long.content.decode()


def test_who_reads_it_is_said_on_every_moment(house: House) -> None:
    assert "Those it names read it, and whoever leads somebody it is about" in house.reads(
        "tom", "/moments/{barrier}/"
    )
    assert "You read it without the name." in house.reads("ana", "/moments/{promise}/")
