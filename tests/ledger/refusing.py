"""Why the ledger refuses what a test tells it, or makes by hand as a door might."""

from dataclasses import replace

from ridealong.ledger.models import Label
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.ledger.script import read_script
from ridealong.moments.kind import Fact
from ridealong.moments.kinds.loops import PromiseMade
from ridealong.moments.moment import Moment, new_id, on_day
from tests.ledger.telling import NOW, book, named, read, tell, the

PROMISED = """
as tom
2026-03-02  tom promised acme "an invoice" by 2026-03-06 ^p1
"""


def why(fact: Fact, **envelope: object) -> str:
    """Why a moment made by hand is refused, as a door might make one."""
    moment = Moment(id=new_id(), fact=fact, happened_at=on_day(NOW.date()), all_day=True)
    moment = replace(moment, **envelope)  # type: ignore[arg-type]
    (receipt,) = record([moment], by=SYSTEM, door="test", now=NOW)
    assert receipt.status is Status.REFUSED, "it was kept"
    return receipt.why


def slip(sentence: str) -> str:
    """What is said of a sentence that was hardly meant, and of the same moment where a door hands it in."""
    (problem,) = read_script(sentence, book(), SYSTEM).problems
    (told,) = read_script(sentence, book(), SYSTEM, believe=True).told
    (receipt,) = record([told.moment], by=SYSTEM, door="test", now=NOW)
    assert receipt.why == problem.message
    return problem.message


def place(sentence: str) -> tuple[int, int]:
    """The line and the column of what is wrong with a sentence."""
    (problem,) = read_script(sentence, book(), SYSTEM).problems
    return problem.line, problem.column


def told(sentence: str) -> Moment:
    (moment,) = read(sentence)
    return moment


def corrected(label: str, sentence: str, who: str = "tom") -> str:
    moment = replace(told(f"as {who}\n{sentence}"), corrects=named(label))
    (receipt,) = record([moment], by=SYSTEM, door="test", now=NOW)
    return receipt.why


def the_promise_is_kept() -> bool:
    tell(PROMISED)
    return isinstance(the("p1").fact, PromiseMade)


def the_withdrawn() -> str:
    return Label.objects.get(label="p1").moment
