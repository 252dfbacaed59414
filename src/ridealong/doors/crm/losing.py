"""Why deals ended, in the words of whoever sold them: counted for the preview, and never taken for a buyer's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ridealong.speech import gettext, ngettext
from ridealong.speech.figures import figure

from .refusals import shortened

MOST_REASONS = 500
MOST_TOLD = 5
# Words by which somebody may say that losing a sale was for the customer's good; the customer has to say so too.
FOR_THEIR_GOOD = re.compile(
    r"not a (?:good )?fit|wrong fit|bad fit|poor fit|better off|better served|sent them to|referred (?:them )?to|"
    r"recommended (?:another|a competitor)|we advised against|did ?n.t need|does ?n.t need|no need for it",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Reasons:
    lost: Counter[str] = field(default_factory=Counter)
    let_go: int = 0

    def see(self, outcome: str, why: str) -> None:
        if outcome == "won":
            return
        if len(self.lost) < MOST_REASONS or why in self.lost:
            self.lost[why] += 1
        self.let_go += FOR_THEIR_GOOD.search(why) is not None

    def told(self) -> Iterator[str]:
        if not self.lost:
            return
        named = ", ".join(
            f"`{shortened(why)}` {figure(count)}" for why, count in self.lost.most_common(MOST_TOLD)
        )
        more = ", …" if len(self.lost) > MOST_TOLD else ""
        yield gettext(
            "why deals were lost, as whoever sold them says and no buyer has said: {named}{more}",
            named=named,
            more=more,
        )
        if self.let_go:
            yield ngettext(
                "{count} lost deal reads as if the sale was let go for the customer's good; if so, tell it: {sentence}",
                "{count} lost deals read as if the sale was let go for the customer's good; if so, tell it: {sentence}",
                self.let_go,
                count=figure(self.let_go),
                sentence='tom let ^deal go, sent acme to "…", told them "…"',
            )
