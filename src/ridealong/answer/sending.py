"""Sends the brief to the leader it is about: on Monday morning where they are, or soon after, once a week."""

from __future__ import annotations

from datetime import datetime

from ridealong.answer.brief import Brief, brief_of
from ridealong.answer.of_a_week import MORNING, When
from ridealong.answer.paper import as_text
from ridealong.ledger.seen import sight_of
from ridealong.people import parties as people
from ridealong.people.accounts.opening import address_of
from ridealong.people.letters.addresses import absolute, mail_goes_out
from ridealong.people.letters.models import Letter
from ridealong.people.letters.writing import BRIEF, Draft, write
from ridealong.people.models import Party
from ridealong.people.preferences import language_of
from ridealong.people.reader import reader
from ridealong.speech import figures, gettext, speaking


class NoWay(Exception):
    """Why a brief cannot be sent. It is never left to be brought: whoever brings letters may not read it."""


def due(now: datetime) -> int:
    """Write every leader's brief of this week that is due; how many were written. Safe to run twice.

    It is due on Monday morning. Where nothing ran on that day, it is written as soon as something does.
    """
    if not mail_goes_out():
        return 0
    awake = [each for each in people.leaders() if not each.forgotten and _is_awake(each.id, now)]
    return sum(send(each, now=now) for each in awake if address_of(each.id))


def send(leader: Party, *, now: datetime) -> bool:
    """Write the brief of this week to its leader; whether it had not been written yet. Raises :class:`NoWay`."""
    address = address_of(leader.id)
    if not mail_goes_out():
        raise NoWay(gettext("no mail server is set, so no brief can leave: set RIDEALONG_MAIL_URL"))
    if not address:
        raise NoWay(gettext("nobody knows where to write to {handle}", handle=leader.handle))
    day = now.astimezone(people.zone_of(leader.id)).date()
    key = f"{BRIEF} {leader.id} {day:%G-W%V}"
    if Letter.objects.filter(key=key).exists():
        return False
    with speaking(language_of(leader.id)):
        sight = sight_of(reader(leader.id, now), day)
        brief = brief_of(leader.id, leader.name or leader.handle, when=When(day, now), sight=sight)
        subject = gettext("Your week of {day}", day=figures.short_day(brief.monday))
        draft = Draft(
            key=key, kind=BRIEF, party=leader.id, address=address, subject=subject, text=_letter(brief)
        )
    write(draft, now=now)
    return True


def _letter(brief: Brief) -> str:
    below = (
        gettext("The page, for you and your team: {address}", address=absolute("/brief/")),
        gettext("Your own guess, before you read the next: {address}", address=absolute("/guess/")),
    )
    return as_text(brief) + "\n" + "\n".join(below) + "\n"


def _is_awake(leader: str, now: datetime) -> bool:
    """Whether it is after six where they are: a week begins with its Monday, and no letter comes at night."""
    return now.astimezone(people.zone_of(leader)).time() >= MORNING
