"""Answers to look at: Ana has three practices live and ten not begun, Joon has all thirteen, Lena nothing yet."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from ridealong.answer.acts import Act, chosen
from ridealong.answer.adopting import Chosen
from ridealong.answer.answer import Answer, FundamentalAnswer, Row
from ridealong.answer.brief import Brief, Told
from ridealong.answer.changes import changes
from ridealong.answer.guessing import Guess, Guesses
from ridealong.engines import belief
from ridealong.faces.web.sources import Around, Cited, Leader, Sees, Sight
from ridealong.practices.reading import (
    CANT_TELL,
    NOT_YET,
    YES,
    Before,
    Needs,
    NextStep,
    Reading,
    Response,
    Sign,
    Standard,
)
from ridealong.practices.registry import FUNDAMENTALS, PRACTICES, Practice
from tests.faces.web.sentences import DAYS, PROMISES, PURCHASES, REQUESTS, TOUCHES
from tests.faces.web.weeks import history, spread

AS_OF = date(2026, 3, 30)
LAST_DAY = date(2026, 3, 29)
LEADERS = [
    Leader(each.split()[0].lower(), each.split()[0].lower(), each)
    for each in ("Ana Ortiz", "Joon Park", "Lena Vogt")
]
NAMES = {
    "ana": "Ana Ortiz",
    "mia": "Mia Brandt",
    "tom": "Tom Adler",
    "acme": "Acme",
    "nordlicht": "Nordlicht Druck",
}

_MOMENTS: dict[str, Cited] = {}
_CHANCE = random.Random(7)
_NUMBERS = itertools.count()


def tell(sentences: list[str], many: int, *, state: str = "", voice: str = "salesperson") -> tuple[str, ...]:
    """So many moments, spread over the quarter, oldest first."""
    days = [LAST_DAY - timedelta(days=90 - round(place * 88 / many)) for place in range(many)]
    made = [_moment(_CHANCE.choice(sentences), day, state, voice) for day in days]
    _MOMENTS.update((each.id, each) for each in made)
    return tuple(each.id for each in made)


def _moment(sentence: str, day: date, state: str, voice: str) -> Cited:
    number = next(_NUMBERS)
    if "promised" in sentence or "asked" in sentence:
        sentence += f" by {day + timedelta(days=5)}"
    when = datetime.combine(day, time(9, 40), UTC)
    teller = "the order book" if voice == "system" else " ".join(sentence.split(" ")[:2])
    return Cited(
        id=f"0195{number:04x}-77aa-7d00-8000-{number:012x}", when=when, day=day, sentence=sentence, state=state,
        voice=voice, recorded_by=teller, door="import" if voice == "system" else "tell",
        recorded_at=when + timedelta(minutes=31),
    )  # fmt: skip


def rate(
    key: str, title: str, says: str, counts: tuple[int, int], standard: Standard, *, told: list[str],
    effect: float = 1.0, voice: str = "salesperson", young: int = 0, aside: int = 0, leading: bool = False,
    response: Response | None = None,
) -> Sign:  # fmt: skip
    """A rate with its moments, and the verdict the engine gives it."""
    k, n = counts
    k_eff, n_eff = k / effect, n / effect
    spoken = belief.rate(k, n, standard.value, k_eff=k_eff, n_eff=n_eff, leading=leading)
    needs = spoken.needs and Needs(spoken.needs.yes, LAST_DAY + timedelta(days=22), spoken.needs.not_yet)
    met, missed = tell(told, k, state="kept", voice=voice), tell(told, n - k, state="missed", voice=voice)
    return Sign(
        key=key, type="rate", title=title, says=says, standard=standard, leading=leading, response=response, weeks=13,
        k=k, n=n, k_eff=k_eff, n_eff=n_eff, probability=spoken.probability, verdict=spoken.verdict, needs=needs,
        counted=tuple(sorted(met + missed, key=lambda id: _MOMENTS[id].day)), because=met,
        proof=tell(["Petra Lang confirmed it"], k, voice="customer"), young=tell(told, young, state="open"),
        aside=tell(told, aside, voice="leader"), trend=spread(k, n),
        before=Before(k - 1, n - 2, 0, 13, (met[-1], *missed[-1:])), history=history(spoken.verdict),
    )  # fmt: skip


def serving() -> Reading:
    signs = (
        rate("promises", "Promises to customers kept", "41 of 46 promises to customers kept on time",
             (41, 46), Standard(0.8, True, date(2025, 11, 3), "Ana Ortiz"), told=PROMISES, leading=True,
             young=7, aside=2, response=Response(60, 48, NOT_YET)),
        rate("rhythm", "Customers back in their own rhythm", "106 of 133 customers came back by their own day",
             (106, 133), Standard(0.7), told=PURCHASES, effect=1.86, voice="system", young=31),
        rate("gave", "Touches that gave", "31 of 48 touches gave something rather than asked", (31, 48), Standard(0.6),
             told=TOUCHES),
        Sign(key="newcomers", type="cadence", title="Newcomers who came by a named customer",
             says="9 newcomers came through a customer they name", standard=Standard(0.5), events=9, weeks=13,
             probability=0.81, needs=Needs(yes=2), because=tell(["Bolt came through Acme"], 9, voice="customer"),
             trend=spread(9, 9)),
    )  # fmt: skip
    step = NextStep(
        "Call Nordlicht Druck about the samples Mia owes them by Wednesday",
        "mia",
        "nordlicht",
        tell(PROMISES[1:2], 1),
    )
    return Reading(
        key="serving", verdict=YES, signs=signs, history=history(YES), decided_by="promises", next_step=step,
        says="41 of 46 promises to customers were kept on time, and 106 of 133 customers came back by their own day.",
        context=("The book of 240 customers has 212 that are still within their own rhythm.",),
    )  # fmt: skip


def care() -> Reading:
    signs = (
        rate("answered", "Salespeople answered on time", "14 of 27 requests from salespeople answered on time",
             (14, 27), Standard(0.8), told=REQUESTS, leading=True, young=4, aside=6, response=Response(20, 17)),
        rate("barriers", "Weeks with a barrier gone", "5 of 13 weeks had a barrier gone and confirmed", (5, 13),
             Standard(0.7), told=REQUESTS[1:2]),
        Sign(key="pulse", type="rate", title="Pulse answers that meet the mark", standard=Standard(0.7)),
    )  # fmt: skip
    step = NextStep(
        "Answer Tom about the credit checks: open 19 days", "tom", "tom", tell(REQUESTS[1:2], 2, state="open")
    )
    return Reading(
        key="care", verdict=NOT_YET, signs=signs, decided_by="answered", next_step=step,
        says="14 of 27 requests from salespeople were answered on time; they wait nine days, customers two.",
    )  # fmt: skip


def field() -> Reading:
    signs = (
        rate("days", "Weeks with a field day", "7 of 9 weeks had a field day with two customers", (7, 9), Standard(0.7),
             told=DAYS, leading=True, voice="system"),
        rate("beside", "Salespeople with three hours beside the leader", "19 of 24 had three hours beside the leader",
             (19, 24), Standard(0.7), told=DAYS, effect=1.3, voice="system"),
        rate("found", "Barriers found there, gone in 30 days", "4 of 5 barriers found there were gone in 30 days",
             (4, 5), Standard(0.7), told=REQUESTS[1:2], young=3),
        Sign(key="share", type="rate", title="Weeks with the chosen share of hours outside", standard=Standard(0.7)),
    )  # fmt: skip
    step = NextStep(
        "Ride with Lena on Thursday: nobody has been beside her since 3 February",
        "lena",
        "lena",
        tell(DAYS, 1),
    )
    return Reading(
        key="field", verdict=CANT_TELL, signs=signs, decided_by="days", next_step=step,
        says="7 of 9 weeks had a field day that met two customers.",
    )  # fmt: skip


(A_GUESS,) = tell(["Ana Ortiz guessed yes"], 1, voice="leader")
READINGS = {"serving": serving(), "care": care(), "field": field()}


def _live(practice: Practice) -> Reading:
    """A plain reading for a practice that has no story of its own here."""
    name, counts = practice.title.lower(), LIVE[practice.key]
    says = f"{counts[0]} of {counts[1]} were as they should be"
    sign = rate("leads", f"What leads {name}", says, counts, Standard(0.7), told=DAYS, leading=True)
    step = NextStep(f"Do the next thing about {name} with Mia before Friday", f"mia-{practice.number}", "mia")
    return Reading(
        key=practice.key,
        verdict=sign.verdict,
        signs=(sign,),
        decided_by="leads",
        next_step=step,
        says=f"{sign.says}.",
    )


LIVE = {
    "proposition": (11, 19), "contrarian": (9, 10), "learning": (58, 63), "walkaway": (1, 6), "joint_visits": (12, 13),
    "merit": (4, 4), "alignment": (18, 20), "study": (17, 19), "tempo": (12, 13), "change": (12, 15),
}  # fmt: skip
ALL_LIVE = READINGS | {each.key: _live(each) for each in PRACTICES if each.key in LIVE}


def answer(leader: Leader = LEADERS[0], *, as_of: date = AS_OF, known_at: datetime | None = None) -> Answer:
    if leader.handle == "lena":
        return nothing_seen()
    readings = ALL_LIVE if leader.handle == "joon" else READINGS
    return composed(readings, leader=leader, as_of=as_of, known_at=known_at)


def composed(
    readings: dict[str, Reading], *, leader: Leader, as_of: date, known_at: datetime | None
) -> Answer:
    rows = tuple(
        Row(practice=each, reading=readings.get(each.key, Reading(key=each.key, says="Nothing seen yet.")))
        for each in PRACTICES
    )
    verdicts = {"employees": NOT_YET}
    fundamentals = tuple(
        FundamentalAnswer(
            key=each.key, title=each.title, verdict=verdicts.get(each.key, CANT_TELL),
            decided_by={"customers": "serving", "employees": "care"}.get(each.key),
            weeks_practised={"customers": 13, "employees": 11}.get(each.key, 0),
        )
        for each in FUNDAMENTALS
    )  # fmt: skip
    leading = [row.reading.signs[0].probability if row.reading.signs else None for row in rows]
    return Answer(
        leader=leader.handle, leader_name=leader.name, as_of=as_of,
        known_at=known_at or datetime(2026, 3, 30, 6, tzinfo=UTC), first_day=LAST_DAY - timedelta(days=90),
        last_day=LAST_DAY, weeks=13, verdict=NOT_YET, decided_by="care", outside_k=297, outside_n=305,
        says="One of thirteen practices holds, one does not, and eleven cannot be told yet. What decides it is care: "
        "your salespeople wait nine days for an answer, your customers two.",
        holding=tuple(belief.poisson_binomial(leading).tolist()), fundamentals=fundamentals, rows=rows, moments=1284,
    )  # fmt: skip


def nothing_seen() -> Answer:
    """The answer of a leader whose ledger is empty."""
    empty = tuple(Row(practice=each, reading=Reading(key=each.key)) for each in PRACTICES)
    fundamentals = tuple(
        replace(each, verdict=CANT_TELL, decided_by=None, weeks_practised=0) for each in answer().fundamentals
    )
    return replace(
        answer(), leader="lena", leader_name="Lena Vogt", verdict=CANT_TELL, says="Nothing has been told yet.",
        decided_by=None, outside_k=0, outside_n=0, rows=empty, fundamentals=fundamentals, moments=0,
        holding=(1.0, *[0.0] * 13),
    )  # fmt: skip


def leaders(sight: Sight | None = None) -> list[Leader]:
    return LEADERS


def meant(handle: str | None, sight: Sight | None = None) -> Leader | None:
    return next((each for each in LEADERS if each.handle == (handle or "ana")), None)


def cited(ids: Iterable[str], sight: Sight | None = None) -> list[Cited]:
    return [_MOMENTS[id] for id in ids if id in _MOMENTS]


def seen_of(ids: Iterable[str], sight: Sight | None = None) -> dict[str, Sees]:
    return dict.fromkeys(ids, Sees.ALL)


def around(id: str, sight: Sight | None = None) -> Around:
    ids = list(_MOMENTS)
    after = ids[ids.index(id) + 1 : ids.index(id) + 3]
    return Around(answers=cited(ids[:1]) if id != ids[0] else (), followed=cited(after))


def acts(acts: Iterable[Act], leader: str, sight: Sight | None = None) -> list[Told]:
    return [
        Told(each.practice, each.step, _name(each.step.who), _name(each.step.confirmed_by)) for each in acts
    ]


def _name(handle: str | None) -> str:
    return NAMES.get(handle or "", (handle or "").title())


def brief(
    leader: Leader, sight: Sight | None = None, *, day: date, known_at: datetime | None = None
) -> Brief:
    """The week of the sample: its first act was confirmed on Tuesday, and so was one of the week before."""
    found = answer(leader, as_of=day, known_at=known_at)
    week = acts(chosen(found), leader.id)
    (word,) = tell(["Tom Adler confirmed it"], 1)
    done = [replace(each, confirmed_on=LAST_DAY - timedelta(days=4), confirmed_in=word) for each in week[:1]]
    return Brief(found, LAST_DAY + timedelta(days=1), week, done, changes(found), guesses(leader, as_of=day))


def guesses(
    leader: Leader, sight: Sight | None = None, *, as_of: date, known_at: datetime | None = None
) -> Guesses:
    if leader.handle != "ana":
        return Guesses()
    return Guesses(Guess(YES, LAST_DAY, A_GUESS), {"care": Guess(YES, LAST_DAY, A_GUESS)})


def standards(leader: Leader, *, as_of: date, known_at: datetime | None = None) -> dict[str, Chosen]:
    return (
        {"field.days": Chosen(Decimal("0.75"), LAST_DAY + timedelta(days=1))}
        if leader.handle == "ana"
        else {}
    )


STANDS_IN_FOR = (
    "answer", "leaders", "meant", "cited", "seen_of", "around", "acts", "brief", "guesses", "standards",
)  # fmt: skip
