"""What knowing more is worth, as every way of working it out gives it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Worth:
    """What knowing more is worth, and what it is measured against."""

    value: float
    """In the unit of the outcomes, never negative."""
    best: int
    """The option to take if nothing more is learned; the first where several are as good."""
    means: tuple[float, ...]
    """What each option comes to on average."""
    error: float
    """How far the value may be off by the way it is computed."""
