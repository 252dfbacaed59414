"""Why nothing, or less, is made of a row, in words for one row and for many."""

from __future__ import annotations

from typing import Literal

from ridealong.speech import gettext, gettext_noop

from .counted import rows
from .fields import Kind

BECAUSE = {
    "no customer": (
        gettext_noop("{rows} names no customer: nothing is made of it"),
        gettext_noop("{rows} name no customer: nothing is made of them"),
    ),
    "no owner": (
        gettext_noop("{rows} has no salesperson: no deal is made of it"),
        gettext_noop("{rows} have no salesperson: no deals are made of them"),
    ),
    "nobody’s": (
        gettext_noop("{rows} names nobody of ours whose it is: nothing is made of it"),
        gettext_noop("{rows} name nobody of ours whose they are: nothing is made of them"),
    ),
    "no opening date": (
        gettext_noop("{rows} has no opening date: no deal is made of it"),
        gettext_noop("{rows} have no opening date: no deals are made of them"),
    ),
    "opening date out of reach": (
        gettext_noop("{rows} was opened before 1970 or on a day still to come: no deal is made of it"),
        gettext_noop("{rows} were opened before 1970 or on a day still to come: no deals are made of them"),
    ),
    "no closing date": (
        gettext_noop("{rows} has ended and does not say when: that it ended is not recorded"),
        gettext_noop("{rows} have ended and do not say when: that they ended is not recorded"),
    ),
    "closing date out of reach": (
        gettext_noop("{rows} ended before 1970 or on a day still to come: that it ended is not recorded"),
        gettext_noop("{rows} ended before 1970 or on a day still to come: that they ended is not recorded"),
    ),
    "closed before opened": (
        gettext_noop("{rows} was closed before it was opened: no deal is made of it"),
        gettext_noop("{rows} were closed before they were opened: no deals are made of them"),
    ),
    "won without amount": (
        gettext_noop("{rows} is won for nothing: no purchase is made of it"),
        gettext_noop("{rows} are won for nothing: no purchases are made of them"),
    ),
    "id again": (
        gettext_noop("{rows} has an id that stood before in this file: the first is taken"),
        gettext_noop("{rows} have ids that stood before in this file: the first of each is taken"),
    ),
    "amount of nought": (
        gettext_noop(
            "{rows} has an amount of 0, as samples and replacements do: what was given is no purchase"
        ),
        gettext_noop(
            "{rows} have an amount of 0, as samples and replacements do: what was given is no purchase"
        ),
    ),
    "amount below nought": (
        gettext_noop("{rows} has an amount below 0, as returns and credits do: it is no purchase"),
        gettext_noop("{rows} have amounts below 0, as returns and credits do: they are no purchases"),
    ),
    "day out of reach": (
        gettext_noop("{rows} lies before 1970 or is still to come: nothing is made of it"),
        gettext_noop("{rows} lie before 1970 or are still to come: nothing is made of them"),
    ),
    "since when is still to come": (
        gettext_noop("{rows} begins on a day still to come: nothing is made of it"),
        gettext_noop("{rows} begin on days still to come: nothing is made of them"),
    ),
    "next step without a day": (
        gettext_noop("{rows} has a next step without a day: it is no promise"),
        gettext_noop("{rows} have next steps without a day: they are no promises"),
    ),
    "next step with nobody to do it": (
        gettext_noop("{rows} has a next step and no salesperson: it is no promise"),
        gettext_noop("{rows} have next steps and no salesperson: they are no promises"),
    ),
    "next step out of reach": (
        gettext_noop("{rows} has a next step due before 1970 or in a hundred years: it is no promise"),
        gettext_noop("{rows} have next steps due before 1970 or in a hundred years: they are no promises"),
    ),
    "due out of reach": (
        gettext_noop("{rows} is due in more than a hundred years: it is no promise"),
        gettext_noop("{rows} are due in more than a hundred years: they are no promises"),
    ),
    "stage from before it was opened": (
        gettext_noop("{rows} has its stage from before the deal was opened: that is not made"),
        gettext_noop("{rows} have their stages from before the deals were opened: those are not made"),
    ),
    "returned": (
        gettext_noop("{rows} came back as a whole: it does not count"),
        gettext_noop("{rows} came back as a whole: they do not count"),
    ),
    "returned in part": (
        gettext_noop("{rows} came back in part: it counts with what was kept"),
        gettext_noop("{rows} came back in part: they count with what was kept"),
    ),
    "nothing came back": (
        gettext_noop("{rows} says that nothing came back"),
        gettext_noop("{rows} say that nothing came back"),
    ),
    "no such order": (
        gettext_noop("{rows} is of an order that is not here, or was taken back before"),
        gettext_noop("{rows} are of orders that are not here, or were taken back before"),
    ),
    "no day of ordering": (
        gettext_noop("{rows} has no day it was ordered: nothing is made of it"),
        gettext_noop("{rows} have no day they were ordered: nothing is made of them"),
    ),
    "promised by no day": (
        gettext_noop("{rows} has no day it was promised by: no promise is made of it"),
        gettext_noop("{rows} have no day they were promised by: no promises are made of them"),
    ),
    "promised before ordered": (
        gettext_noop("{rows} was promised by a day before it was ordered: no promise is made of it"),
        gettext_noop("{rows} were promised by days before they were ordered: no promises are made of them"),
    ),
    "cancelled": (
        gettext_noop("{rows} was cancelled: nobody waits for it, and no promise is made of it"),
        gettext_noop("{rows} were cancelled: nobody waits for them, and no promises are made of them"),
    ),
    "shipped before ordered": (
        gettext_noop("{rows} was shipped before it was ordered: its promise stays open"),
        gettext_noop("{rows} were shipped before they were ordered: their promises stay open"),
    ),
    "shipped out of reach": (
        gettext_noop("{rows} was shipped before 1970 or on a day still to come: its promise stays open"),
        gettext_noop("{rows} were shipped before 1970 or on a day still to come: their promises stay open"),
    ),
    "nobody promised it": (
        gettext_noop(
            "{rows} has no salesperson, and nobody serves its customer or leads here: no promise is made of it"
        ),
        gettext_noop(
            "{rows} have no salesperson, and nobody serves their customers or leads here: no "
            "promises are made of them"
        ),
    ),
    "no words": (
        gettext_noop("{rows} says nothing in words: nothing is made of it"),
        gettext_noop("{rows} say nothing in words: nothing is made of them"),
    ),
    "no due day": (
        gettext_noop("{rows} has no due day: it is no promise"),
        gettext_noop("{rows} have no due day: they are no promises"),
    ),
    "due before it was made": (
        gettext_noop("{rows} was due before it was written down: no promise is made of it"),
        gettext_noop("{rows} were due before they were written down: no promises are made of them"),
    ),
    "done and no day": (
        gettext_noop(
            "{rows} is done and does not say when, so nobody could say whether in time: nothing is made of it"
        ),
        gettext_noop(
            "{rows} are done and do not say when, so nobody could say whether in time: nothing is made of them"
        ),
    ),
    "done before it was made": (
        gettext_noop("{rows} was done before it was written down: that it was done is not recorded"),
        gettext_noop("{rows} were done before they were written down: that they were done is not recorded"),
    ),
    "done out of reach": (
        gettext_noop("{rows} was done before 1970 or on a day still to come: that it was is not recorded"),
        gettext_noop(
            "{rows} were done before 1970 or on a day still to come: that they were is not recorded"
        ),
    ),
    "still to be done": (
        gettext_noop("{rows} has not taken place yet: nothing is made of it"),
        gettext_noop("{rows} have not taken place yet: nothing is made of them"),
    ),
    "did not take place": (
        gettext_noop("{rows} did not take place: nothing is made of it"),
        gettext_noop("{rows} did not take place: nothing is made of them"),
    ),
    "no day": (
        gettext_noop("{rows} has no day: nothing is made of it"),
        gettext_noop("{rows} have no day: nothing is made of them"),
    ),
    "lasts for days": (
        gettext_noop("{rows} lasts for more than a day: it is no meeting"),
        gettext_noop("{rows} last for more than a day: they are no meetings"),
    ),
    "ends before it begins": (
        gettext_noop("{rows} ends before it begins: nothing is made of it"),
        gettext_noop("{rows} end before they begin: nothing is made of them"),
    ),
    "no rule fits": (
        gettext_noop(
            "{rows} says neither that something was given nor that something was asked: it "
            "is no touch (`touches` in a mapping file says which words mean what)"
        ),
        gettext_noop(
            "{rows} say neither that something was given nor that something was asked: they "
            "are no touches (`touches` in a mapping file says which words mean what)"
        ),
    ),
    "closed and no day": (
        gettext_noop("{rows} is closed and does not say when: its trouble stands open until somebody says"),
        gettext_noop("{rows} are closed and do not say when: their troubles stand open until somebody says"),
    ),
    "closed by nobody named": (
        gettext_noop("{rows} was closed by nobody who is named: its trouble stands open until somebody says"),
        gettext_noop(
            "{rows} were closed by nobody who is named: their troubles stand open until somebody says"
        ),
    ),
    "closed before reported": (
        gettext_noop("{rows} was closed before it was reported: that it was closed is not recorded"),
        gettext_noop("{rows} were closed before they were reported: that they were closed is not recorded"),
    ),
    "closed out of reach": (
        gettext_noop("{rows} was closed before 1970 or on a day still to come: that it was is not recorded"),
        gettext_noop(
            "{rows} were closed before 1970 or on a day still to come: that they were is not recorded"
        ),
    ),
    "no newcomer": (
        gettext_noop("{rows} does not name who came: nothing is made of it"),
        gettext_noop("{rows} do not name who came: nothing is made of them"),
    ),
    "referral by nobody": (
        gettext_noop("{rows} came by referral that nobody named"),
        gettext_noop("{rows} came by referral that nobody named"),
    ),
    "referral by a stranger": (
        gettext_noop("{rows} came through somebody who is not known here"),
        gettext_noop("{rows} came through somebody who is not known here"),
    ),
    "through themselves": (
        gettext_noop("{rows} came through themselves: nothing is made of it"),
        gettext_noop("{rows} came through themselves: nothing is made of them"),
    ),
    "still pending": (
        gettext_noop("{rows} is pending: nobody has come yet"),
        gettext_noop("{rows} are pending: nobody has come yet"),
    ),
    "came to nothing": (
        gettext_noop("{rows} came to nothing"),
        gettext_noop("{rows} came to nothing"),
    ),
    "status not known": (
        gettext_noop(
            "{rows} has a status that is not known: nothing is made of it (`stages` in a "
            "mapping file says what it means)"
        ),
        gettext_noop(
            "{rows} have a status that is not known: nothing is made of them (`stages` in a "
            "mapping file says what it means)"
        ),
    ),
    "spam or a duplicate": (
        gettext_noop("{rows} is spam, a duplicate or withdrawn: it is no trouble"),
        gettext_noop("{rows} are spam, duplicates or withdrawn: they are no troubles"),
    ),
    "came before": (
        gettext_noop("{rows} is of somebody who came before: nobody comes twice"),
        gettext_noop("{rows} are of somebody who came before: nobody comes twice"),
    ),
    "forgotten": (
        gettext_noop(
            "{rows} is of somebody who was forgotten: what is here of it stays as it is, and "
            "nothing new is taken"
        ),
        gettext_noop(
            "{rows} are of somebody who was forgotten: what is here of them stays as it is, "
            "and nothing new is taken"
        ),
    ),
    "no such deal": (
        gettext_noop("{rows} is of a deal that is not here"),
        gettext_noop("{rows} are of deals that are not here"),
    ),
    "stage again": (
        gettext_noop("{rows} stood before in this file"),
        gettext_noop("{rows} stood before in this file"),
    ),
}


def because(kind: Kind | Literal["contacts"], why: str, count: int) -> str:
    one, many = BECAUSE[why]
    return gettext(one if count == 1 else many, rows=rows(kind, count))
