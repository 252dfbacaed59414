"""Letting people in from the command line, and serving to others once somebody is in."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest
from django.test import Client

from ridealong.people import parties as people
from ridealong.people.accounts.models import Account, Invitation
from ridealong.people.accounts.opening import open_account
from ridealong.people.letters.models import Letter

NEW = {"new_password": "seven crows on a wire", "again": "seven crows on a wire"}
NOW = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.fixture
def serving(ana, monkeypatch):
    """Ask for the pages to be served; what would be run instead of running it."""
    ran: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, words: ran.append(words))

    def serve(*words: str):
        ran.clear()
        said = ana("serve", *words)
        return said, [each[3:] for each in ran]

    return serve


def test_without_mail_the_link_is_printed_and_makes_an_account(ana):
    told = ana("invite", "ana-ortiz", "--email", "Ana@firm.example")
    assert (told.code, "bring them this link yourself" in told.err) == (0, True)
    assert told.out.startswith("http://127.0.0.1:8000/signin/invitation/")
    assert list(Letter.objects.values_list("state", "text")) == [("copied", "")]
    page = Client().get(told.out.strip().removeprefix("http://127.0.0.1:8000"))
    assert "Whoever runs Ridealong here invites you, Ana Ortiz." in page.content.decode()
    Client().post(told.out.strip().removeprefix("http://127.0.0.1:8000"), NEW)
    assert Account.objects.get().email == "ana@firm.example"


def test_with_mail_the_letter_waits_to_be_sent_and_no_link_is_shown(ana, settings):
    settings.EMAIL_HOST = "mail.firm.example"
    told = ana("invite", "tom", "--email", "tom@firm.example")
    assert told.out.startswith("A letter to tom@firm.example is on its way; its link is good until ")
    assert list(Letter.objects.values_list("state", flat=True)) == ["waiting"]


def test_whom_the_ledger_does_not_know_nobody_invites(ana):
    unknown = ana("invite", "tomm", "--email", "tom@firm.example")
    assert (unknown.code, "nobody here is called tomm; did you mean tom?" in unknown.err) == (1, True)
    assert "nobody here is called acme" in ana("invite", "acme", "--email", "a@firm.example").err
    ana("tell", "2026-03-01 tom left")
    assert "tom has no place here today" in ana("invite", "tom", "--email", "tom@firm.example").err
    assert not Invitation.objects.exists()


def test_two_with_one_address_and_an_address_that_is_none(ana):
    ana("invite", "mia", "--email", "both@firm.example")
    taken = ana("invite", "tom", "--email", "both@firm.example")
    assert (taken.code, "each needs an address of their own" in taken.err) == (1, True)
    assert ana("invite", "tom", "--email", "tom at firm").code == 2


def test_serving_elsewhere_waits_for_somebody_who_can_let_others_in(ana, serving):
    said, ran = serving("--host", "0.0.0.0")
    assert (said.code, ran) == (1, [])
    assert "until a leader or a keeper can sign in" in said.err
    open_account(people.find("tom").id, "tom@firm.example", now=NOW)
    assert serving("--host", "0.0.0.0")[1] == [], "a salesperson cannot let others in"
    open_account(people.find("ana-ortiz").id, "ana@firm.example", now=NOW)
    said, ran = serving("--host", "0.0.0.0", "--port", "8080")
    assert ran == [["8080", "0.0.0.0"]]
    assert "RIDEALONG_URL=https://ridealong.example.com" in said.err
    assert "RIDEALONG_MAIL_URL" in said.err


def test_what_else_serving_needs_is_said_until_it_is_there(ana, serving, settings):
    open_account(people.find("ana-ortiz").id, "ana@firm.example", now=NOW)
    settings.RIDEALONG_URL = "http://ride.firm.example"
    assert "passwords would be read on the way" in serving("--host", "0.0.0.0")[0].err
    settings.RIDEALONG_URL = "https://ride.firm.example"
    assert "RIDEALONG_PROXY=1" in serving()[0].err
    settings.BEHIND_A_PROXY, settings.EMAIL_HOST = True, "mail.firm.example"
    assert serving()[0].err == "Look at http://127.0.0.1:8000  (stop with Ctrl-C)\n"


def test_on_this_machine_it_asks_for_nothing(serving):
    said, ran = serving()
    assert (said.err, ran) == ("Look at http://127.0.0.1:8000  (stop with Ctrl-C)\n", [["8000", "127.0.0.1"]])
