"""Which doors moments have come through, and when."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from ridealong.ledger.codec import at_microseconds
from ridealong.ledger.models import MomentRow


def came_through(prefix: str) -> bool:
    """Whether any moment came through a door whose name begins so."""
    after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    return MomentRow.objects.filter(door__gte=prefix, door__lt=after).exists()


def last_through(door: str) -> datetime | None:
    """When the last moment came through a door; None where none did."""
    at = MomentRow.objects.filter(door=door).aggregate(at=Max("recorded"))["at"]
    return None if at is None else at_microseconds(at)


def happened_until(door: str) -> datetime | None:
    """The latest that anything that came through a door happened; None where nothing did."""
    at = MomentRow.objects.filter(door=door).aggregate(at=Max("happened"))["at"]
    return None if at is None else at_microseconds(at)


def doors(prefix: str) -> list[str]:
    """The doors whose names begin so, the one used last at the end."""
    rows = MomentRow.objects.filter(door__startswith=prefix).values("door").annotate(last=Max("seq"))
    return [row["door"] for row in rows.order_by("last")]
