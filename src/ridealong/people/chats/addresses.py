"""Reads the address of a channel in Slack or Teams, and refuses every other: nothing else is ever asked from here.

What somebody pastes is taken apart and only what is known in it is kept. So no address leads to a server of our own
network or to a file, and none of the switches that Apprise knows comes in from outside.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

from ridealong.people.chats.models import Channel
from ridealong.speech import gettext

Kind = Channel.Kind
LONGEST = 1_000
SHOWN = 4
QUIETLY = {"image": "no", "redirect": "no", "verify": "yes", "overflow": "truncate"}
"""No picture from elsewhere, nowhere but where the address leads, and only to whom it says it is."""
SLACK = re.compile(r"(?:https://hooks\.slack\.com/services|slack:/)/([A-Z0-9]+)/([A-Z0-9]+)/([A-Za-z0-9]+)/?")
HOST = r"(?P<host>[a-z0-9][a-z0-9.-]*\.(?:logic\.azure\.com|api\.powerplatform\.com))(?::443)?"
TEAMS = re.compile(
    rf"https://{HOST}(?P<power>/powerautomate/automations/direct(?:/cu/(?P<route>[0-9]+))?)?"
    r"/workflows/(?P<workflow>[A-Za-z0-9_-]+)/triggers/manual/paths/invoke/?"
)
BY_APPRISE = re.compile(rf"workflows?://{HOST}/(?P<workflow>[A-Za-z0-9_-]+)/(?P<signature>[A-Za-z0-9_-]+)/?")
SIGNATURE = re.compile(r"[A-Za-z0-9_-]+")
VERSION = re.compile(r"\d{4}-\d{2}-\d{2}(?:-preview)?")


class Unfit(ValueError):
    """Why an address cannot be taken, in words that do not repeat it: it is a secret."""


class Address(NamedTuple):
    """Where something is told, as Apprise reads it, and what may be shown of it."""

    kind: Channel.Kind
    url: str
    ending: str


def read(text: str) -> Address:
    """The address that somebody pasted. Raises :class:`Unfit`."""
    text = text.strip()
    if not text:
        raise Unfit(gettext("Paste the address that Slack or Teams gave you."))
    if len(text) > LONGEST or not text.isascii() or not text.isprintable() or " " in text:
        raise Unfit(
            gettext("This is no address: it is too long, or holds letters that none has. Paste it again.")
        )
    found = _slack(text) or _teams(text) or _teams_by_apprise(text)
    if found is None:
        raise Unfit(_why_not(text))
    return found


def _slack(text: str) -> Address | None:
    found = SLACK.fullmatch(text)
    if found is None:
        return None
    return Address(
        Kind.SLACK, f"slack://{'/'.join(found.groups())}/?{_query(footer='no')}", found[3][-SHOWN:]
    )


def _teams(text: str) -> Address | None:
    bare, _, query = text.partition("?")
    found = TEAMS.fullmatch(bare)
    asked = {name: values[0] for name, values in parse_qs(query).items()}
    signature, version = asked.get("sig", ""), asked.get("api-version", "")
    if found is None or not SIGNATURE.fullmatch(signature):
        return None
    more = {"pa": "yes"} if found["power"] else {}
    more |= {"route": found["route"]} if found["route"] else {}
    more |= {"ver": version} if VERSION.fullmatch(version) else {}
    return _workflow(found["host"], found["workflow"], signature, more)


def _teams_by_apprise(text: str) -> Address | None:
    found = BY_APPRISE.fullmatch(text)
    return _workflow(found["host"], found["workflow"], found["signature"], {}) if found else None


def _workflow(host: str, workflow: str, signature: str, more: dict[str, str]) -> Address:
    url = f"workflows://{host}/{workflow}/{signature}/?{_query(**more)}"
    return Address(Kind.TEAMS, url, signature[-SHOWN:])


def _query(**more: str) -> str:
    return urlencode({**QUIETLY, **more})


def _why_not(text: str) -> str:
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if host.endswith(".webhook.office.com") or host == "outlook.office.com":
        return gettext(
            "Microsoft no longer takes messages at such addresses. In Teams, make a workflow"
            " “Post to a channel when a webhook request is received” and paste its address."
        )
    if host == "hooks.slack.com" or host.endswith((".logic.azure.com", ".api.powerplatform.com")):
        return gettext(
            "Something is missing in this address, or it is no webhook’s. Copy all of it once more."
        )
    return gettext(
        "Only addresses of Slack (https://hooks.slack.com/services/…) and of Teams"
        " (https://….logic.azure.com/… or https://….api.powerplatform.com/…) are written to."
    )
