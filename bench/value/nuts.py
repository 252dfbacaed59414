"""Draws the posterior of BG/NBD as pymc-marketing does, by NUTS, in its own environment, and says how long it took."""

from __future__ import annotations

import json
import sys
import time

import arviz
import numpy as np
import pandas as pd
from pymc_marketing import clv


def main() -> None:
    counts = np.load(sys.argv[1])
    frame = pd.DataFrame({
        "customer_id": np.arange(len(counts["age"])),
        "frequency": counts["repeats"].astype(float),
        "recency": counts["recency"].astype(float),
        "T": counts["age"].astype(float),
    })  # fmt: skip
    clock, processor = time.perf_counter(), time.process_time()
    model = clv.BetaGeoModel(data=frame)
    drawn = model.fit(
        method="mcmc", draws=1000, tune=1000, chains=2, cores=1, random_seed=1, progressbar=False
    )
    took = {"clock": time.perf_counter() - clock, "processor": time.process_time() - processor}
    names = ["r", "alpha", "a", "b"]
    seen = arviz.ess(drawn, var_names=names)
    mean = {name: float(drawn.posterior[name].mean()) for name in names}
    print(json.dumps(took | {"effective": min(float(seen[name]) for name in names), "mean": mean}))


if __name__ == "__main__":
    main()
