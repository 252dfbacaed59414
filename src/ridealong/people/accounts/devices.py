"""Where somebody is signed in: seen by them, and ended by them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import update_session_auth_hash, user_logged_in, user_logged_out
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from ridealong.people.accounts.models import Account, Device
from ridealong.speech import gettext, gettext_noop

SEEN = "seen"
SEEN_EVERY = timedelta(minutes=10)
"""A page that is only read should not write each time."""
BROWSERS = (
    ("Edge", r"Edg(?:e|A|iOS)?/"), ("Opera", r"OPR/|Opera"), ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"), ("Chrome", r"Chrome/|CriOS/|Chromium/"), ("Safari", r"Safari/"),
)  # fmt: skip
SYSTEMS = (
    (gettext_noop("an iPhone"), r"iPhone|iPod"), (gettext_noop("an iPad"), r"iPad"),
    ("Android", r"Android"), ("Windows", r"Windows"),
    (gettext_noop("a Chromebook"), r"CrOS"), (gettext_noop("a Mac"), r"Macintosh|Mac OS X"), ("Linux", r"Linux|X11"),
)  # fmt: skip


def in_words(agent: str) -> str:
    """What a browser says of itself, as people would: "Firefox on Windows"."""
    browser = next((name for name, sign in BROWSERS if re.search(sign, agent)), None)
    system = next((name for name, sign in SYSTEMS if re.search(sign, agent)), None)
    if browser and system:
        return gettext("{browser} on {system}", browser=browser, system=gettext(system))
    if browser:
        return browser
    if system:
        return gettext("A browser on {system}", system=gettext(system))
    return gettext("A browser that does not say what it is")


@receiver(user_logged_in, dispatch_uid="ridealong.devices")
def _begun(sender: Any, *, request: HttpRequest, user: Account, **_: Any) -> None:
    """However somebody came in, their session gets a new key and is written down."""
    session, now = request.session, timezone.now()
    if session.session_key:
        Device.objects.filter(session_key=session.session_key).delete()
    session.cycle_key()
    session.set_expiry(None)
    session[SEEN] = now.isoformat()
    assert session.session_key is not None, "a cycled session has a key"
    agent = request.META.get("HTTP_USER_AGENT", "")
    Device.objects.create(
        account=user, session_key=session.session_key, says=in_words(agent), since=now, seen_at=now
    )


@receiver(user_logged_out, dispatch_uid="ridealong.devices")
def _ended(sender: Any, *, request: HttpRequest, **_: Any) -> None:
    if key := request.session.session_key:
        Device.objects.filter(session_key=key).delete()


def still_in(request: HttpRequest, account: Account, now: datetime) -> bool:
    """Whether this session goes on; every so often that it was seen is written down, and its two weeks begin anew.

    Ending a device deletes its session too, so in between the session's own word is enough.
    """
    seen = request.session.get(SEEN)
    if seen and abs(now - datetime.fromisoformat(seen)) < SEEN_EVERY:
        return True
    mine = Device.objects.filter(session_key=request.session.session_key, account=account)
    if not mine.update(seen_at=now):
        return False
    request.session[SEEN] = now.isoformat()
    return True


def devices_of(account: Account) -> QuerySet[Device]:
    """The last seen first; those whose session has expired meanwhile are gone."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return Device.objects.filter(account=account, session_key__in=live).order_by("-seen_at", "-pk")


def end(devices: QuerySet[Device]) -> int:
    """Sign these out; how many there were."""
    keys = list(devices.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    return Device.objects.filter(session_key__in=keys).delete()[0]


def keep_only(request: HttpRequest, account: Account) -> None:
    """After a new password: this session goes on under a new key, and every other ends."""
    old = request.session.session_key
    update_session_auth_hash(request, account)
    Device.objects.filter(session_key=old).update(session_key=request.session.session_key)
    end(Device.objects.filter(account=account).exclude(session_key=request.session.session_key))
