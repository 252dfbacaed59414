"""How sure counted evidence lets anyone be that a standard is met, and what may be said then."""

from ridealong.engines.belief.comparing import probability_higher
from ridealong.engines.belief.counting import design_effect, window
from ridealong.engines.belief.density import density_cadence, density_rate
from ridealong.engines.belief.posterior import probability_cadence, probability_rate
from ridealong.engines.belief.rollup import more_than_half, poisson_binomial, roll_up
from ridealong.engines.belief.settle import Needs, weeks_until
from ridealong.engines.belief.speak import EXPECTED_BEFORE_FAILING, Belief, cadence, rate
from ridealong.engines.belief.verdict import Verdict, step
from ridealong.engines.belief.weekly import replay, replay_cadence

__all__ = [
    "EXPECTED_BEFORE_FAILING",
    "Belief",
    "Needs",
    "Verdict",
    "cadence",
    "density_cadence",
    "density_rate",
    "design_effect",
    "more_than_half",
    "poisson_binomial",
    "probability_cadence",
    "probability_higher",
    "probability_rate",
    "rate",
    "replay",
    "replay_cadence",
    "roll_up",
    "step",
    "weeks_until",
    "window",
]
