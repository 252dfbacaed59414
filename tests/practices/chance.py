"""Tells random but possible ledgers of one small team, for the laws that hold whatever was told."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from ridealong.moments.kind import Fact
from ridealong.moments.kinds import customers, difference, employees, loops, roster, strategy
from ridealong.moments.moment import Moment, Voice, on_day
from ridealong.moments.slots import Money, Tally

FIRST, LAST_DAY = date(2025, 9, 1), date(2026, 3, 29)
AS_OF = date(2026, 3, 30)
PEOPLE, FIRMS = ("ana", "tom", "mia"), ("acme", "bolt", "carl")
VOICES = {
    "ana": Voice.LEADER,
    "tom": Voice.SALESPERSON,
    "mia": Voice.SALESPERSON,
    "carla": Voice.COLLEAGUE,
    None: Voice.SYSTEM,
}
EUR = Money(Decimal(100), "EUR")
OPTIONS = "lease: 0 to 500 EUR\nrent: 0 to 200 EUR"
PLAN = "whom we serve: printers\ncustomers acme\n- keep printers\nhow we win: kindly\n- be kind"
PAY = "component: commission on all deals serving keep printers"


class Teller:
    """Tells a random but possible ledger, drawing every choice from Hypothesis."""

    def __init__(self, draw) -> None:
        self.draw = draw
        self.moments: list[Moment] = []

    def one_of(self, *choices):
        return self.draw(st.sampled_from(choices))

    def day(self) -> date:
        return FIRST + timedelta(days=self.draw(st.integers(0, (LAST_DAY - FIRST).days)))

    def tell(self, fact: Fact, day: date, by: str | None, *, corrects: str | None = None) -> Moment:
        recorded = on_day(day) + timedelta(days=self.one_of(0, 0, 0, 9), seconds=len(self.moments))
        moment = Moment(
            id=f"m{len(self.moments):03}", fact=fact, happened_at=on_day(day), all_day=True, recorded_at=recorded,
            by=by, voice=VOICES.get(by, Voice.CUSTOMER), corrects=corrects,
        )  # fmt: skip
        self.moments.append(moment)
        return moment

    def team(self) -> None:
        self.tell(roster.PersonJoined("ana", "leader"), FIRST - timedelta(days=9), None)
        for who in ("tom", "mia"):
            self.tell(roster.PersonJoined(who, "salesperson", "ana"), FIRST - timedelta(days=9), None)
        self.tell(roster.PersonJoined("carla", "colleague"), FIRST - timedelta(days=9), None)
        if self.draw(st.booleans()):
            self.tell(roster.PersonLeft("mia"), self.day(), None)
        for fact in (
            strategy.PlanAdopted("ana", FIRST, PLAN),
            strategy.PayPlanAdopted("ana", "one", FIRST, PAY),
        ):
            self.tell(fact, FIRST - timedelta(days=9), "ana")

    def anything(self) -> None:
        self.one_of(self.promise, self.promise, self.purchases, self.touch, self.request, self.barrier, self.visit,
                    self.hours, self.referral, self.pulse, self.standard, self.mistake, self.decision, self.recital,
                    self.deal, self.tried, self.ask, self.favour, self.change, self.statement, self.choice, self.bet,
                    self.lesson, self.opening)()  # fmt: skip

    def promise(self) -> None:
        who, day = self.one_of(*PEOPLE), self.day()
        to = self.one_of(*(each for each in (*FIRMS, *PEOPLE) if each != who))
        self._follow(self.tell(loops.PromiseMade(who, to, "it", day + timedelta(days=5)), day, who), who, to)

    def request(self) -> None:
        who, day = self.one_of("tom", "mia"), self.day()
        self._follow(
            self.tell(loops.RequestMade(who, "ana", "it", day + timedelta(days=5)), day, who), "ana", who
        )

    def barrier(self) -> None:
        who = self.one_of("tom", "mia")
        visits = [each.id for each in self.moments if isinstance(each.fact, loops.VisitMade)]
        fact = loops.BarrierRaised(who, "it", found_on=self.one_of(None, *visits))
        self._follow(self.tell(fact, self.day(), self.one_of(who, "ana")), "ana", who)

    def visit(self) -> None:
        beside = self.one_of("tom", "mia", None)
        fact = loops.VisitMade("ana", self.one_of(*FIRMS), beside, self.one_of(30, 200))
        self._follow(self.tell(fact, self.day(), self.one_of(None, "ana")), "ana", beside or fact.customer)

    def _follow(self, opener: Moment, doer: str, receiver: str) -> None:
        day = opener.happened_at.date()
        for _ in range(self.draw(st.integers(0, 3))):
            day += timedelta(days=self.one_of(0, 2, 4, 12))
            if day > LAST_DAY:
                return
            who = self.one_of(doer, receiver)
            verb = self.one_of(loops.LoopClaimed, loops.LoopConfirmed, loops.LoopDenied, loops.LoopDropped)
            fact = verb(who, opener.id) if self.draw(st.booleans()) else loops.LoopMoved(who, opener.id, day)
            self.tell(fact, day, self.one_of(who, who, "ana"))

    def purchases(self) -> None:
        firm, gap, day = self.one_of(*FIRMS), self.one_of(3, 7, 10), self.day()
        for _ in range(self.one_of(1, 5, 8)):
            if day <= LAST_DAY:
                self.tell(customers.CustomerBought(firm, EUR, self.one_of("tom", "mia", None)), day, None)
            day += timedelta(days=gap)

    def touch(self) -> None:
        who, how = self.one_of(*PEOPLE), self.one_of("warned", "pitched")
        self.tell(customers.TouchMade(who, how, self.one_of(*FIRMS), "it"), self.day(), who)

    def referral(self) -> None:
        new = f"new-{len(self.moments)}"
        fact = customers.CustomerReferred(new, self.one_of(*FIRMS))
        self.tell(fact, self.day(), self.one_of(new, "ana"))

    def hours(self) -> None:
        where, beside = self.one_of("in the field", "inside"), self.one_of("tom", "acme", None)
        self.tell(employees.HoursSpent("ana", 240, where, beside), self.day(), self.one_of(None, "ana"))

    def pulse(self) -> None:
        fact = employees.PulseAnswered("ana", 6, self.one_of(7, 20), (Tally("listens", self.one_of(1, 6)),))
        self.tell(fact, self.day(), None)

    def decision(self) -> None:
        whom, day = self.one_of("tom", "acme"), self.day()
        fact = strategy.DecisionOpened(
            "ana", "it", day + timedelta(days=5), EUR, "final", EUR, EUR, OPTIONS, whom
        )
        opened = self.tell(fact, day, "ana").id
        for _ in range(self.draw(st.integers(0, 5))):
            day += timedelta(days=self.one_of(0, 2, 4, 12))
            if day > LAST_DAY:
                return
            said, by = self.one_of(
                (strategy.DecisionStudied("ana", opened, 60), "ana"),
                (strategy.DecisionMade("ana", opened, "lease"), "ana"),
                (strategy.DecisionReviewed(whom, opened, EUR), whom),
                (loops.LoopConfirmed(whom, opened), self.one_of(whom, "ana")),
                (loops.LoopDenied(whom, opened), whom),
            )
            self.tell(said, day, by)

    def recital(self) -> None:
        who, said = self.one_of("tom", "mia"), self.one_of("keep printers", "be kind")
        self.tell(strategy.PriorityRecited(who, (said,), "Saturdays"), self.day(), self.one_of(who, "ana"))

    def deal(self) -> None:
        day, firm = self.day(), self.one_of(*FIRMS)
        opened = self.tell(customers.DealOpened("tom", firm, "it"), day, self.one_of("tom", "ana")).id
        if day + timedelta(days=9) <= LAST_DAY:
            outcome = self.one_of("won", "lost")
            self.tell(
                customers.DealClosed(opened, outcome), day + timedelta(days=9), self.one_of("tom", "ana")
            )

    def tried(self) -> None:
        who, day = self.one_of(*PEOPLE), self.day()
        what, by = self.one_of("call back", "ring at seven"), self.one_of(None, day + timedelta(days=9))
        started = self.tell(
            strategy.TryStarted(who, what, "one", basis="own", by=by), day, self.one_of(who, "ana")
        )
        for _ in range(self.draw(st.integers(0, 3))):
            day += timedelta(days=self.one_of(0, 2, 4, 12))
            if day <= LAST_DAY:
                user = self.one_of(*PEOPLE, "acme")
                how = self.one_of("kept", "killed")
                shown, judged = (
                    strategy.TryExposed(who, started.id, "acme"),
                    strategy.TryJudged(user, started.id, how, "so"),
                )
                self.tell(*self.one_of((shown, day, who), (judged, day, self.one_of(user, "ana"))))

    def ask(self) -> None:
        who, day = self.one_of(*PEOPLE), self.day()
        fact = loops.RequestMade(who, "carla", "it", day + timedelta(days=5), self.one_of(None, EUR))
        self._follow(self.tell(fact, day, who), "carla", who)

    def favour(self) -> None:
        who, day = self.one_of(*PEOPLE), self.day()
        self._follow(self.tell(loops.FavourDone(who, "carla", "it"), day, who), who, "carla")

    def change(self) -> None:
        who, day = self.one_of(*PEOPLE), self.day()
        opened = self.tell(loops.ChangeProposed(who, "it", "carla"), day, who)
        self._follow(opened, who, "carla")
        for days in (60, 91, 99, 120):
            if day + timedelta(days=days) <= LAST_DAY:
                user, use = self.one_of(*PEOPLE), self.one_of("still in use", "out of use")
                self.tell(
                    strategy.ChangeInUse(user, opened.id, use),
                    day + timedelta(days=days),
                    self.one_of(user, "ana"),
                )

    def standard(self) -> None:
        sign, value = (
            self.one_of("serving.promises", "care.answered", "field.days"),
            self.one_of("0.5", "0.9"),
        )
        day = self.day()
        self.tell(strategy.StandardSet("ana", sign, Decimal(value), day), day, "ana")

    def statement(self) -> None:
        """Why anyone should buy, and what becomes of it."""
        day, claims = self.day(), "clean drums back" + self.one_of("", ", until 2025-12-31")
        said = self.tell(difference.PropositionStated("ana", "clean drums back", day, claims), day, "ana")
        for who in ("tom", "mia"):
            self.tell(
                difference.PropositionRecited(who, self.one_of("clean drums", "good people")), self.day(), who
            )
        fact = difference.ClaimDelivered("tom", self.one_of("kept", "broke"), said.id, self.one_of(*FIRMS))
        self.tell(fact, max(day, self.day()), self.one_of(None, fact.customer, "tom", "ana"))

    def choice(self) -> None:
        firm, day = self.one_of(*FIRMS), self.day()
        deal = self.tell(customers.DealOpened(self.one_of("tom", "mia"), firm, "drums"), day, "tom")
        self.tell(customers.DealClosed(deal.id, self.one_of("won", "lost")), day, "tom")
        why = self.one_of("clean drums", "the price", "")
        about = self.one_of(deal.id, None)
        self.tell(
            customers.CustomerChose(firm, why, deal=about),
            max(day, self.day()),
            self.one_of(firm, "ana", "tom"),
        )
        rival = difference.RivalClaimed("Harbour", "clean drums back", self.one_of(firm, None))
        self.tell(rival, self.day(), self.one_of(firm, "ana"))

    def bet(self) -> None:
        who, day = self.one_of(*PEOPLE), self.day()
        noticed = self.tell(difference.ConventionNoticed(who, "closes early", self.one_of(*FIRMS)), day, who)
        by = self.one_of(None, day + timedelta(days=20))
        fact = strategy.TryStarted(who, "open late", "one day", opposite=noticed.id, by=by)
        started = self.tell(fact, day, who)
        second, firm = self.one_of(*PEOPLE), self.one_of(*FIRMS)
        day += timedelta(days=self.one_of(1, 15, 40))
        if day <= LAST_DAY:
            challenge = difference.OriginChallenged(second, started.id, self.one_of("copied", "opposite"))
            self.tell(challenge, day, second)
            self.tell(strategy.TryExposed(who, started.id, firm), day, who)
            self.tell(strategy.TryJudged(firm, started.id, "kept", "good"), day, self.one_of(firm, who))

    def lesson(self) -> None:
        who, day, firm = self.one_of(*PEOPLE), self.day(), self.one_of(*FIRMS)
        lesson = self.tell(
            difference.LessonLearned(who, "it", "what?", "that", source=firm), day, self.one_of(who, None)
        )
        taught = self.one_of(*(each for each in PEOPLE if each != who))
        self.tell(difference.LessonTaught(who, lesson.id, (taught,)), day, self.one_of(who, taught))
        for days in (1, self.one_of(3, 4, 20)):
            day += timedelta(days=days)
            if day <= LAST_DAY:
                how = self.one_of("recalled", "recalled", "forgot")
                self.tell(
                    difference.LessonRecalled(self.one_of(who, taught), how, lesson.id),
                    day,
                    self.one_of(who, None),
                )
        self._follow(
            self.tell(loops.LessonApplied(who, lesson.id, firm, "it"), min(day, LAST_DAY), who), who, firm
        )

    def opening(self) -> None:
        who, chooser, day = self.one_of(*PEOPLE), self.one_of(*PEOPLE), self.day()
        fact = employees.OpeningWritten(who, "it", self.one_of(None, "a degree"))
        opened = self.tell(fact, day, who).id
        for rater in PEOPLE:
            scored = employees.CandidateScored(rater, "kim", 4, "a story", opened)
            self.tell(
                scored, min(day + timedelta(days=self.one_of(1, 9)), LAST_DAY), self.one_of(rater, "ana")
            )
        day += timedelta(days=self.one_of(1, 5))
        self.tell(employees.PersonChosen(chooser, "kim", opened, "hire"), min(day, LAST_DAY), chooser)
        judged = employees.OutcomeJudged(self.one_of(*PEOPLE), "kim", "meets", opened)
        if day + timedelta(days=60) <= LAST_DAY:
            self.tell(judged, day + timedelta(days=60), judged.who)

    def mistake(self) -> None:
        """One of the moments told is corrected to be itself, or withdrawn."""
        told = self.one_of(*self.moments)
        day = told.happened_at.date()
        if self.draw(st.booleans()):
            self.tell(told.fact, day, told.by, corrects=told.id)
        elif not isinstance(told.fact, roster.PersonJoined):
            self.tell(roster.MomentWithdrawn("tom", told.id, "a mistake"), day, told.by)


@st.composite
def ledgers(draw) -> list[Moment]:
    teller = Teller(draw)
    teller.team()
    for _ in range(draw(st.integers(0, 25))):
        teller.anything()
    return teller.moments
