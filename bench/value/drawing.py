"""Draws the posterior of BG/NBD as the engine does, fit included, and says how long it took."""

from __future__ import annotations

import json
import sys
from statistics import median

import numpy as np

from bench.value.timing import timed
from ridealong.engines.relationship.bg_nbd import Likelihood, fit_bg_nbd
from ridealong.engines.relationship.customers import Customers
from ridealong.engines.relationship.posterior import posterior_of

DRAWS = 1_100


def main() -> None:
    held = np.load(sys.argv[1])
    counts = Customers.of(held["repeats"], held["recency"], held["age"])

    def drawn() -> float:
        return posterior_of(Likelihood(counts).value, fit_bg_nbd(counts), draws=DRAWS, seed=1).effective

    took = [timed(drawn) for _ in range(5)]
    clock, processor = median(each.clock for each in took), median(each.processor for each in took)
    print(json.dumps({"clock": clock, "processor": processor, "effective": drawn()}))


if __name__ == "__main__":
    main()
