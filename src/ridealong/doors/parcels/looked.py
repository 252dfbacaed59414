"""What was found in a parcel: as it is shown, and how it would be recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ridealong.doors.crm.models import Batch

from .shown import Shown

Progress = Callable[[int], None]


class Looked(NamedTuple):
    shown: Shown
    commit: Callable[[Progress], Batch | None]
    """Records it; None where there was nothing to record, and still something to do."""
