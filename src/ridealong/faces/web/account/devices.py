"""Ending sessions: one of them, or all but this."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from ridealong.faces.web.account.signed import Signed, signed
from ridealong.faces.web.troubles import pressed_on
from ridealong.people.accounts.devices import end
from ridealong.people.accounts.models import Device


@pressed_on("web:settings")
@signed
def end_one(who: Signed, device: int) -> HttpResponse:
    """Somebody else's device is not found among one's own, and nothing happens."""
    end(Device.objects.filter(account=who.account, pk=device))
    return redirect("web:settings")


@pressed_on("web:settings")
@signed
def end_others(who: Signed) -> HttpResponse:
    others = Device.objects.filter(account=who.account)
    end(others.exclude(session_key=who.request.session.session_key))
    return redirect("web:settings")
