"""A leader's own channels: added, tried out, and given up again."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction

from ridealong.people.accounts.sealing import Unreadable, seal, unseal
from ridealong.people.chats import notifier
from ridealong.people.chats.addresses import Unfit, read
from ridealong.people.chats.models import Channel
from ridealong.people.chats.notifier import Said
from ridealong.people.letters.addresses import absolute
from ridealong.speech import gettext

AT_MOST = 5
A_WHILE = timedelta(seconds=10)
"""Whoever presses twice meant it once."""


def of(person: str) -> list[Channel]:
    return list(Channel.objects.filter(person=person))


def add(person: str, typed: str, *, only_me: bool, now: datetime) -> Channel:
    """Keep a channel; one that is there already stays one. Raises :class:`~.addresses.Unfit`."""
    address = read(typed)
    with transaction.atomic():
        known = next((each for each in of(person) if _is_at(each, address.url)), None)
        if known is None and len(of(person)) >= AT_MOST:
            raise Unfit(gettext("You have {number} channels, and no more can be added.", number=AT_MOST))
        kept = known or Channel(person=person, since=now)
        kept.kind, kept.ending, kept.only_me = address.kind, address.ending, only_me
        kept.sealed, kept.trouble = seal(address.url.encode()), ""
        kept.save()
    return kept


def remove(person: str, number: int) -> None:
    """Write there no more; what waits for it goes too. Somebody else's is not found among one's own."""
    Channel.objects.filter(person=person, pk=number).delete()


def try_out(person: str, number: int, *, now: datetime) -> None:
    """Tell one line there now, and remember how that went."""
    found = Channel.objects.filter(person=person, pk=number).first()
    if found is None or (found.tried_at is not None and now - found.tried_at < A_WHILE):
        return
    said = Said(
        gettext("A test from Ridealong"),
        gettext("Your Monday brief will come here."),
        absolute("/settings/brief/"),
    )
    with suppress(notifier.NotTold):
        tell_in(found, said, now=now)


def tell_in(channel: Channel, said: Said, *, now: datetime) -> None:
    """Tell something, and keep beside the channel when that was or why not. Raises :class:`~.notifier.NotTold`."""
    try:
        notifier.tell(_opened(channel), said)
    except notifier.NotTold as trouble:
        longest = Channel._meta.get_field("trouble").max_length
        _note(channel, tried_at=now, trouble=str(trouble)[:longest])
        raise
    _note(channel, tried_at=now, told_at=now, trouble="")


def _opened(channel: Channel) -> str:
    try:
        return unseal(channel.sealed).decode()
    except Unreadable:
        why = gettext("its address was sealed under another key than today’s; add it again")
        raise notifier.NotTold(why, for_good=True) from None


def _is_at(channel: Channel, url: str) -> bool:
    with suppress(Unreadable):
        return unseal(channel.sealed).decode() == url
    return False


def _note(channel: Channel, **fields: object) -> None:
    # Not saved as a whole: somebody may have removed it meanwhile, and then it stays so.
    Channel.objects.filter(pk=channel.pk).update(**fields)
