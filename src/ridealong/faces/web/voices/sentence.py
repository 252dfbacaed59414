"""A sentence sent from the box: understood as it was when it was typed, judged, and recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpRequest

from ridealong.answer.unused import unused
from ridealong.doors.voices import saying
from ridealong.doors.voices.limits import may_not_tell
from ridealong.faces.web.box.near import Near
from ridealong.faces.web.box.state import NOTHING, State, page_in
from ridealong.faces.web.box.typing import Typist
from ridealong.faces.web.box.understanding import Understood, understand
from ridealong.faces.web.voices.names import KnownBook, Names
from ridealong.faces.web.voices.speaker import Speaker
from ridealong.ledger.lookup import load
from ridealong.ledger.owed import standing_for
from ridealong.ledger.receipt import Status
from ridealong.moments.doubting import doubts
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.roster import CustomerMet
from ridealong.moments.moment import Moment, new_id
from ridealong.moments.notation import bare, parse, where
from ridealong.moments.problem import SentenceError
from ridealong.speech import gettext

LONGEST = 8_000


class NotYet(Exception):
    """Why nothing was recorded: something is wrong with it, it can be read in several ways, or it was not seen yet."""

    def __init__(self, state: State) -> None:
        super().__init__(state.why)
        self.state = state


def told_by(request: HttpRequest, speaker: Speaker) -> str:
    """Record the sentence a box sent; the id of its moment. Raises :class:`NotYet`, with all that was typed."""
    typed = str(request.POST.get("sentence", "")).replace("\r\n", "\n")
    back, text = page_in(request), typed.strip()
    for why in _unreadable(text):
        raise NotYet(State(typed, NOTHING, why, back=back))
    chosen = str(request.POST.get("meant", ""))
    found = understand(text, Near(Typist.of(speaker), text))
    meanings = {each.text: each for each in found.meanings}
    unseen = found.only is not None and found.only.shown and request.POST.get("seen") != found.only.text
    if chosen not in meanings and (len(meanings) > 1 or unseen):
        raise NotYet(State(typed, found, back=back))
    try:
        moment = _moment(_sentence(text, chosen, found), speaker, str(request.POST.get("once", "")))
    except SentenceError as problem:
        column = _column(problem, found)
        raise NotYet(State(typed, NOTHING, problem.message, column, back)) from problem
    receipt = saying.tell(moment, by=speaker.person, now=speaker.now)
    if receipt.status is Status.REFUSED:
        raise NotYet(State(typed, NOTHING, receipt.why, back=back))
    return receipt.id


def _sentence(text: str, chosen: str, found: Understood) -> str:
    if chosen in {each.text for each in found.meanings}:
        return chosen
    if found.only is not None:
        return found.only.text
    return found.readings[0].text if found.readings else bare(text)


def _column(problem: SentenceError, found: Understood) -> int:
    """Where in what was typed the trouble starts; nought where it is on a later line, or nowhere."""
    if problem.line != 1 or not problem.column:
        return 0
    return found.readings[0].back(problem.column - 1) + 1 if found.readings else problem.column


def _moment(text: str, speaker: Speaker, once: str) -> Moment:
    names = Names(speaker)
    moment = parse(text, KnownBook(speaker, names, saying.fresh_or(once)))
    if isinstance(moment.fact, CustomerMet) and (unknown := names.out_of_sight(moment.fact.customer)):
        raise SentenceError(str(unknown), line=1, column=text.index(unknown.name) + 1)
    for problem in _untellable(moment.fact, speaker):
        raise SentenceError(problem, line=0, column=0)
    for slip in (*doubts(moment), *unused(moment.fact, now=speaker.now)):
        line, column = where(text, slip)  # whoever types 80 for 80% should hear it now
        raise SentenceError(slip, line=line, column=column)
    return _anew(moment)


def _anew(moment: Moment) -> Moment:
    """Under an id of its own where the page's was used already for something else, or for what was taken back since."""
    for kept in load([moment.id]):
        standing = standing_for(kept.id)
        if kept.fact != moment.fact or standing is None or standing.id != kept.id:
            return replace(moment, id=new_id())
    return moment


def _untellable(fact: Fact, speaker: Speaker) -> Iterator[str]:
    if not speaker.at_the_machine and (
        why := may_not_tell(fact, person=speaker.person, role=speaker.role, today=speaker.today)
    ):
        yield why


def _unreadable(text: str) -> Iterator[str]:
    if not text:
        yield gettext('a sentence should stand here, such as: tom promised acme "a quote" by 2026-03-30')
    if len(text) > LONGEST:
        yield gettext(
            "that is {length} letters, and a sentence has at most {most}",
            length=f"{len(text):,}",
            most=f"{LONGEST:,}",
        )
