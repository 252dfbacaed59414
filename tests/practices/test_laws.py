"""Laws that hold whatever was told: small random ledgers of one team, read as they are, shuffled, and as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ridealong.answer.compose import compose
from ridealong.answer.export import as_document
from ridealong.moments.evidence import Evidence
from ridealong.moments.kind import Fact
from ridealong.moments.kinds import customers, employees, loops, roster, strategy
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
                    self.deal, self.tried, self.ask, self.favour, self.change)()  # fmt: skip

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


def known(moments, *, as_of: date = AS_OF, known_at: datetime | None = None) -> Evidence:
    """What a recall would bring: recorded by then, corrected, and happened before that Monday."""
    recorded = [each for each in moments if known_at is None or each.recorded_at <= known_at]
    evidence = Evidence.of(recorded, leader="ana", zone=UTC, as_of=as_of, known_at=known_at or on_day(as_of))
    return replace(evidence, moments=tuple(each for each in evidence.moments if each.day(UTC) < as_of))


def answer(evidence: Evidence):
    return compose(evidence, name="Ana", handle_of=str)


@given(ledgers())
def test_probabilities_are_probabilities_and_lists_are_as_long_as_their_figures(moments):
    for row in answer(known(moments)).rows:
        for sign in row.reading.signs:
            assert sign.probability is None or 0 <= sign.probability <= 1
            assert 0 <= sign.k_eff <= sign.n_eff <= sign.n or sign.type == "cadence"
            if sign.type == "rate":
                assert (len(sign.because), len(sign.counted)) == (sign.k, sign.n)
                assert (sign.probability is None) == (sign.n == 0)
            else:
                assert len(sign.because) == sign.events
            assert set(sign.counted) | set(sign.proof) | set(sign.young) | set(sign.aside) <= {
                m.id for m in moments
            }


@given(ledgers(), st.integers(0, 2**32))
def test_order_of_arrival_changes_nothing(moments, seed):
    shuffled = list(moments)
    Random(seed).shuffle(shuffled)
    assert as_document(answer(known(shuffled))) == as_document(answer(known(moments)))


@given(ledgers())
def test_recording_twice_is_recording_once(moments):
    assert answer(known([*moments, *moments])) == answer(known(moments))


@given(ledgers(), st.integers(1, 12))
def test_a_past_mondays_answer_known_that_monday_is_the_one_given_then(moments, weeks):
    monday = AS_OF - timedelta(weeks=weeks)
    then = [each for each in moments if each.recorded_at <= on_day(monday)]
    assert answer(known(moments, as_of=monday, known_at=on_day(monday))) == answer(known(then, as_of=monday))


@given(ledgers(), st.integers(1, 6))
def test_a_closed_weeks_answer_is_not_moved_by_what_happens_later(moments, weeks):
    """Without corrections, and with everything told on its day, later weeks only add to what was said."""
    told = [
        replace(each, recorded_at=each.happened_at)
        for each in moments
        if each.corrects is None and not isinstance(each.fact, roster.MomentWithdrawn)
    ]
    monday = AS_OF - timedelta(weeks=weeks)
    before = [each for each in told if each.happened_at.date() < monday]
    assert answer(known(told, as_of=monday)) == answer(known(before, as_of=monday))


@given(ledgers(), st.integers(1, 6))
def test_the_replay_remembers_what_was_said_at_each_close(moments, weeks):
    """What a sign's history says of a past week is what was said when that week closed.

    Letting go and agreeing to a later date may come weeks after the fact, and a visit may be denied any time; a
    newcomer's standard moves with the weeks. Everything else was known when it was counted.
    """
    after_the_fact = (loops.LoopDropped, loops.LoopMoved, loops.LoopDenied, roster.MomentWithdrawn)
    told = [each for each in moments if not isinstance(each.fact, after_the_fact) and each.corrects is None]
    told = [each for each in told if not isinstance(each.fact, loops.VisitMade) or each.by is None]
    told = [each for each in told if not (each.by == "ana" and isinstance(each.fact, loops.BarrierRaised))]
    monday = AS_OF - timedelta(weeks=weeks)
    then, now = answer(known(told, as_of=monday)), answer(known(told))
    for row in then.rows:
        for sign in row.reading.signs:
            later = now.row(row.practice.key).reading.sign(sign.key)
            if sign.type == "rate":
                assert sign.history[-1][0] == later.history[-1 - weeks][0], f"{row.practice.key}.{sign.key}"
