"""The thirteen practices in order, each with its number, fundamental, claim and the sentence that would start it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ridealong.moments.evidence import Evidence
from ridealong.moments.kind import Fact
from ridealong.practices.customers import joint_visits, serving, walkaway
from ridealong.practices.difference import contrarian, learning, proposition
from ridealong.practices.employees import care, field, merit
from ridealong.practices.reading import Reading
from ridealong.practices.trenches import alignment, change, study, tempo
from ridealong.speech import gettext, gettext_noop


@dataclass(frozen=True, slots=True)
class Fundamental:
    key: str
    called: str

    @property
    def title(self) -> str:
        """What it is called in the language spoken."""
        return gettext(self.called)


@dataclass(frozen=True, slots=True)
class Practice:
    """A row of the product: what it claims in our words, and one sentence that would start its evidence."""

    key: str
    number: int
    fundamental: str
    called: str
    claims: str
    begin: str

    @property
    def title(self) -> str:
        """What it is called in the language spoken."""
        return gettext(self.called)

    @property
    def claim(self) -> str:
        """What it claims, in the language spoken."""
        return gettext(self.claims)


FUNDAMENTALS = (
    Fundamental("difference", gettext_noop("Being different")),
    Fundamental("customers", gettext_noop("Staying close to customers")),
    Fundamental("employees", gettext_noop("Serving employees")),
    Fundamental("trenches", gettext_noop("Executing in the trenches")),
)

PRACTICES = (
    Practice(
        "proposition",
        4,
        "difference",
        gettext_noop("Proposition"),
        gettext_noop("Buyers can say why they chose you, and it is the reason you gave."),
        'acme preferred us because "you answer on Saturdays"',
    ),
    Practice(
        "contrarian",
        10,
        "difference",
        gettext_noop("Contrarian"),
        gettext_noop("Where everybody goes one way, you have tried the other."),
        'ana started a try "no discounts, ever", smallest "two customers in May", own',
    ),
    Practice(
        "learning",
        12,
        "difference",
        gettext_noop("Learning"),
        gettext_noop("What customers taught you last month is still known, and used, this month."),
        'ana learned "they reorder when the resin runs low" from acme: ask "when do they reorder?", key "resin low"',
    ),
    Practice(
        "serving",
        1,
        "customers",
        gettext_noop("Serving"),
        gettext_noop("Promises to customers are kept, and customers come back in their own rhythm."),
        'tom promised acme "a corrected invoice" by 2026-03-06',
    ),
    Practice(
        "walkaway",
        8,
        "customers",
        gettext_noop("Walking away"),
        gettext_noop("You would rather lose a sale than a customer, and nobody pays for it out of pocket."),
        'tom opened a deal with acme "forty drums" ^d1\n'
        'tom let ^d1 go, sent acme to "Harbour", told them "their press fits you better"',
    ),
    Practice(
        "joint_visits",
        11,
        "customers",
        gettext_noop("Joint visits"),
        gettext_noop(
            "You are beside your salespeople in front of customers, and what customers raise gets closed."
        ),
        "ana visited acme with tom for 55 min",
    ),
    Practice(
        "care",
        2,
        "employees",
        gettext_noop("Care"),
        gettext_noop("Your salespeople are served as you want customers served."),
        'tom raised a barrier "credit checks take nine days"',
    ),
    Practice(
        "field",
        9,
        "employees",
        gettext_noop("Time in the field"),
        gettext_noop("You are out where the work is, you find what is in the way there, and it goes."),
        "ana visited acme with tom for 55 min",
    ),
    Practice(
        "merit",
        13,
        "employees",
        gettext_noop("Merit"),
        gettext_noop("People are chosen for what they do, not for where they come from."),
        'ana wrote an opening "inside sales, Graz", no filters',
    ),
    Practice(
        "alignment",
        3,
        "trenches",
        gettext_noop("Line of sight"),
        gettext_noop("Strategy, priorities and pay point the same way, and salespeople can say how."),
        'tom named priorities "keep print shops", "weekend service"; own part "Saturday rounds"',
    ),
    Practice(
        "study",
        5,
        "trenches",
        gettext_noop("Study"),
        gettext_noop("A decision gets as much study as its risk deserves, and no more."),
        'ana put up "lease a demo van" for decision by 2026-04-10, stakes 4000 EUR, reversible, '
        "delay 50 EUR a week, study 60 EUR an hour, for tom:\n"
        "    lease: 1000 to 6000 EUR\n    rent when needed: 0 to 2000 EUR",
    ),
    Practice(
        "tempo",
        6,
        "trenches",
        gettext_noop("Tempo"),
        gettext_noop("Small imperfect tries reach real customers every week."),
        'ana started a try "call back within the hour", smallest "five customers", from customer acme',
    ),
    Practice(
        "change",
        7,
        "trenches",
        gettext_noop("Change"),
        gettext_noop("You help others first, so that when your team needs something it is given."),
        'ana asked carla for "a second credit clerk" by 2026-04-15',
    ),
)

BY_KEY = {practice.key: practice for practice in PRACTICES}

READERS: dict[str, Callable[[Evidence], Reading]] = {
    "proposition": proposition.read,
    "contrarian": contrarian.read,
    "learning": learning.read,
    "serving": serving.read,
    "walkaway": walkaway.read,
    "joint_visits": joint_visits.read,
    "care": care.read,
    "field": field.read,
    "merit": merit.read,
    "alignment": alignment.read,
    "study": study.read,
    "tempo": tempo.read,
    "change": change.read,
}
"""The pure reader of each."""

READS: dict[str, tuple[type[Fact], ...]] = {
    "proposition": proposition.READS,
    "contrarian": contrarian.READS,
    "learning": learning.READS,
    "serving": serving.READS,
    "walkaway": walkaway.READS,
    "joint_visits": joint_visits.READS,
    "care": care.READS,
    "field": field.READS,
    "merit": merit.READS,
    "alignment": alignment.READS,
    "study": study.READS,
    "tempo": tempo.READS,
    "change": change.READS,
}
"""Which moments feed which practice."""

REACH_BACK: tuple[Callable[[Evidence], bool], ...] = (
    field.reaches_back, joint_visits.reaches_back, care.reaches_back, change.reaches_back, walkaway.reaches_back,
    serving.reaches_back, learning.reaches_back, alignment.reaches_back,
    study.reaches_back,
)  # fmt: skip
"""What has to hold of evidence from which older moments were left out; where it does not, all years are read."""
