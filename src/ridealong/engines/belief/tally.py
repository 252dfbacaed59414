"""What was counted for a rate: as people see it, and as much as it is worth."""

from typing import Final, NamedTuple, Self

from ridealong.engines.belief.posterior import check_counts

FEWEST_SEEN: Final = 5
FEWEST_MISSED: Final = 2


class Tally(NamedTuple):
    """Raw counts, which people see and minimums are about, and effective ones, which give the probability."""

    k: float
    n: float
    k_eff: float
    n_eff: float

    @classmethod
    def checked(cls, k: float, n: float, k_eff: float | None, n_eff: float | None) -> Self:
        """A tally that can have been counted; without effective counts every observation weighs one."""
        check_counts(k, n)
        if k_eff is None and n_eff is None:
            return cls(k, n, k, n)
        if k_eff is None or n_eff is None:
            raise ValueError(f"k_eff={k_eff} and n_eff={n_eff}: give both or neither")
        check_counts(k_eff, n_eff)
        if n_eff > n * (1 + 1e-9):
            raise ValueError(f"n_eff={n_eff} of n={n}: deflating never adds evidence, so n_eff ≤ n is needed")
        if n and not n_eff:
            raise ValueError(f"n_eff=0 of n={n}: what was seen is worth something, so n_eff > 0 is needed")
        return cls(k, n, k_eff, n_eff)

    @property
    def enough_to_fail(self) -> bool:
        """Whether there is enough to say `NOT_YET`: one bad day, or one miss however dear, is no proof."""
        return self.n >= FEWEST_SEEN and self.n - self.k >= FEWEST_MISSED

    def plus(self, *, met: int = 0, missed: int = 0) -> "Tally":
        """The tally after so many more, each worth what an observation is worth on average until now."""
        worth = self.n_eff / self.n if self.n else 1.0
        more = met + missed
        return Tally(self.k + met, self.n + more, self.k_eff + met * worth, self.n_eff + more * worth)
