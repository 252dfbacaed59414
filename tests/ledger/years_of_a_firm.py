"""Stories of a firm's years by chance: whatever may pass is told in them, late and early, put right and taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from ridealong.answer.compose import begins
from ridealong.ledger.receipt import SYSTEM, Status
from ridealong.ledger.recording import record
from ridealong.ledger.take_back import withdraw
from ridealong.moments.moment import Moment
from tests.ledger.telling import CAST, read, recorder

TODAY = date(2026, 3, 30)
FLOOR = begins(TODAY)
BEGUN = datetime(2026, 3, 31, 8, tzinfo=UTC)
EARLY = CAST.replace("2025-01-06", "2019-01-06") + "2019-01-06  carla joined as colleague\n"
LOOP, VISIT, DEAL, LESSON, GONE, CHANGE, SALE, CLAIM, PAY, SKILL, TRIED, OPENING = range(12)


class Story:
    """Years of a firm, told one by one: what may be answered, corrected and taken back is remembered."""

    def __init__(self, chance: Random, spelled: Callable[[str], str] = str) -> None:
        self.chance, self.hour, self.spelled = chance, 0, spelled
        self.loops: list[tuple[str, date, str, str]] = []
        self.told = (BEGUN.date(), "", "")
        self.sort = LOOP
        self.named: defaultdict[int, list[str]] = defaultdict(list)
        self.kept: list[tuple[str, Callable[[], str]]] = []
        self.words: list[Callable[[], str]] = [
            self.touch, self.promise, self.visit, self.hours, self.barrier, self.bought, self.bought, self.rated,
            self.referred, self.deal, self.ended, self.decision, self.trouble, self.request, self.favour, self.change,
            self.in_use, self.lesson, self.answered, self.answered, self.applied, self.let_go, self.spoke, self.chose,
            self.fitted, self.claimed, self.paid, self.observed, self.recited, self.thanked, self.asked, self.tried,
            self.verb, self.verb, self.verb, self.verb,
        ]  # fmt: skip
        chance.shuffle(self.words)
        # In some firms hardly anything but two or three sorts of things happens.
        self.words = self.words[: chance.choice([1, 2, 3, 6, 15, 36])]
        needed = {
            self.ended: self.deal, self.let_go: self.deal, self.answered: self.lesson, self.applied: self.lesson,
            self.in_use: self.change, self.observed: self.visit,
        }  # fmt: skip
        self.words += [needed[each] for each in self.words if each in needed]

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
            (better,) = read(self.spelled(made()))
            self.record(replace(better, corrects=what, label=None), made)
        else:
            receipt = withdraw(what, why="a slip", by=recorder("rita"), door="t", now=self.now)
            self.kept += [(receipt.id, self.touch)] if receipt.status is Status.KEPT else []

    def tell(self, made: Callable[[], str]) -> None:
        (moment,) = read(self.spelled(made()))
        if self.record(moment, made) and moment.label:
            self.named[self.sort].append(f"^{moment.label}")
            if self.sort in (LOOP, VISIT, GONE, CHANGE):
                self.loops.append((f"^{moment.label}", *self.told))

    def record(self, moment: Moment, made: Callable[[], str]) -> bool:
        (receipt,) = record([moment], by=SYSTEM, door="t", now=self.now)
        self.kept += [(receipt.id, made)] if receipt.status is Status.KEPT else []
        return receipt.status is Status.KEPT

    def day(self) -> date:
        """Lately, about where the floor lies, or at any time in these years."""
        lately = TODAY - timedelta(days=self.chance.randint(1, 120))
        about = FLOOR + timedelta(days=self.chance.randint(-60, 60))
        before = FLOOR - timedelta(days=self.chance.randint(0, 400))
        anytime = TODAY - timedelta(days=self.chance.randint(1, 2_000))
        return self.chance.choice([lately, about, before, anytime])

    def said(self, by: str, words: str, day: date | None = None) -> str:
        return f"as {by}\n{day or self.day()}{self.chance.choice(['', '', ' 00:30', ' 23:30'])}  {words}"

    def firm(self) -> str:
        return self.chance.choice(["acme", "acme", "bolt"])

    def one_of(self, *people: str) -> str:
        return self.chance.choice(people)

    def any(self, sort: int) -> str | None:
        return self.chance.choice(self.named[sort]) if self.named[sort] else None

    def opened(self, by: str, words: str, doer: str, receiver: str, sort: int = LOOP) -> str:
        """Something that waits for another's word; who should do it and who waits is remembered with its label."""
        self.sort, self.told = sort, (self.day(), doer, receiver)
        return self.said(by, f"{words} ^l{self.hour}", self.told[0])

    def touch(self) -> str:
        by, how = self.chance.choice(["tom", "mia", "nils", "ana"]), self.chance.choice(["warned", "pitched"])
        return self.said(by, f'{by} {how} {self.firm()} "the resin is short"')

    def promise(self) -> str:
        by, to = self.chance.choice(
            [("tom", "acme"), ("mia", "bolt"), ("ana", "tom"), ("ana", "acme/petra"), ("nils", "bolt")]
        )
        day = self.day()
        due = day + timedelta(days=self.chance.choice([3, 30, 500]))
        self.sort, self.told = LOOP, (day, by, to)
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
        self.sort, self.told = LOOP, (on, doer, receiver)
        return self.said(by, f"{by} moved {label} to {self.day()} ^l{self.hour}", on)

    def visit(self) -> str:
        if self.chance.random() < 0.2:
            return self.opened("bob", "bob visited bolt with nils", "bob", "nils", VISIT)
        by = self.chance.choice(["ana", "tom", "system"])
        return self.opened(by, f"ana visited {self.firm()} with tom for 200 min", "ana", "tom", VISIT)

    def hours(self) -> str:
        by, where = self.chance.choice(["ana", "system"]), self.chance.choice(["in the field", "inside"])
        return self.said(by, f"ana spent 90 min {where} with {self.chance.choice(['tom', 'acme'])}")

    def deal(self) -> str:
        """Now and then a plan, without which nothing is inside or outside of it."""
        if self.chance.random() < 0.3:
            plan = "\n    whom we serve: printers\n    customers acme\n    - keep printers"
            day = self.day()
            return f"as ana\n{day}  ana adopted the game plan from {day}:{plan}"
        who, worth = self.one_of("tom", "tom", "mia", "nils"), self.one_of("", " worth 1 EUR")
        return self.opened(who, f'{who} opened a deal with {self.firm()} "drums"{worth}', who, who, DEAL)

    def decision(self) -> str:
        """Put up for Tom, whose word is a verb like others."""
        day = self.day()
        self.sort, self.told = LOOP, (day, "nobody", "tom")
        costs = "stakes 9 EUR, final, delay 1 EUR a week, study 1 EUR an hour"
        return (
            f'as ana\n{day}  ana put up "it" for decision by {day + timedelta(days=5)}, {costs}, for tom ^l{self.hour}:'
            "\n    lease: 0 to 900 EUR\n    rent: 0 to 600 EUR"
        )

    def barrier(self) -> str:
        """Sometimes found on a visit, be it Bob's."""
        visit = self.any(VISIT)
        found = f" found on {visit}" if visit else ""
        return self.opened("tom", f'tom raised a barrier "credit checks"{found}', "nobody", "tom")

    def bought(self) -> str:
        by, seller = (
            self.chance.choice(["system", "ana"]),
            self.chance.choice([" from tom", " from nils", ""]),
        )
        self.sort = SALE
        return self.said(by, f"{self.firm()} bought for 10 EUR{seller} ^l{self.hour}")

    def rated(self) -> str:
        return self.said("acme/petra", "acme/petra graded tom: listens exceeds")

    def referred(self) -> str:
        new, old, by = self.chance.choice([("acme", "bolt", "acme/petra"), ("bolt", "acme", "bolt")])
        return self.said(by, f"{new} came through {old}")

    def ended(self) -> str:
        deal = self.any(DEAL)
        how = self.one_of("won", "lost", "lost", "abandoned")
        return self.said(self.one_of("tom", "ana", "system"), f"{deal} was {how}") if deal else self.deal()

    def trouble(self) -> str:
        return self.opened("acme/petra", 'acme/petra reported trouble "wrong resin"', "nobody", "acme")

    def request(self) -> str:
        who, of = self.chance.choice([("tom", "ana"), ("tom", "carla"), ("carla", "tom"), ("ana", "carla")])
        day = self.day()
        due = day + timedelta(days=self.chance.choice([3, 30, 500]))
        self.sort, self.told = LOOP, (day, of, who)
        return self.said(who, f'{who} asked {of} for "a clerk" worth 9 EUR by {due} ^l{self.hour}', day)

    def favour(self) -> str:
        who = self.one_of("tom", "ana")
        return self.opened(who, f'{who} helped carla with "a quote"', who, "carla")

    def change(self) -> str:
        who = self.one_of("tom", "ana")
        return self.opened(who, f'{who} proposed a change "one form" to carla', who, "carla", CHANGE)

    def in_use(self) -> str:
        change = self.any(CHANGE)
        use = self.one_of("still in use", "out of use")
        return self.said("carla", f"carla found {change} {use}") if change else self.change()

    def lesson(self) -> str:
        who = self.one_of("tom", "ana", "mia")
        told = f'{who} learned "they reorder" from {self.firm()}: ask "when?", key "low"'
        return self.opened(who, told, who, who, LESSON)

    def answered(self) -> str:
        lesson, who = self.any(LESSON), self.one_of("tom", "ana", "mia")
        if lesson is None:
            return self.lesson()
        if self.chance.random() < 0.2:
            by, whom = self.chance.choice([("tom", "mia"), ("mia", "tom"), ("ana", "tom")])
            return self.said(self.one_of(by, whom), f"{by} taught {lesson} to {whom}")
        return self.said(who, f"{who} {self.one_of('recalled', 'recalled', 'forgot')} {lesson}")

    def applied(self) -> str:
        lesson = self.any(LESSON)
        told = f'tom applied {lesson} with acme: "asked"'
        return self.opened("tom", told, "tom", "acme") if lesson else self.lesson()

    def let_go(self) -> str:
        deal = self.any(DEAL)
        if deal is None:
            return self.deal()
        told = f'tom let {deal} go, sent acme to "Harbour", told them "theirs fits"'
        return self.opened("tom", told, "tom", "acme", GONE)

    def spoke(self) -> str:
        visit = self.any(self.chance.choice([VISIT, TRIED]))
        return self.said("acme/petra", f'acme/petra said "it is late"{f" on {visit}" if visit else ""}')

    def chose(self) -> str:
        deal = self.any(DEAL)
        why = f'acme/petra preferred us because "fast repairs"{f" in {deal}" if deal else ""}'
        return self.said("acme/petra", why)

    def fitted(self) -> str:
        sale = self.any(self.chance.choice([DEAL, SALE]))
        fit = self.one_of("good", "poor")
        return self.said("acme/petra", f"acme/petra called {sale} a {fit} fit") if sale else self.bought()

    def claimed(self) -> str:
        claim, how = self.any(CLAIM), self.one_of("kept", "kept", "broke")
        if claim is None or self.chance.random() < 0.1:
            day = self.day()
            self.sort = CLAIM
            claims = f"\n    fast repairs until {day + timedelta(days=99)}"
            return f'as ana\n{day}  ana stated "fast repairs" from {day} ^l{self.hour}:{claims}'
        return self.said("acme/petra", f"acme/petra {how} claim {claim} for acme")

    def paid(self) -> str:
        plan = self.any(self.chance.choice([PAY, GONE]))
        if plan is None:
            day = self.day()
            self.sort = PAY
            component = "\n    component: all on all deals"
            return f'as ana\n{day}  ana adopted the pay plan "pay" from {day} ^l{self.hour}:{component}'
        return self.said(
            "system", f"payroll paid tom 300 EUR for {plan} in period {(day := self.day())}", day
        )

    def observed(self) -> str:
        skill, visit = self.any(SKILL), self.any(VISIT)
        if skill is None or visit is None:
            self.sort = SKILL
            return self.said("ana", f'ana agreed skill "listens" with tom ^l{self.hour}')
        return self.said("tom", f"tom saw skill {skill} in ana on {visit}")

    def recited(self) -> str:
        who = self.one_of("tom", "mia")
        words = f'{who} named priorities "keep printers"; own part "Saturday rounds"'
        return self.said(who, self.one_of(words, f'{who} recited "fast repairs"'))

    def thanked(self) -> str:
        gone = self.any(GONE)
        return self.said("ana", f"ana thanked tom for {gone}") if gone else self.let_go()

    def asked(self) -> str:
        sale = self.any(self.chance.choice([DEAL, SALE, GONE]))
        return self.said("system", f"the system asked acme/petra about {sale}") if sale else self.bought()

    def tried(self) -> str:
        begun = self.any(TRIED)
        if begun is None or self.chance.random() < 0.3:
            return self.opened(
                "tom", 'tom started a try "call back", smallest "five", own', "tom", "tom", TRIED
            )
        if self.chance.random() < 0.5:
            return self.said("tom", f"tom showed {begun} to acme")
        return self.said("acme/petra", f'acme/petra ended {begun} kept: "it helps"')
