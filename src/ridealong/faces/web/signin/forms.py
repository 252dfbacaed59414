"""What is asked of people at the door, with the words that say what is wrong with an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from ridealong.people.accounts.models import Account
from ridealong.people.accounts.opening import plain
from ridealong.speech import figures, gettext

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_PASSWORD = 1_000
LONGEST_ADDRESS = 190
NEEDS_ADDRESS = {
    "required": gettext_lazy("Write an address, such as ana@firm.example."),
    "invalid": gettext_lazy("That is no address; write one like ana@firm.example."),
    "max_length": format_lazy(
        gettext_lazy("That is too long: an address has at most {n} characters."), n=LONGEST_ADDRESS
    ),
}


E_MAIL, PASSWORD = gettext_lazy("E-mail address"), gettext_lazy("Password")


def address(label: StrOrPromise = E_MAIL, **more: Any) -> forms.EmailField:
    widget = forms.EmailInput(
        attrs={"autocomplete": more.pop("autocomplete", "username"), "spellcheck": "false"}
    )
    return forms.EmailField(
        label=label, max_length=LONGEST_ADDRESS, widget=widget, error_messages=NEEDS_ADDRESS, **more
    )


def password(label: StrOrPromise = PASSWORD, *, new: bool = False, **more: Any) -> forms.CharField:
    attributes = {"autocomplete": "new-password" if new else "current-password"}
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs=attributes),
        error_messages={
            "required": gettext_lazy("Write your password.")
            if not new
            else gettext_lazy("Write a password."),
            "max_length": format_lazy(
                gettext_lazy("That is too long: a password has at most {n} characters."),
                n=lazy(figures.figure, str)(LONGEST_PASSWORD),
            ),
        },
        **more,
    )


def code(label: StrOrPromise = "Code") -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "none"}
    return forms.CharField(
        label=label,
        max_length=40,
        widget=forms.TextInput(attrs=attributes),
        error_messages={
            "required": gettext_lazy("Write the six digits that your app shows."),
            "max_length": gettext_lazy("That is too long for a code."),
        },
    )


class ByPassword(forms.Form):
    email = address()
    password = password()


class ByLink(forms.Form):
    email = address()


class ByCode(forms.Form):
    code = code()


class NewPassword(forms.Form):
    """A password typed twice, for an account that may not be there yet."""

    new_password = password(
        gettext_lazy("New password"),
        new=True,
        help_text=gettext_lazy("At least ten characters; a few words are good."),
    )
    again = password(gettext_lazy("The same again"), new=True)

    def __init__(self, *args: Any, account: Account | None = None, **named: Any) -> None:
        super().__init__(*args, **named)
        self.account = account

    def clean_new_password(self) -> str:
        typed = str(self.cleaned_data["new_password"])
        validate_password(typed, self.account)
        return typed

    def clean_again(self) -> str:
        typed = str(self.cleaned_data["again"])
        if "new_password" in self.cleaned_data and typed != self.cleaned_data["new_password"]:
            raise forms.ValidationError(gettext("That is not the same as above."))
        return typed


def as_kept(email: object) -> str:
    return plain(str(email))
