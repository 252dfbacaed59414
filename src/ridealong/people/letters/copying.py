"""Letters that somebody brings themselves: where no mail goes out, or nobody knows an address."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from ridealong.people.letters.addresses import mail_goes_out
from ridealong.people.letters.models import Letter
from ridealong.people.letters.posting import State, settle
from ridealong.people.letters.writing import BRIEF


def to_copy() -> QuerySet[Letter]:
    """The letters that wait for somebody to bring them, oldest first."""
    stuck = Letter.objects.filter(state=State.WAITING).exclude(kind=BRIEF).order_by("id")
    return stuck.filter(address="") if mail_goes_out() else stuck


def take_copy(letter_id: int, *, now: datetime) -> tuple[Letter, str] | None:
    """A letter and its words, told once: afterwards they are erased. None if it has left already."""
    letter = to_copy().filter(pk=letter_id).first()
    if letter is None or not Letter.objects.filter(pk=letter_id, state=State.WAITING).update(
        state=State.COPIED
    ):
        return None
    text = letter.text
    settle(letter, State.COPIED, now=now)
    return letter, text
