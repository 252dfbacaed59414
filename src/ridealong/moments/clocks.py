"""Local times that a change of the clocks skips, or lets come twice: told with what would be clear."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from ridealong.speech import gettext

AN_HOUR = 60


def doubt_about(local: datetime, zone: tzinfo) -> str | None:
    """Why nobody can say when this was in a zone, with both times it may have been; None where it is clear."""
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return None
    told, clock = _written(local), f"{local:%H:%M}"
    if _exists(first):
        return gettext(
            "{told} came twice in {zone}, for the clocks were put back; was it {first}, or {second} {time} later?",
            told=told,
            zone=zone,
            first=clock + _offset(first),
            second=clock + _offset(second),
            time=_how_long(first, second),
        )
    # The second reading holds on to the time after the change, and so lies before it.
    earlier, later = (each.astimezone(UTC).astimezone(zone) for each in (second, first))
    return gettext(
        "there was no {told} in {zone}, for the clocks were put forward; was it {earlier} or {later}?",
        told=told,
        zone=zone,
        earlier=_written(earlier),
        later=_written(later),
    )


def _exists(local: datetime) -> bool:
    back = local.astimezone(UTC).astimezone(local.tzinfo)
    return back.replace(tzinfo=None) == local.replace(tzinfo=None, fold=0)


def _how_long(earlier: datetime, later: datetime) -> str:
    minutes = round((later.astimezone(UTC) - earlier.astimezone(UTC)).total_seconds() / 60)
    return gettext("an hour") if minutes == AN_HOUR else f"{minutes} min"


def _written(local: datetime) -> str:
    return f"{local:%Y-%m-%d %H:%M}"


def _offset(local: datetime) -> str:
    return local.isoformat()[-6:]
