"""Which doors moments have come through."""

from __future__ import annotations

from ridealong.ledger.models import MomentRow


def came_through(prefix: str) -> bool:
    """Whether any moment came through a door whose name begins so."""
    after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    return MomentRow.objects.filter(door__gte=prefix, door__lt=after).exists()
