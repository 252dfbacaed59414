"""Sends the brief to the leader it is about: on Monday morning where they are, or soon after, once a week.

By mail, and in a short form into the channels they added. A week in which nothing is to be done and nothing has
changed brings nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.utils import translation

from ridealong.answer.brief import Brief, brief_of
from ridealong.answer.chatting import in_short
from ridealong.answer.mailing import letter_of
from ridealong.answer.of_a_week import MORNING, When
from ridealong.ledger.seen import sight_of
from ridealong.people import parties as people
from ridealong.people.accounts.opening import address_of
from ridealong.people.chats import notifier
from ridealong.people.chats.channels import of as channels_of
from ridealong.people.chats.models import Channel, Note
from ridealong.people.chats.telling import put
from ridealong.people.letters.addresses import absolute, mail_goes_out
from ridealong.people.letters.models import Letter
from ridealong.people.letters.stopping import stopped_since, token_for
from ridealong.people.letters.writing import BRIEF, Draft, leave_out, write
from ridealong.people.lines import Lines
from ridealong.people.models import Party
from ridealong.people.preferences import language_of
from ridealong.people.reader import reader
from ridealong.people.seeing import Sight
from ridealong.speech import DEFAULT, LANGUAGES, gettext, speaking


class NoWay(Exception):
    """Why a brief cannot be sent. It is never left to be brought: whoever brings letters may not read it."""


def due(now: datetime) -> int:
    """Write every leader's brief of this week that is due; how many letters and notes. Safe to run twice.

    It is due on Monday morning. Where nothing ran on that day, it is written as soon as something does.
    """
    if not (mail_goes_out() or notifier.installed()):
        return 0
    lines = Lines.known()
    return sum(
        _write(each, now)
        for each in people.leaders()
        if not each.forgotten and _is_awake(each.id, now) and lines.leads(each.id, _day(each.id, now))
    )


def send(leader: Party, *, now: datetime) -> bool:
    """Write the letter of this week to its leader; whether it had not been written yet. Raises :class:`NoWay`."""
    if not mail_goes_out():
        raise NoWay(gettext("no mail server is set, so no brief can leave: set RIDEALONG_MAIL_URL"))
    if not address_of(leader.id):
        raise NoWay(gettext("nobody knows where to write to {handle}", handle=leader.handle))
    if stopped_since(leader.id, BRIEF):
        raise NoWay(
            f"{leader.handle} wants no brief by mail; only they can switch it on again: /settings/brief/"
        )
    key = _key(leader.id, now)
    if Letter.objects.filter(key=key).exclude(state=Letter.State.QUIET).exists():
        return False
    with _in_their_language(leader.id):
        brief, _ = _brief(leader, now)
        if brief.says_nothing:
            raise NoWay(
                "nothing is to be done this week and nothing has changed, so there is nothing to send"
            )
        Letter.objects.filter(key=key).delete()  # it was quiet this morning, and by now something was told
        _mail(leader, brief, key, now)
    return True


def _write(leader: Party, now: datetime) -> int:
    """What is still to be written of one leader's week, by mail and for their channels; how much that was."""
    key = _key(leader.id, now)
    mail = mail_goes_out() and bool(address_of(leader.id)) and not stopped_since(leader.id, BRIEF)
    channels = [each for each in channels_of(leader.id) if notifier.installed()]
    known = Letter.objects.filter(key=key).values_list("state", flat=True).first()
    told = set(Note.objects.filter(key__startswith=f"{key} ").values_list("channel_id", flat=True))
    mail, channels = mail and known is None, [each for each in channels if each.pk not in told]
    if known == Letter.State.QUIET or not (mail or channels):
        return 0
    with _in_their_language(leader.id):
        brief, sight = _brief(leader, now)
        if brief.says_nothing:
            leave_out(Draft(key=key, kind=BRIEF, party=leader.id, address="", subject="", text=""), now=now)
            return 0
        if mail:
            _mail(leader, brief, key, now)
        for each in channels:
            _tell(each, brief, sight, key=key, now=now)
    return int(mail) + len(channels)


def _brief(leader: Party, now: datetime) -> tuple[Brief, Sight]:
    day = _day(leader.id, now)
    sight = sight_of(reader(leader.id, now), day)
    return brief_of(leader.id, leader.name or leader.handle, when=When(day, now), sight=sight), sight


def _mail(leader: Party, brief: Brief, key: str, now: datetime) -> None:
    stop = absolute(f"/brief/stop/{token_for(leader.id, BRIEF)}/")
    letter = letter_of(brief, stop)
    draft = Draft(
        key=key, kind=BRIEF, party=leader.id, address=address_of(leader.id), stop=stop,
        subject=letter.subject, text=letter.text, html=letter.html,
    )  # fmt: skip
    write(draft, now=now)


def _tell(channel: Channel, brief: Brief, sight: Sight, *, key: str, now: datetime) -> None:
    team = [] if channel.only_me else sorted(sight.lines.below(str(sight.reader.person), sight.today))
    put(channel, in_short(brief, sight, team), key=f"{key} {channel.pk}", now=now)


def _key(leader: str, now: datetime) -> str:
    return f"{BRIEF} {leader} {_day(leader, now):%G-W%V}"


def _day(leader: str, now: datetime) -> date:
    return now.astimezone(people.zone_of(leader)).date()


def _is_awake(leader: str, now: datetime) -> bool:
    """Whether it is after six where they are: a week begins with its Monday, and no letter comes at night."""
    return now.astimezone(people.zone_of(leader)).time() >= MORNING


@contextmanager
def _in_their_language(person: str) -> Iterator[None]:
    settled = language_of(person)
    language = settled if settled in LANGUAGES else DEFAULT
    with speaking(language), translation.override(language):
        yield
