"""Giving a passport back: the provider no longer lets one in by it, until one comes in by address again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from ridealong.faces.web.account.signed import Signed, signed
from ridealong.faces.web.troubles import pressed_on
from ridealong.people.accounts.passports import passports_of


@pressed_on("web:settings")
@signed
def give_back(who: Signed, passport: int) -> HttpResponse:
    passports_of(who.account).filter(pk=passport).delete()
    return redirect("web:settings")
