"""Sends what is due: each letter by one process, again after a passing fault, and never after it was refused."""

from __future__ import annotations

import hashlib
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from ridealong.people.letters.addresses import mail_goes_out
from ridealong.people.letters.models import Letter

State = Letter.State
AT_ONCE = 200
A_RUN = 2_000
"""Letters of one errand: a mail server that is slow must not keep everything else from being done."""
GIVEN_UP = timedelta(minutes=30)
"""A process that took a letter and said nothing for so long has died with it."""
AGAIN = (
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=3),
    timedelta(hours=12),
    timedelta(days=1),
)
FOR_GOOD = 500
"""Answers of a mail server from here on say that trying again is of no use."""


class NoServer(Exception):
    """The mail server cannot be reached or does not know us; the letters wait."""


@dataclass(slots=True)
class Posted:
    """What became of the letters that were due."""

    sent: int = 0
    bounced: int = 0
    put_off: int = 0


def post(now: datetime) -> Posted:
    """Send every letter that is due. Raises :class:`NoServer`, with all letters kept, where none can leave."""
    posted = Posted()
    Letter.objects.filter(state=State.LEAVING, taken_at__lt=now - GIVEN_UP).update(state=State.WAITING)
    if not mail_goes_out() or not Letter.objects.filter(state=State.WAITING, due_at__lte=now).exists():
        return posted
    connection = get_connection()
    try:
        connection.open()
    except OSError as trouble:  # of which smtplib's own errors are
        raise NoServer(
            f"the mail server {settings.EMAIL_HOST} does not take letters: {_plain(trouble)}"
        ) from trouble
    try:
        for letter in _due(now):
            _send(letter, connection, posted, now)
    finally:
        connection.close()
    return posted


def _due(now: datetime) -> Iterator[Letter]:
    """Letters taken a few at a time, so that two processes never send one twice."""
    for _ in range(A_RUN // AT_ONCE):
        with transaction.atomic():
            waiting = Letter.objects.select_for_update().filter(state=State.WAITING, due_at__lte=now)
            taken = list(waiting.exclude(address="").order_by("due_at", "id")[:AT_ONCE])
            Letter.objects.filter(pk__in=[each.pk for each in taken]).update(
                state=State.LEAVING, taken_at=now
            )
        if not taken:
            return
        yield from taken


def _send(letter: Letter, connection: BaseEmailBackend, posted: Posted, now: datetime) -> None:
    try:
        connection.send_messages([_message(letter)])
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()), (FOR_GOOD, b""))
        _refused(letter, code, _words(said), posted, now)
    except smtplib.SMTPResponseException as refused:
        _refused(letter, refused.smtp_code, _words(refused.smtp_error), posted, now)
    except OSError as trouble:
        connection.close()  # whatever is wrong with this line, the next letter opens another
        _refused(letter, 0, _plain(trouble), posted, now)
    except ValueError as unfit:  # an address that no server could be told
        _refused(letter, FOR_GOOD, str(unfit), posted, now)
    else:
        posted.sent += 1
        settle(letter, State.SENT, now=now)


def _refused(letter: Letter, code: int, said: str, posted: Posted, now: datetime) -> None:
    tries = letter.tries + 1
    trouble = said[: Letter._meta.get_field("trouble").max_length]
    if code >= FOR_GOOD or tries > len(AGAIN):
        posted.bounced += 1
        settle(letter, State.BOUNCED, now=now, trouble=trouble)
        return
    posted.put_off += 1
    Letter.objects.filter(pk=letter.pk).update(
        state=State.WAITING, tries=tries, due_at=now + AGAIN[tries - 1], trouble=trouble
    )


def settle(letter: Letter, state: State, *, now: datetime, trouble: str = "") -> None:
    """A letter has left or never will: its words, and the link in them, need not be kept any longer."""
    Letter.objects.filter(pk=letter.pk).update(
        state=state, settled_at=now, text="", html="", stop="", trouble=trouble
    )


def _message(letter: Letter) -> EmailMessage:
    host = urlsplit(settings.RIDEALONG_URL).hostname or "localhost"
    # The same letter has the same name however often it leaves, so that a mail program shows it once.
    name = hashlib.sha256(letter.key.encode()).hexdigest()[:32]
    headers = {"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated"}
    if letter.stop:
        headers |= {
            "List-Unsubscribe": f"<{letter.stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    if not letter.html:
        return EmailMessage(letter.subject, letter.text, to=[letter.address], headers=headers)
    both = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.address], headers=headers)
    both.attach_alternative(letter.html, "text/html")
    return both


def _words(said: object) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _plain(trouble: OSError) -> str:
    if isinstance(trouble, smtplib.SMTPResponseException):
        return _words(trouble.smtp_error)
    return trouble.strerror or str(trouble) or type(trouble).__name__
