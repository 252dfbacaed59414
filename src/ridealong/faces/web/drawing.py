"""Draws the strips and bars as SVG paths: numbers in, path data out, no colours and no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ridealong.engines.belief import density_cadence, density_rate
from ridealong.practices.reading import Sign

WIDTH, HEIGHT = 200, 40
FINE, COARSE = 161, 54  # drawn finely so that a narrow peak is seen, then thinned where it is wide
NOTHING = 0.004
TIMES_THE_STANDARD = 2.5
LAST_TENTH, FIRST_TENTH = 0.82, 0.18


@dataclass(frozen=True, slots=True)
class Strip:
    """The belief about a sign as a curve, and where on it the standard stands."""

    fill: str
    line: str
    mark: float
    """Percent of the width."""
    upto: float
    """What the right edge stands for: 1 for a rate, events a week for a cadence."""

    @property
    def anchor(self) -> str:
        """Which side of the mark its label may stand on without leaving the picture."""
        share = self.mark / 100
        return "end" if share > LAST_TENTH else "start" if share < FIRST_TENTH else "middle"


def strip(sign: Sign) -> Strip:
    if sign.type == "rate":
        x, y = density_rate(sign.k_eff, sign.n_eff, FINE)
        upto = 1.0
    else:
        upto = TIMES_THE_STANDARD * max(sign.standard.value, sign.events / max(sign.weeks, 1) / 2)
        x, y = density_cadence(sign.events, sign.weeks, FINE, upto=upto)
    points = _seen([(float(a) / upto, float(b)) for a, b in zip(x, y, strict=True)])
    line = "L".join(f"{WIDTH * a:.4g},{HEIGHT * (1 - b):.3g}" for a, b in points)
    first, last = WIDTH * points[0][0], WIDTH * points[-1][0]
    fill = f"M{first:.4g},{HEIGHT}L{line}L{last:.4g},{HEIGHT}Z"
    return Strip(fill, f"M{line}", round(100 * sign.standard.value / upto, 1), upto)


def _seen(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    risen = [place for place, (_, y) in enumerate(points) if y > NOTHING]
    kept = points[max(risen[0] - 1, 0) : risen[-1] + 2]
    step = max(1, len(kept) // COARSE)
    top = max(range(len(kept)), key=lambda place: kept[place][1])
    last = len(kept) - 1
    return [each for place, each in enumerate(kept) if (place - top) % step == 0 or place in (0, last)]


@dataclass(frozen=True, slots=True)
class Bar:
    """One week of a trend: what met and what did not, as heights in percent from the ground up."""

    x: float
    width: float
    met: float
    missed: float

    @property
    def top_of_met(self) -> float:
        return round(100 - self.met, 1)

    @property
    def top(self) -> float:
        return round(100 - self.met - self.missed, 1)


def bars(trend: Sequence[tuple[int, int]]) -> list[Bar]:
    most = max((n for _, n in trend), default=0) or 1
    step = 100 / max(len(trend), 1)
    return [
        Bar(
            round(place * step, 2),
            round(step * 0.72, 2),
            round(100 * k / most, 1),
            round(100 * (n - k) / most, 1),
        )
        for place, (k, n) in enumerate(trend)
    ]


def columns(holding: Sequence[float]) -> list[Bar]:
    """The chances that so many hold, as bars; the likeliest is full height."""
    most = max(holding, default=0) or 1
    step = 100 / max(len(holding), 1)
    return [
        Bar(round(place * step, 2), round(step * 0.72, 2), round(100 * chance / most, 1), 0)
        for place, chance in enumerate(holding)
    ]
