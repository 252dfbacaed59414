"""What moments tell that a sign of being different was met, or missed; and of tries, which others read too."""

from __future__ import annotations

from datetime import date, timedelta

from bench.truth.book import CUSTOMERS, LEADER, TEAM, Book
from ridealong.moments.kinds.customers import CustomerChose
from ridealong.moments.kinds.difference import (
    ClaimDelivered,
    ConventionNoticed,
    LessonLearned,
    LessonRecalled,
    LessonTaught,
    PropositionRecited,
    PropositionStated,
)
from ridealong.moments.kinds.loops import LessonApplied
from ridealong.moments.kinds.strategy import TryExposed, TryJudged, TryStarted
from ridealong.practices.spacing import due_after

STATEMENT = "Presses repaired overnight, every weekday"
CLAIM = "presses repaired overnight"
OWN_REASON, OTHER_REASON = "my presses were repaired overnight", "parking is easy near their yard"
JUDGED_AFTER = timedelta(days=21)


def proposition(book: Book) -> None:
    stated = book.say(PropositionStated(LEADER, STATEMENT, book.day(0), CLAIM), book.day(0), LEADER)
    for week, customer in book.openings(40, CUSTOMERS):
        why = OWN_REASON if book.met("proposition.reasons", 0.5, customer) else OTHER_REASON
        book.say(CustomerChose(customer, why), book.day(week, 1), customer)
    for week, customer in book.openings(40, CUSTOMERS):
        how = "kept" if book.met("proposition.delivered", 0.9, customer) else "broke"
        book.say(ClaimDelivered(customer, how, stated, customer), book.day(week, 2), customer)
    for week, person in book.openings(26, TEAM):
        what = STATEMENT if book.met("proposition.recited", 0.8, person) else OTHER_REASON
        book.say(PropositionRecited(person, what), book.day(week, 3), person)


def lessons(book: Book) -> None:
    """Everybody goes through their cards on Mondays, so that none is due twice in a week."""
    owed, end, taught = 0, book.day(book.weeks), book.events("learning.taught", 0.25)
    first = book.say(
        LessonLearned(TEAM[0], "they pay late", "when?", "in May", CUSTOMERS[0]), book.day(0), TEAM[0]
    )
    book.kept["lessons"].append((0, first))
    _reviews(book, TEAM[0], first, book.day(0), end)
    for week, person in book.openings(6, TEAM):
        owed += sum(taught.pop(each) for each in sorted(taught) if each <= week)
        day = book.day(week, 1)
        learned = LessonLearned(person, "they reorder late", "when?", "resin low", book.turn(CUSTOMERS))
        lesson = book.say(learned, day, person)
        book.kept["lessons"].append((week, lesson))
        _reviews(book, person, lesson, day, end)
        if owed:
            owed -= 1
            other = TEAM[(TEAM.index(person) + 1) % len(TEAM)]
            book.say(LessonTaught(person, lesson, (other,)), day, other)
            _reviews(book, other, lesson, day, end)


def _reviews(book: Book, person: str, lesson: str, day: date, end: date) -> None:
    known = 0
    while (due := due_after(day, known)) < end:
        day = due + timedelta(days=-due.weekday() % 7)
        if book.met("learning.recall", 0.85, f"{person} {lesson}"):
            known += 1
            how = "recalled"
        else:
            known, how = 0, "forgot"
        book.say(LessonRecalled(person, how, lesson), day, person)


def applied(book: Book) -> None:
    for week, used in enumerate(book.weekly("learning.applied", 0.7)):
        known = [lesson for learned, lesson in book.kept["lessons"] if learned <= week]
        if (used or week == 0) and known:
            who, customer, day = book.turn(TEAM), book.turn(CUSTOMERS), book.day(week, 2)
            lesson = known[-1]
            said = book.say(LessonApplied(who, lesson, customer, "asked in May"), day, who)
            if used:
                book.confirmed(said, customer, day + timedelta(days=1))


def tries(book: Book) -> None:
    """A try is judged by five signs at once: where it is from, how soon it is seen, when and how it is called."""
    reached = book.weekly("tempo.exposed", 0.7)
    owed, opposite = 0, book.events("contrarian.opposites", 1 / 13)
    convention = book.say(ConventionNoticed(TEAM[0], "closes on Fridays"), book.day(0), TEAM[0])
    for week, who in book.openings(26, TEAM):
        owed += sum(opposite.pop(each) for each in sorted(opposite) if each <= week)
        shown_in = next((each for each in (week, week + 1) if each < book.weeks and reached[each]), None)
        if shown_in is None and any(reached):
            continue
        original = book.met("contrarian.origins", 0.7, who)
        reverses = original and owed > 0
        owed -= reverses
        day = book.day(week)
        started = TryStarted(
            who, _word(len(book.moments)), "five customers", opposite=convention if reverses else None,
            basis=None if reverses else ("own" if original else "copied"), by=day + JUDGED_AFTER,
        )  # fmt: skip
        name = book.say(started, day, who)
        quickly = book.met("tempo.quickly", 0.7, who)
        if quickly and shown_in is not None:
            book.kept[f"shown in {shown_in}"].append(name)
        book.kept["old tries" if not quickly else "seen tries"].append(name)
        _call(book, name, who, day + JUDGED_AFTER)
    _show(book, reached)


def _call(book: Book, name: str, who: str, by: date) -> None:
    """Kept or killed, by its day or some days after it, by a customer who used it."""
    changed, in_time = book.met("tempo.judged", 0.6, who), book.met("contrarian.judged", 0.8, who)
    customer = book.turn(CUSTOMERS)
    if in_time or changed:
        day = by - timedelta(days=1) if in_time else by + timedelta(days=5)
        book.say(TryJudged(customer, name, "kept" if changed else "killed", "tried it"), day, customer)


def _show(book: Book, reached: list[bool]) -> None:
    """In weeks that reach a customer, and in those alone; what has been seen already may be shown again."""
    seen: list[str] = []
    for week, shows in enumerate(reached):
        new = book.kept.get(f"shown in {week}", [])
        for name in (new or seen[-1:]) if shows else ():
            who = book.turn(TEAM)
            book.say(TryExposed(who, name, book.turn(CUSTOMERS)), book.day(week, 1), who)
        seen += new


def _word(number: int) -> str:
    """A word for a number, for the same idea with another number is the same idea."""
    letters = ""
    while number:
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return f"idea{letters}"


RECIPES = (proposition, lessons, applied, tries)
RATES = {
    "proposition.reasons": 0.5, "proposition.delivered": 0.9, "proposition.recited": 0.8,
    "contrarian.origins": 0.7, "contrarian.judged": 0.8, "learning.recall": 0.85, "learning.applied": 0.7,
    "tempo.exposed": 0.7, "tempo.quickly": 0.7, "tempo.judged": 0.6,
}  # fmt: skip
