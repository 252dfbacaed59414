"""Tells what waits in Slack and Teams: each note by one process, again after a fault, and where it fails, by letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ridealong.people.accounts.opening import address_of
from ridealong.people.chats import notifier
from ridealong.people.chats.channels import tell_in
from ridealong.people.chats.models import Channel, Note
from ridealong.people.chats.notifier import Said
from ridealong.people.letters.addresses import absolute
from ridealong.people.letters.posting import AGAIN, GIVEN_UP
from ridealong.people.letters.writing import Draft, write
from ridealong.people.preferences import language_of
from ridealong.speech import gettext, speaking

State = Note.State
KIND = "channel"
"""Letters that say of a channel that nothing could be told there."""


@dataclass(slots=True)
class Told:
    """What became of the notes that were due."""

    told: int = 0
    given_up: int = 0
    put_off: int = 0


def put(channel: Channel, said: Said, *, key: str, now: datetime) -> None:
    """Have something told in a channel; what was put under this key before stays as it is."""
    longest = Note._meta.get_field("title").max_length
    words = {"title": said.title[:longest], "text": said.text, "link": said.link}
    Note.objects.get_or_create(key=key, defaults={"channel": channel, "due_at": now, **words})


def tell_due(now: datetime) -> Told:
    """Tell every note that is due, each once however many do so at the same time."""
    told = Told()
    if not notifier.installed():
        return told
    Note.objects.filter(state=State.LEAVING, taken_at__lt=now - GIVEN_UP).update(state=State.WAITING)
    waiting = Note.objects.filter(state=State.WAITING, due_at__lte=now).select_related("channel")
    for note in waiting.order_by("due_at", "id"):
        mine = Note.objects.filter(pk=note.pk, state=State.WAITING).update(state=State.LEAVING, taken_at=now)
        if mine:
            _tell(note, told, now)
    return told


def _tell(note: Note, told: Told, now: datetime) -> None:
    try:
        with speaking(language_of(note.channel.person)):
            tell_in(note.channel, Said(note.title, note.text, note.link), now=now)
    except notifier.NotTold as trouble:
        _not_told(note, trouble, told, now)
    else:
        told.told += 1
        _settle(note, State.TOLD, now)


def _not_told(note: Note, trouble: notifier.NotTold, told: Told, now: datetime) -> None:
    tries = note.tries + 1
    if trouble.for_good or tries > len(AGAIN):
        told.given_up += 1
        _settle(note, State.GIVEN_UP, now)
        _say_so(note, str(trouble), now)
        return
    told.put_off += 1
    Note.objects.filter(pk=note.pk).update(state=State.WAITING, tries=tries, due_at=now + AGAIN[tries - 1])


def _settle(note: Note, state: Note.State, now: datetime) -> None:
    Note.objects.filter(pk=note.pk).update(state=state, settled_at=now, text="")


def _say_so(note: Note, why: str, now: datetime) -> None:
    """A letter to whose channel it is. It holds nothing of what was to be told, and nothing of the address."""
    channel = note.channel
    with speaking(language_of(channel.person)):
        text = gettext(
            "“{what}” could not be told in {channel}: {why}.\n\n"
            "It is on the page: {page}\nYour channels, to try one out or add another: {settings}\n",
            what=note.title, channel=str(channel), why=why,
            page=absolute("/brief/"), settings=absolute("/settings/brief/"),
        )  # fmt: skip
        subject = gettext("Nothing arrives in {channel}", channel=str(channel))
    draft = Draft(
        key=f"{KIND} {note.key}"[:120], kind=KIND, party=channel.person,
        address=address_of(channel.person), subject=subject, text=text,
    )  # fmt: skip
    write(draft, now=now)
