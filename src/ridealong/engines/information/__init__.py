"""What knowing more would be worth before choosing: perfect knowledge, a part of it, and a few answers."""

from ridealong.engines.information.lists import evpi_of_normal, evpi_of_table
from ridealong.engines.information.ranges import LOW_TO_LIKELY, evpi, evpi_of_each, evppi, evsi, evsi_of_each
from ridealong.engines.information.rates import evsi_of_rate
from ridealong.engines.information.worth import Worth

__all__ = [
    "LOW_TO_LIKELY",
    "Worth",
    "evpi",
    "evpi_of_each",
    "evpi_of_normal",
    "evpi_of_table",
    "evppi",
    "evsi",
    "evsi_of_each",
    "evsi_of_rate",
]
