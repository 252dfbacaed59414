"""Letters leave once, wait while nothing can leave, and lose their words when they are gone."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from ridealong.people.letters.copying import take_copy, to_copy
from ridealong.people.letters.models import Letter
from ridealong.people.letters.posting import AGAIN, GIVEN_UP, NoServer, State, post
from ridealong.people.letters.sweeping import KEPT, sweep
from ridealong.people.letters.writing import Draft, write

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)


@dataclass
class Office:
    """A mail server of the test's own: it keeps what it takes, and refuses whom it is told to."""

    arrived: list[Message] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if said := self.refuses.get(address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.arrived.append(message_from_bytes(envelope.content))
        return "250 OK"


class _Controller(Controller):
    def factory(self) -> SMTP:
        return SMTP(self.handler, enable_SMTPUTF8=True)


@pytest.fixture
def office(settings: Any) -> Iterator[Office]:
    kept = Office()
    controller = _Controller(kept, hostname="127.0.0.1", port=_free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = False
    yield kept
    controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def letter(key: str = "ask 1", address: str = "petra@acme.example", **more: Any) -> Letter:
    draft = Draft(
        key=key,
        kind="ask",
        party="petra",
        address=address,
        subject="One question",
        text="https://here/ask/x/",
        **more,
    )
    return write(draft, now=NOW)


def state(of: Letter) -> str:
    of.refresh_from_db()
    return of.state


def test_a_letter_leaves_once_however_often_it_is_time(office: Office) -> None:
    one = letter()
    assert post(NOW).sent == 1
    assert post(NOW).sent == 0
    (arrived,) = office.arrived
    assert arrived["To"] == "petra@acme.example"
    assert "https://here/ask/x/" in arrived.get_payload()
    assert state(one) == State.SENT


def test_the_same_key_is_written_once(office: Office) -> None:
    assert letter().pk == letter().pk
    assert post(NOW).sent == 1


def test_once_it_has_left_its_words_are_gone(office: Office) -> None:
    one = letter(stop="https://here/stop/x/")
    post(NOW)
    one.refresh_from_db()
    assert (one.text, one.stop) == ("", "")


def test_a_letter_that_can_be_stopped_says_so_to_the_mail_program(office: Office) -> None:
    letter(stop="https://here/stop/x/")
    post(NOW)
    assert office.arrived[0]["List-Unsubscribe"] == "<https://here/stop/x/>"
    assert office.arrived[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_is_due_later_waits(office: Office) -> None:
    draft = Draft(key="k", kind="ask", party="p", address="p@a.example", subject="s", text="t")
    write(draft, now=NOW, due=NOW + timedelta(days=7))
    assert post(NOW).sent == 0
    assert post(NOW + timedelta(days=7)).sent == 1


def test_an_address_that_is_refused_for_good_has_bounced_and_the_others_leave(office: Office) -> None:
    office.refuses["gone@acme.example"] = "550 no such person"
    gone, here = letter("a", "gone@acme.example"), letter("b")
    posted = post(NOW)
    assert (posted.sent, posted.bounced) == (1, 1)
    assert (state(gone), gone.trouble) == (State.BOUNCED, "no such person")
    assert state(here) == State.SENT


def test_a_passing_fault_is_tried_again_later_and_not_for_ever(office: Office) -> None:
    office.refuses["busy@acme.example"] = "450 come back later"
    busy, at = letter("a", "busy@acme.example"), NOW
    for wait in AGAIN:
        assert post(at).put_off == 1
        assert post(at).put_off == 0, "not before its time"
        at += wait
    assert post(at).bounced == 1
    assert state(busy) == State.BOUNCED


def test_an_address_nobody_could_write_to_is_no_reason_to_stop(office: Office) -> None:
    odd, fine = letter("a", "pe\ntra@acme.example"), letter("b")
    assert post(NOW).sent == 1
    assert (state(odd), state(fine)) == (State.BOUNCED, State.SENT)


def test_a_subject_with_a_line_break_is_one_line(office: Office) -> None:
    draft = Draft(
        key="k", kind="ask", party="p", address="p@a.example", subject="Hello\nBcc: all@x", text="t"
    )
    write(draft, now=NOW)
    post(NOW)
    assert office.arrived[0]["Subject"] == "Hello Bcc: all@x"
    assert office.arrived[0]["Bcc"] is None


def test_without_an_answer_from_the_server_every_letter_waits(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    one = letter()
    with pytest.raises(NoServer, match=r"the mail server 127\.0\.0\.1 does not take letters"):
        post(NOW)
    assert (state(one), one.tries) == (State.WAITING, 0)


def test_a_letter_whose_process_died_is_sent_by_another(office: Office) -> None:
    one = letter()
    Letter.objects.filter(pk=one.pk).update(state=State.LEAVING, taken_at=NOW)
    assert post(NOW).sent == 0
    assert post(NOW + GIVEN_UP + timedelta(seconds=1)).sent == 1


def test_without_mail_a_letter_is_brought_by_somebody_and_told_once() -> None:
    one = letter()
    assert post(NOW).sent == 0
    assert [each.pk for each in to_copy()] == [one.pk]
    taken = take_copy(one.pk, now=NOW)
    assert taken is not None and taken[1] == "https://here/ask/x/"
    assert take_copy(one.pk, now=NOW) is None
    assert (state(one), one.text) == (State.COPIED, "")


def test_with_mail_only_those_without_an_address_are_brought(office: Office) -> None:
    letter("a")
    unknown = letter("b", "")
    assert [each.pk for each in to_copy()] == [unknown.pk]
    assert post(NOW).sent == 1


def test_after_a_while_nothing_tells_where_a_letter_went(office: Office) -> None:
    one = letter()
    post(NOW)
    sweep(NOW + KEPT + timedelta(days=1))
    one.refresh_from_db()
    assert (one.address, one.subject) == ("", "")
    assert letter().pk == one.pk, "but it is not written again"
