"""An answer reads no years that nobody counts any more, and says to the letter what it would say had it read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ridealong.answer.answer import Answer
from ridealong.answer.asking import READ, evidence_for
from ridealong.answer.compose import begins, compose
from ridealong.ledger import hanging
from ridealong.ledger import recall as recall_module
from ridealong.ledger.recall import Scope, recall
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.evidence import Evidence
from ridealong.moments.kinds.loops import VisitMade
from ridealong.moments.moment import Moment
from tests.ledger.telling import CAST, party, read, recorder, tell
from tests.ledger.test_laws import a_ledger

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 30)
FLOOR = begins(TODAY)
BEGUN = datetime(2026, 3, 31, 8, tzinfo=UTC)
EARLY = CAST.replace("2025-01-06", "2019-01-06")


class Story:
    """Years of a firm, told one by one: what may be answered, corrected and taken back is remembered."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.hour = chance, 0
        self.loops: list[tuple[str, date, str, str]] = []
        self.told = (BEGUN.date(), "", "")
        self.visits: set[str] = set()
        self.kept: list[tuple[str, Callable[[], str]]] = []
        self.words = [
            self.touch, self.promise, self.visit, self.hours, self.barrier, self.bought, self.bought,
            self.rated, self.referred, self.deal, self.decision, self.verb, self.verb, self.verb, self.verb,
        ]  # fmt: skip
        chance.shuffle(self.words)
        # In some firms hardly anything but two or three sorts of things happens.
        self.words = self.words[: chance.choice([1, 2, 3, 6, 15])]

    @property
    def now(self) -> datetime:
        return BEGUN + timedelta(hours=self.hour)

    def go_on(self) -> None:
        self.hour += 1
        how = self.chance.choices(["told", "corrected", "taken back"], [8, 1, 1])[0]
        if how == "told" or not self.kept:
            self.tell(self.chance.choice(self.words))
            return
        what, made = self.chance.choice(self.kept)
        if how == "corrected":
            (better,) = read(made())
            self.record(replace(better, corrects=what, label=None), made)
        else:
            receipt = withdraw(what, why="a slip", by=recorder("rita"), door="t", now=self.now)
            self.kept += [(receipt.id, self.touch)] if receipt.status is Status.KEPT else []

    def tell(self, made: Callable[[], str]) -> None:
        (moment,) = read(made())
        if self.record(moment, made) and moment.label:
            self.loops.append((f"^{moment.label}", *self.told))
            if isinstance(moment.fact, VisitMade):
                self.visits.add(f"^{moment.label}")

    def record(self, moment: Moment, made: Callable[[], str]) -> bool:
        (receipt,) = record([moment], by=SYSTEM, door="t", now=self.now)
        self.kept += [(receipt.id, made)] if receipt.status is Status.KEPT else []
        return receipt.status is Status.KEPT

    def day(self) -> date:
        """Lately, about where the floor lies, or at any time in these years."""
        lately = TODAY - timedelta(days=self.chance.randint(1, 120))
        about = FLOOR + timedelta(days=self.chance.randint(-60, 60))
        return self.chance.choice([lately, about, TODAY - timedelta(days=self.chance.randint(1, 2_000))])

    def said(self, by: str, words: str, day: date | None = None) -> str:
        return f"as {by}\n{day or self.day()}{self.chance.choice(['', '', ' 00:30', ' 23:30'])}  {words}"

    def firm(self) -> str:
        return self.chance.choice(["acme", "acme", "bolt"])

    def touch(self) -> str:
        by, how = self.chance.choice(["tom", "mia", "nils", "ana"]), self.chance.choice(["warned", "pitched"])
        return self.said(by, f'{by} {how} {self.firm()} "the resin is short"')

    def opened(self, by: str, words: str, doer: str, receiver: str) -> str:
        """Something that waits for another's word; who should do it and who waits is remembered with its label."""
        self.told = (self.day(), doer, receiver)
        return self.said(by, f"{words} ^l{self.hour}", self.told[0])

    def promise(self) -> str:
        by, to = self.chance.choice(
            [("tom", "acme"), ("mia", "bolt"), ("ana", "tom"), ("ana", "acme/petra"), ("nils", "bolt")]
        )
        day = self.day()
        due = day + timedelta(days=self.chance.choice([3, 30, 500]))
        self.told = (day, by, to)
        return self.said(by, f'{by} promised {to} "an invoice" by {due} ^l{self.hour}', day)

    def verb(self) -> str:
        """Mostly by who may say so and soon after."""
        if not self.loops:
            return self.promise()
        label, day, doer, receiver = self.chance.choice(self.loops)
        receiver = "acme/petra" if receiver == "acme" else receiver
        verb = self.chance.choice(["claimed", "confirmed", "denied", "dropped", "moved"])
        doer = "ana" if doer == "nobody" else doer
        by = doer if verb == "claimed" else self.chance.choice([receiver, receiver, doer, "ana"])
        on = self.chance.choice([day + timedelta(days=self.chance.randint(0, 20)), self.day()])
        if verb != "moved":
            return self.said(by, f"{by} {verb} {label}", on)
        self.told = (on, doer, receiver)
        return self.said(by, f"{by} moved {label} to {self.day()} ^l{self.hour}", on)

    def visit(self) -> str:
        if self.chance.random() < 0.2:
            return self.opened("bob", "bob visited bolt with nils", "bob", "nils")
        by = self.chance.choice(["ana", "tom", "system"])
        return self.opened(by, f"ana visited {self.firm()} with tom for 200 min", "ana", "tom")

    def hours(self) -> str:
        by, where = self.chance.choice(["ana", "system"]), self.chance.choice(["in the field", "inside"])
        return self.said(by, f"ana spent 90 min {where} with {self.chance.choice(['tom', 'acme'])}")

    def deal(self) -> str:
        """Now and then a plan, without which nothing is inside or outside of it."""
        if self.chance.random() < 0.3:
            plan = "\n    whom we serve: printers\n    customers acme\n    - keep printers"
            day = self.day()
            return f"as ana\n{day}  ana adopted the game plan from {day}:{plan}"
        return self.said("tom", f'tom opened a deal with {self.firm()} "drums"')

    def decision(self) -> str:
        """Put up for Tom, whose word is a verb like others."""
        day = self.day()
        self.told = (day, "nobody", "tom")
        costs = "stakes 9 EUR, final, delay 1 EUR a week, study 1 EUR an hour"
        return (
            f'as ana\n{day}  ana put up "it" for decision by {day + timedelta(days=5)}, {costs}, for tom ^l{self.hour}:'
            "\n    lease: 0 to 900 EUR\n    rent: 0 to 600 EUR"
        )

    def barrier(self) -> str:
        """Sometimes found on a visit, be it Bob's."""
        visits = sorted(self.visits)
        found = f" found on {self.chance.choice(visits)}" if visits else ""
        return self.opened("tom", f'tom raised a barrier "credit checks"{found}', "nobody", "tom")

    def bought(self) -> str:
        by, seller = (
            self.chance.choice(["system", "ana"]),
            self.chance.choice([" from tom", " from nils", ""]),
        )
        return self.said(by, f"{self.firm()} bought for 10 EUR{seller}")

    def rated(self) -> str:
        return self.said("acme/petra", "acme/petra graded tom: listens exceeds")

    def referred(self) -> str:
        return self.said("acme/petra", "acme came through bolt")


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two old moments of each source are a few already, so that stories of some dozen moments hold more."""
    for module in (recall_module, hanging):
        monkeypatch.setattr(module, "A_FEW", 2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9))
def test_an_answer_says_the_same_whether_it_reads_the_years_before_or_not(seed: int) -> None:
    chance = Random(seed)
    with a_ledger(cast=False):
        tell(EARLY, door="cast", now=BEGUN)
        story = Story(chance)
        for _ in range(chance.randint(1, 40)):
            story.go_on()
        for leader in map(party, ("ana", "ana", "bob")):
            as_of = TODAY + timedelta(days=chance.randint(-30, 30))
            hours = chance.choice([None, None, story.hour // 2])
            known_at = None if hours is None else BEGUN + timedelta(hours=hours)
            floored, whole = evidence_for(leader, as_of, known_at), everything(leader, as_of, known_at)
            assert answer(floored) == answer(whole)
            assert floored.purchases == whole.purchases
            assert floored.by_id.keys() <= whole.by_id.keys()


def everything(leader: str, as_of: date, known_at: datetime | None) -> Evidence:
    return recall(Scope.of_leader(leader), until=as_of, zone=UTC, kinds=READ, known_at=known_at, apart=True)


def answer(evidence: Evidence) -> Answer:
    return compose(replace(evidence, known_at=BEGUN), name="Ana", handle_of=str)
