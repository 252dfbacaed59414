"""Writes to those whose word is waited for: a link for one word, or once a week how much waits for whoever signs in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q

from ridealong.doors.asking.permission import permitted_by_mail
from ridealong.doors.voices.links import link_for
from ridealong.doors.voices.phrasing import one_line, phrased, texts
from ridealong.doors.voices.waiting import how_many_wait
from ridealong.ledger.lookup import load
from ridealong.ledger.owed import ANSWERED, Owed, claims
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from ridealong.people.accounts.models import Account
from ridealong.people.letters.addresses import absolute
from ridealong.people.letters.models import Letter
from ridealong.people.letters.writing import Draft, write
from ridealong.people.models import Party, Preference
from ridealong.people.tickets.issuing import For, issue
from ridealong.people.words import day_in, spoken

LATELY = timedelta(days=30)
"""What was claimed longer ago waits on the pages; a letter about it would come out of the blue."""
A_WEEK = timedelta(days=7)
WORD, WAITING = "word", "waiting"
A_DAY = timedelta(days=1)
UNASKED = (WORD, WAITING, "ask", "again", "pulse", "pulse_again")
"""Letters that nobody asked for: of these nobody gets two in a day, and the word that waited is asked for tomorrow."""
LEFT = (Letter.State.SENT, Letter.State.COPIED)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who can be written to, and how."""

    party: Party
    email: str
    language: str


def due_words(now: datetime) -> int:
    """Write every letter that is due for a word somebody waits for; how many were written. Safe to run twice."""
    waiting = claims(now - LATELY)
    moments = {
        each.id: each
        for each in load({each for loop in waiting for each in (loop.opener, loop.claim) if each})
    }
    accounts = {each.person: each for each in Account.objects.filter(is_active=True)}
    signing_in = {loop.receiver for loop in waiting if loop.receiver in accounts}
    asked = _asked([loop for loop in waiting if loop.receiver not in accounts], moments)
    written = sum(_write_waiting(accounts[person], waiting, now) for person in sorted(signing_in))
    return written + sum(_write_word(*each, moments, now) for each in asked)


# ---- whoever has no account: a link for each word ----


def _asked(loops: Sequence[Owed], moments: dict[str, Moment]) -> Iterator[tuple[Owed, Asked]]:
    """Who of a customer's people is asked: the one it was promised to, else the first of those we may write to."""
    named = {loop.opener: _named(moments[loop.opener]) for loop in loops}
    contacts = people.contacts_of({loop.receiver for loop in loops})
    parties = people.known({*contacts, *named.values(), *(loop.receiver for loop in loops)})
    may = permitted_by_mail(each.id for each in parties.values() if each.sort != "person")
    may |= {each.id for each in parties.values() if each.sort == "person"}
    reach = {each.person: each for each in Preference.objects.filter(person__in=list(may)).exclude(email="")}
    for loop in loops:
        could = [loop.receiver, *sorted(each for each in contacts if parties[each].customer == loop.receiver)]
        for identity in [named[loop.opener], *could]:
            if identity in may and identity in reach and not parties[identity].forgotten:
                settled = reach[identity]
                yield loop, Asked(parties[identity], settled.email, spoken(settled.language))
                break


def _named(opener: Moment) -> str:
    assert isinstance(opener.fact, ANSWERED) and opener.fact.receiver is not None
    return opener.fact.receiver


def _write_word(loop: Owed, asked: Asked, moments: dict[str, Moment], now: datetime) -> bool:
    """The letter about one claim and, a week after it left, its only reminder."""
    key, form, asked_on = f"word {loop.opener} {loop.claim}", "so" if loop.asks_whether_so else "word", ""
    first = Letter.objects.filter(key=key).first()
    if first is not None:
        key, form = f"{key} again", "so_again" if loop.asks_whether_so else "again"
        at = first.settled_at or first.made_at
        if first.state not in LEFT or at > now - A_WEEK or Letter.objects.filter(key=key).exists():
            return False
        asked_on = day_in(asked.language, at.astimezone(people.zone_of(moments[loop.opener].by or "")).date())
    if _written_to(asked, now):
        return False
    assert loop.claim is not None
    said = phrased(loop, moments[loop.opener], moments[loop.claim], language=asked.language, today=now.date())
    with transaction.atomic():
        token = link_for(asked.party.id, loop.opener, now=now)
        stop = _stop(asked.party, now)
        filled = {
            "name": one_line(asked.party.name), "told": said.told, "claimed": said.claimed, "who": said.who,
            "readers": said.readers, "link": absolute(f"/word/{token}/"), "day": asked_on,
        }  # fmt: skip
        write(_draft(key, form, asked, filled=filled, stop=stop), now=now)
    return True


def _written_to(asked: Asked, now: datetime) -> bool:
    """Whether a letter that they did not ask for went to them, or to their mailbox, within a day."""
    theirs = Q(party=asked.party.id) | Q(address__iexact=asked.email)
    lately = Letter.objects.filter(theirs, kind__in=UNASKED, made_at__gt=now - A_DAY)
    return lately.exclude(state=Letter.State.CANCELLED).exists()


def _stop(party: Party, now: datetime) -> str:
    """Where a customer ends such letters for good; our own people need none."""
    return "" if party.sort == "person" else absolute(f"/ask/stop/{issue(For.STOP, party.id, now=now)}/")


def _draft(key: str, form: str, asked: Asked, *, filled: dict[str, str], stop: str) -> Draft:
    said = texts(asked.language)["letters"]
    text = said[form]["text"].strip().format_map(filled)
    text += said["stop"]["text"].rstrip().format(stop=stop) if stop else ""
    return Draft(
        key=key, kind=WORD, party=asked.party.id, address=asked.email,
        subject=said[form]["subject"].format_map(filled)[:200], text=f"{text}\n", stop=stop,
    )  # fmt: skip


# ---- whoever signs in: once a week, how much waits ----


def _write_waiting(account: Account, waiting: Sequence[Owed], now: datetime) -> bool:
    """At most one a week, and none where nothing new has come since the one before the last."""
    last = Letter.objects.filter(kind=WAITING, party=account.person).aggregate(at=Max("made_at"))["at"]
    newest = max(loop.since for loop in waiting if loop.receiver == account.person)
    if last is not None and (last > now - A_WEEK or newest < last - A_WEEK):
        return False
    party = people.known([account.person])[account.person]
    settled = Preference.objects.filter(person=account.person).first()
    asked = Asked(party, account.email, spoken(settled.language if settled else ""))
    if _written_to(asked, now):
        return False
    count, said = how_many_wait(account.person), texts(asked.language)["letters"]["waiting"]
    counted = said["one"] if count == 1 else said["subject"].format(count=count)
    filled = {"name": one_line(party.name), "count": counted, "link": absolute("/waiting/")}
    draft = Draft(
        key=f"{WAITING} {account.person} {now:%Y-%m-%d}", kind=WAITING, party=party.id, address=asked.email,
        subject=counted, text=said["text"].lstrip().format_map(filled),
    )  # fmt: skip
    write(draft, now=now)
    return True
