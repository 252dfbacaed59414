"""The tags of the pages about imports: what is quoted from a file is set apart from what is said of it."""

from __future__ import annotations

import re
from datetime import datetime

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from ridealong.doors.parcels.calendars import NOBODY
from ridealong.faces.web.words import clock
from ridealong.speech import figures, gettext, gettext_noop

register = template.Library()
FROM_A_FILE = re.compile(r"`([^`]+)`")
STATUSES = {
    "new": gettext_noop("new"),
    "mended by hand": gettext_noop("mended by hand, and left so"),
    "already": gettext_noop("here already"),
    "changed": gettext_noop("changed since an earlier file"),
    "taken back by hand": gettext_noop("taken back by hand, and left so"),
    "not so any more": gettext_noop("not so any more, and withdrawn"),
}
KINDS = {
    "person.joined": gettext_noop("person joined"),
    "person.left": gettext_noop("person left"),
    "customer.met": gettext_noop("customer met"),
    "customer.served": gettext_noop("customer served"),
    "customer.bought": gettext_noop("customer bought"),
    "customer.spoke": gettext_noop("customer spoke"),
    "customer.referred": gettext_noop("customer referred"),
    "deal.opened": gettext_noop("deal opened"),
    "deal.moved": gettext_noop("deal moved"),
    "deal.closed": gettext_noop("deal closed"),
    "promise.made": gettext_noop("promise made"),
    "request.made": gettext_noop("request made"),
    "loop.claimed": gettext_noop("loop claimed"),
    "loop.dropped": gettext_noop("loop dropped"),
    "visit.made": gettext_noop("visit made"),
    "touch.made": gettext_noop("touch made"),
    "trouble.reported": gettext_noop("trouble reported"),
    "hours.spent": gettext_noop("hours spent"),
    "moment.withdrawn": gettext_noop("moment withdrawn"),
}
"""The kinds of moments that files and calendars bring; of another its name in the notation is shown."""


@register.filter
def ticked(said: str) -> SafeString:
    """A sentence with headings, values and names from files, which stand between ticks, as code."""
    pieces = FROM_A_FILE.split(said)  # every second piece stood between ticks
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<code>{}</code>", each) if place % 2 else conditional_escape(each),)
            for place, each in enumerate(pieces)
        ),
    )


@register.filter
def sentence(said: str) -> str:
    """With a capital and a full stop; the name of a file keeps its own letters."""
    first = said.partition(" ")[0]
    return stopped(said if "." in first else said[:1].upper() + said[1:])


@register.filter
def stopped(begun: str) -> str:
    """With a full stop, and the name of a file in front as it is."""
    return begun if begun.endswith((".", "?", "!", ":", "…")) else f"{begun}."


@register.filter
def became(status: str) -> str:
    """What there is to say of rows with a status that the door gives them."""
    return gettext(STATUSES[status]) if status in STATUSES else status


@register.filter
def in_words(kind: str) -> str:
    """A kind of moment as it is read aloud: `deal.opened`."""
    said = kind.replace(".", " ").replace("_", " ")
    return gettext(said) if kind in KINDS else said


@register.filter
def more_than(shown: int, in_all: int) -> str:
    return figures.figure(in_all - shown)


@register.filter
def so_far(answers: dict[str, dict[str, str]], domain: str) -> str:
    """Whose a domain was said to be."""
    said = answers.get("domains", {}).get(domain)
    return NOBODY if said == "" else said or ""


@register.filter
def until_when(until: datetime) -> str:
    """A time of this week, as it is told where the reader is."""
    return f"{figures.weekday(until)}, {clock(until)}"
