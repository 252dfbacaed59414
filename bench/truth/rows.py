"""The table of targets: which leaders there are, what share of them is to be answered how, and under what strain."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bench.truth.book import Profile


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    profile: Profile
    yes: tuple[float, float] = (0, 1)
    """The least and the largest share that is to be answered yes."""
    not_yet: tuple[float, float] = (0, 1)


EXCELLENT = Profile(above=0.15, times=2)
GOOD = Profile(above=0.10, times=1.5)
AT = Profile()
POOR = Profile(above=-0.15, times=0.6)

TARGETS = (
    Row("excellent", EXCELLENT, (0.9, 1), (0, 0.02)),
    Row("good, steady", replace(GOOD, steady=True), (0.6, 1), (0, 0.08)),
    Row("good, random weeks", GOOD, (0.25, 1), (0, 0.10)),
    Row("exactly at every standard", AT, (0, 0.02)),
    Row("excellent but one poor", replace(EXCELLENT, poor="serving"), (0, 0.10), (0.85, 1)),
    Row("poor", POOR, (0, 0), (0.99, 1)),
    Row("excellent, half the evidence", replace(EXCELLENT, evidence=0.5), (0.7, 1), (0, 0.03)),
)
STRAINS = (
    Row("excellent, clustered", replace(EXCELLENT, clustered=True)),
    Row("at standard, clustered", replace(AT, clustered=True)),
    Row("excellent, 3 of 4 silent", replace(EXCELLENT, answering=0.25)),
    Row("poor, 3 of 4 silent", replace(POOR, answering=0.25)),
)
POPULATIONS = {
    "most are poor": {"poor": 0.8, "exactly at every standard": 0.1, "excellent": 0.1},
    "most are just at the standard": {"poor": 0.1, "exactly at every standard": 0.8, "excellent": 0.1},
}
"""What a word is worth depends on who is asked, so the same answers are weighed by how many of each there are."""
