"""Why nothing, or less, is made of a row, in words for one row and for many."""

from __future__ import annotations

from typing import Literal

from .fields import Kind
from .traps import ONE

BECAUSE = {
    "no customer": (
        "names no customer: nothing is made of it",
        "name no customer: nothing is made of them",
    ),
    "no owner": (
        "has no salesperson: no deal is made of it",
        "have no salesperson: no deals are made of them",
    ),
    "nobody’s": (
        "names nobody of ours whose it is: nothing is made of it",
        "name nobody of ours whose they are: nothing is made of them",
    ),
    "no opening date": (
        "has no opening date: no deal is made of it",
        "have no opening date: no deals are made of them",
    ),
    "opening date out of reach": (
        "was opened before 1970 or on a day still to come: no deal is made of it",
        "were opened before 1970 or on a day still to come: no deals are made of them",
    ),
    "no closing date": (
        "has ended and does not say when: that it ended is not recorded",
        "have ended and do not say when: that they ended is not recorded",
    ),
    "closing date out of reach": (
        "ended before 1970 or on a day still to come: that it ended is not recorded",
        "ended before 1970 or on a day still to come: that they ended is not recorded",
    ),
    "closed before opened": (
        "was closed before it was opened: no deal is made of it",
        "were closed before they were opened: no deals are made of them",
    ),
    "won without amount": (
        "is won for nothing: no purchase is made of it",
        "are won for nothing: no purchases are made of them",
    ),
    "id again": (
        "has an id that stood before in this file: the first is taken",
        "have ids that stood before in this file: the first of each is taken",
    ),
    "amount of nought": (
        "has an amount of 0, as samples and replacements do: what was given is no purchase",
        "have an amount of 0, as samples and replacements do: what was given is no purchase",
    ),
    "amount below nought": (
        "has an amount below 0, as returns and credits do: it is no purchase",
        "have amounts below 0, as returns and credits do: they are no purchases",
    ),
    "day out of reach": (
        "lies before 1970 or is still to come: nothing is made of it",
        "lie before 1970 or are still to come: nothing is made of them",
    ),
    "since when is still to come": (
        "begins on a day still to come: nothing is made of it",
        "begin on days still to come: nothing is made of them",
    ),
    "next step without a day": (
        "has a next step without a day: it is no promise",
        "have next steps without a day: they are no promises",
    ),
    "next step with nobody to do it": (
        "has a next step and no salesperson: it is no promise",
        "have next steps and no salesperson: they are no promises",
    ),
    "next step out of reach": (
        "has a next step due before 1970 or in a hundred years: it is no promise",
        "have next steps due before 1970 or in a hundred years: they are no promises",
    ),
    "due out of reach": (
        "is due in more than a hundred years: it is no promise",
        "are due in more than a hundred years: they are no promises",
    ),
    "stage from before it was opened": (
        "has its stage from before the deal was opened: that is not made",
        "have their stages from before the deals were opened: those are not made",
    ),
    "returned": (
        "came back as a whole: it does not count",
        "came back as a whole: they do not count",
    ),
    "returned in part": (
        "came back in part: it counts with what was kept",
        "came back in part: they count with what was kept",
    ),
    "nothing came back": (
        "says that nothing came back",
        "say that nothing came back",
    ),
    "no such order": (
        "is of an order that is not here, or was taken back before",
        "are of orders that are not here, or were taken back before",
    ),
    "no day of ordering": (
        "has no day it was ordered: nothing is made of it",
        "have no day they were ordered: nothing is made of them",
    ),
    "promised by no day": (
        "has no day it was promised by: no promise is made of it",
        "have no day they were promised by: no promises are made of them",
    ),
    "promised before ordered": (
        "was promised by a day before it was ordered: no promise is made of it",
        "were promised by days before they were ordered: no promises are made of them",
    ),
    "cancelled": (
        "was cancelled: nobody waits for it, and no promise is made of it",
        "were cancelled: nobody waits for them, and no promises are made of them",
    ),
    "shipped before ordered": (
        "was shipped before it was ordered: its promise stays open",
        "were shipped before they were ordered: their promises stay open",
    ),
    "shipped out of reach": (
        "was shipped before 1970 or on a day still to come: its promise stays open",
        "were shipped before 1970 or on a day still to come: their promises stay open",
    ),
    "nobody promised it": (
        "has no salesperson, and nobody serves its customer or leads here: no promise is made of it",
        "have no salesperson, and nobody serves their customers or leads here: no promises are made of them",
    ),
    "no words": (
        "says nothing in words: nothing is made of it",
        "say nothing in words: nothing is made of them",
    ),
    "no due day": (
        "has no due day: it is no promise",
        "have no due day: they are no promises",
    ),
    "due before it was made": (
        "was due before it was written down: no promise is made of it",
        "were due before they were written down: no promises are made of them",
    ),
    "done and no day": (
        "is done and does not say when, so nobody could say whether in time: nothing is made of it",
        "are done and do not say when, so nobody could say whether in time: nothing is made of them",
    ),
    "done before it was made": (
        "was done before it was written down: that it was done is not recorded",
        "were done before they were written down: that they were done is not recorded",
    ),
    "done out of reach": (
        "was done before 1970 or on a day still to come: that it was is not recorded",
        "were done before 1970 or on a day still to come: that they were is not recorded",
    ),
    "still to be done": (
        "has not taken place yet: nothing is made of it",
        "have not taken place yet: nothing is made of them",
    ),
    "did not take place": (
        "did not take place: nothing is made of it",
        "did not take place: nothing is made of them",
    ),
    "no day": (
        "has no day: nothing is made of it",
        "have no day: nothing is made of them",
    ),
    "lasts for days": (
        "lasts for more than a day: it is no meeting",
        "last for more than a day: they are no meetings",
    ),
    "ends before it begins": (
        "ends before it begins: nothing is made of it",
        "end before they begin: nothing is made of them",
    ),
    "no rule fits": (
        "says neither that something was given nor that something was asked: it is no touch (`touches` in a "
        "mapping file says which words mean what)",
        "say neither that something was given nor that something was asked: they are no touches (`touches` in a "
        "mapping file says which words mean what)",
    ),
    "closed and no day": (
        "is closed and does not say when: its trouble stands open until somebody says",
        "are closed and do not say when: their troubles stand open until somebody says",
    ),
    "closed by nobody named": (
        "was closed by nobody who is named: its trouble stands open until somebody says",
        "were closed by nobody who is named: their troubles stand open until somebody says",
    ),
    "closed before reported": (
        "was closed before it was reported: that it was closed is not recorded",
        "were closed before they were reported: that they were closed is not recorded",
    ),
    "closed out of reach": (
        "was closed before 1970 or on a day still to come: that it was is not recorded",
        "were closed before 1970 or on a day still to come: that they were is not recorded",
    ),
    "no newcomer": (
        "does not name who came: nothing is made of it",
        "do not name who came: nothing is made of them",
    ),
    "referral by nobody": (
        "came by referral that nobody named",
        "came by referral that nobody named",
    ),
    "referral by a stranger": (
        "came through somebody who is not known here",
        "came through somebody who is not known here",
    ),
    "through themselves": (
        "came through themselves: nothing is made of it",
        "came through themselves: nothing is made of them",
    ),
    "still pending": (
        "is pending: nobody has come yet",
        "are pending: nobody has come yet",
    ),
    "came to nothing": (
        "came to nothing",
        "came to nothing",
    ),
    "status not known": (
        "has a status that is not known: nothing is made of it (`stages` in a mapping file says what it means)",
        "have a status that is not known: nothing is made of them (`stages` in a mapping file says what it means)",
    ),
    "spam or a duplicate": (
        "is spam, a duplicate or withdrawn: it is no trouble",
        "are spam, duplicates or withdrawn: they are no troubles",
    ),
    "came before": (
        "is of somebody who came before: nobody comes twice",
        "are of somebody who came before: nobody comes twice",
    ),
    "forgotten": (
        "is of somebody who was forgotten: what is here of it stays as it is, and nothing new is taken",
        "are of somebody who was forgotten: what is here of them stays as it is, and nothing new is taken",
    ),
    "no such deal": (
        "is of a deal that is not here",
        "are of deals that are not here",
    ),
    "stage again": (
        "stood before in this file",
        "stood before in this file",
    ),
}


def because(kind: Kind | Literal["contacts"], why: str, count: int) -> str:
    one, many = BECAUSE[why]
    return f"1 {ONE[kind]} {one}" if count == 1 else f"{count:,} {kind} {many}"
