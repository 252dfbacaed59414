"""Whoever is signed in, with their account: what every page behind one's name begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ridealong.people.accounts.models import Account
from ridealong.people.doorway import reader_of
from ridealong.people.reader import Reader

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Signed:
    """A request by somebody who signed in."""

    request: HttpRequest
    account: Account
    reader: Reader

    def ask(self, form: BaseForm, heading: str, button: str, **more: object) -> HttpResponse:
        """A page with one form; what was typed stays where it was refused."""
        shown = {"form": form, "heading": heading, "button": button, **more}
        return render(self.request, "web/account/form.html", shown, status=422 if form.is_bound else 200)


def signed(
    view: Callable[Concatenate[Signed, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give a view the account of its reader; the owner of a machine without any is led to make the first."""

    @wraps(view)
    def known(request: HttpRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, Account):
            return redirect("web:signin_first")
        return view(Signed(request, request.user, reader_of(request)), *args, **named)

    return known
