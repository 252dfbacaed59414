"""Forms sent as no browser sends them: in no language we know, cut off, too much at once, by a program."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from django.http import HttpResponse

from tests.faces.web.reading import text
from tests.faces.web.walked import Walk, a_share, posted_pages, trouble_with, undone

pytestmark = [pytest.mark.django_db, pytest.mark.once_is_enough]

FORM = "application/x-www-form-urlencoded"
PART = (
    '--x\r\nContent-Disposition: form-data; name="sentence"\r\n\r\n\\ud800 \\x00 +2AA- words\r\n'
    '--x\r\nContent-Disposition: form-data; name="form"\r\n\r\nbarrier\r\n'
    '--x\r\nContent-Disposition: form-data; name="what"\r\n\r\n\\ud800 \\x00 +2AA- words\r\n--x--\r\n'
)
HUGE = 3_000_000


class Body(NamedTuple):
    """What is sent, and what it says that it is."""

    sort: str
    content: str | bytes


BODIES = {
    "JSON that is none": Body("application/json", '{"sentence": '),
    "JSON": Body("application/json", '{"sentence": "tom visited acme", "n": 1e999}'),
    "plain text": Body("text/plain", "tom\0"),
    "nothing at all": Body("", ""),
    "no type": Body("", "sentence=words"),
    "nonsense": Body("ä/ö; q=\"", "sentence=words"),
    "bytes": Body(FORM, b"sentence=\xff\xfe\xed\xa0\x80&what=%ed%a0%80&%ff=%ff&=&&"),
    "another alphabet": Body(f"{FORM}; charset=latin-1", b"sentence=\xe4"),
    "no alphabet": Body(f"{FORM}; charset=there-is-none", "sentence=words"),
    "parts without an edge": Body("multipart/form-data", PART),
    "parts with a bad edge": Body("multipart/form-data; boundary=" + "ä" * 300, PART),
    "parts cut off": Body("multipart/form-data; boundary=x", PART[:-40]),
    "parts that are none": Body("multipart/form-data; boundary=x", b"\xff" * 100),
    "parts in base 64 that is none": Body(
        "multipart/form-data; boundary=x",
        PART.replace("\r\n\r\n\\", "\r\nContent-Transfer-Encoding: base64\r\n\r\n\\"),
    ),
    "parts in half letters": Body("multipart/form-data; boundary=x; charset=unicode_escape", PART),
    "parts in seven bits": Body("multipart/form-data; boundary=x; charset=utf-7", PART),
    "parts in a cipher": Body("multipart/form-data; boundary=x; charset=rot13", PART),
    "parts in zeros": Body("multipart/form-data; boundary=x; charset=utf-16", PART),
    "a type in no language": Body("multipart/form-data; boundary*=there-is-none'en'x", PART),
    "too many fields": Body(FORM, "&".join(f"f{each}=v" for each in range(3_000))),
    "too many parts": Body(
        "multipart/form-data; boundary=x",
        "".join(f'--x\r\nContent-Disposition: form-data; name="f{n}"\r\n\r\nv\r\n' for n in range(1_100)) + "--x--\r\n",
    ),
}  # fmt: skip


def sent(walk: Walk, who: str, address: str, body: Body) -> HttpResponse:
    content = body.content.encode() if isinstance(body.content, str) else body.content
    with undone():
        return walk.client(who).generic("POST", address, content, body.sort)


def test_whatever_is_sent_to_a_page_that_takes_something_is_answered_by_a_page(walk: Walk) -> None:
    troubles = []
    cases = [[(who, address, what) for who, address in posted_pages(walk)] for what in BODIES]
    for who, address, what in a_share(cases, only=40):
        if trouble := trouble_with(sent(walk, who, address, BODIES[what])):
            troubles.append((who, address[:50], what, trouble))
    assert troubles == []


def test_what_is_too_much_for_any_page_is_said_to_be(walk: Walk) -> None:
    answer = sent(walk, "tom", "/tell/", Body(FORM, f"sentence={'a' * HUGE}"))
    assert answer.status_code == 413
    assert "Go back in your browser: there it still stands." in text(answer)
