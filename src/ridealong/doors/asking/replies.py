"""What a customer answered, as facts: each question has its own reader, and words are kept wherever they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ridealong.doors.asking.opening import CustomersAsk
from ridealong.doors.asking.reasons import BEHAVIOURS, GRADES
from ridealong.doors.asking.senders import sender
from ridealong.doors.asking.typed import Typed, Unfit
from ridealong.doors.asking.wording import words
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.customers import (
    CustomerChose,
    CustomerRated,
    CustomerReferred,
    CustomerSpoke,
    DealOpened,
    FitJudged,
)
from ridealong.moments.kinds.loops import LoopConfirmed, LoopDenied, VisitMade
from ridealong.moments.slots import Grade
from ridealong.practices.cards import SCORE_TOPIC


def replies(opened: CustomersAsk, typed: Typed, language: str) -> list[Fact]:
    """The facts of an answer, in the order of its questions. Raises :class:`Unfit` where there is nothing to send."""
    reply = Reply(opened, typed, language)
    found = [fact for question in opened.questions for fact in READERS[question](reply)]
    if not found:
        raise Unfit("nothing")
    return found


class Reply:
    """One customer's answer on its way to being facts."""

    def __init__(self, opened: CustomersAsk, typed: Typed, language: str) -> None:
        self.opened, self.typed, self.said = opened, typed, words(language)
        self.who, self.about = opened.ask.party, opened.ask.about

    def spoke(self, says: str, topic: str) -> Iterator[Fact]:
        if says:
            yield CustomerSpoke(self.who, says, topic, self.about)

    def card(self) -> Iterator[Fact]:
        chosen = [(each, self.typed.choice(f"card-{each}", *GRADES)) for each in BEHAVIOURS]
        grades = tuple(Grade(behaviour, grade) for behaviour, grade in chosen if grade)
        pushed = self.typed.choice("pushed", "yes", "no") == "yes"
        if grades:
            yield CustomerRated(self.who, self.opened.ask.person, grades, "a score" if pushed else None)
        elif pushed:
            yield from self.spoke(f"{self.said['card']['pushed']} {self.said['page']['yes']}.", SCORE_TOPIC)

    def chose(self) -> Iterator[Fact]:
        why, rival = self.typed.words("why"), self.typed.words("rival")
        over = self.typed.words("over") or None
        whom = self.typed.choice("chose", "us", "other") or ("other" if rival else "")
        about = self.opened.about
        deal = self.about if about and isinstance(about.fact, DealOpened) else None
        if whom:
            yield CustomerChose(self.who, why, rival if whom == "other" else None, over, deal)
        else:
            yield from self.spoke(" / ".join(filter(None, (why, over))), "choice")

    def really(self) -> Iterator[Fact]:
        yield from self._confirmed("really")

    def solved(self) -> Iterator[Fact]:
        yield from self._confirmed("solved")

    def _confirmed(self, name: str) -> Iterator[Fact]:
        says, answer = self.typed.words(f"{name}-words"), self.typed.choice(name, "yes", "no")
        if answer:
            verb = LoopConfirmed if answer == "yes" else LoopDenied
            yield verb(self.who, self.about, says or None)
        else:
            yield from self.spoke(says, name)

    def visit(self) -> Iterator[Fact]:
        """Where somebody was beside the visitor it is theirs to confirm; the customer's word stands beside it."""
        visit = self.opened.about.fact if self.opened.about else None
        if isinstance(visit, VisitMade) and visit.beside is None:
            yield from self._confirmed("visit")
            return
        says, answer = self.typed.words("visit-words"), self.typed.choice("visit", "yes", "no")
        topic = "no-visit" if answer == "no" else "visit"
        yield from self.spoke(says or (self.said["visit"][answer] if answer else ""), topic)

    def fit(self) -> Iterator[Fact]:
        says, fit = self.typed.words("fit-words"), self.typed.choice("fit", "good", "poor")
        if fit:
            yield FitJudged(self.who, self.about, "good" if fit == "good" else "poor", says or None)
        else:
            yield from self.spoke(says, "fit")

    def sent_by(self) -> Iterator[Fact]:
        says = self.typed.words("sent_by")
        through = sender(says, self.opened.ask.customer)
        if through:
            yield CustomerReferred(self.opened.ask.customer, through, says)
        else:
            yield from self.spoke(says, "sent-by")

    def words(self) -> Iterator[Fact]:
        yield from self.spoke(self.typed.words("words"), self.opened.ask.reason.replace("_", "-"))


READERS: dict[str, Callable[[Reply], Iterator[Fact]]] = {
    "card": Reply.card, "chose": Reply.chose, "really": Reply.really, "solved": Reply.solved, "visit": Reply.visit,
    "fit": Reply.fit, "sent_by": Reply.sent_by, "words": Reply.words,
}  # fmt: skip
