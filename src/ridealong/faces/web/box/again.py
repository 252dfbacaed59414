"""What was taken back, as it would be told again: it stands in the box, to be put right."""

from __future__ import annotations

from ridealong.faces.web.voices.names import KnownBook, Names
from ridealong.faces.web.voices.speaker import Speaker
from ridealong.moments.moment import Moment
from ridealong.moments.notation import say, say_fact


def again(moment: Moment, speaker: Speaker) -> str:
    """Its sentence in the notation; with its day where it was said to be of a day."""
    book = KnownBook(speaker, Names(speaker), "")
    return say(moment, book, plain=True) if moment.all_day else say_fact(moment.fact, book, moment.language)
