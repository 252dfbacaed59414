"""Hands a few lines over to Slack or Teams; the one place that knows the package apprise, an extra."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from ridealong.speech import gettext

INSTALL = "pip install 'ridealong[notify]'"
CODE = re.compile(r"error=(\d{3})")
GONE, SHUT, BUSY = ("400", "404", "410"), ("401", "403"), "429"

PLAIN = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "*": "∗", "`": "’", "_": " ", "\\": "/"})
"""A name that would be read as a mention, a link or a style is only a name: each program escapes in its own way."""


class Said(NamedTuple):
    """A few lines, and the address of the page that says all of it."""

    title: str
    text: str
    link: str


class NotTold(Exception):
    """Why nothing arrived, in words that hold nothing of the address; and whether trying again could help."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.for_good = for_good


def installed() -> bool:
    return find_spec("apprise") is not None


def tell(url: str, said: Said) -> None:
    """Tell something in a channel, by an address that ``addresses.read`` made. Raises :class:`NotTold`."""
    if not installed():
        raise NotTold(gettext("what writes to Slack and Teams is not installed: {how}", how=INSTALL))
    apprise: Any = import_module("apprise")
    # Nothing is written to disk, and wherever the other side would send us on to, we do not go.
    asset = apprise.AppriseAsset(
        app_id="Ridealong", http_redirects=False, storage_mode=apprise.PersistentStoreMode.MEMORY
    )
    box = apprise.Apprise(asset=asset)
    box.add(_service(url, asset))
    with apprise.LogCapture(level=apprise.logging.WARNING, fmt="%(message)s") as complained:
        if box.notify(title=said.title.translate(PLAIN), **_body(url, said)):
            return
        raise _not_told(complained.getvalue())


def _service(url: str, asset: Any) -> Any:
    """Slack or Teams and no other: Apprise knows a hundred ways to reach people and files, and loads none of them."""
    name, kind = ("slack", "NotifySlack") if url.startswith("slack:") else ("workflows", "NotifyWorkflows")
    service = getattr(import_module(f"apprise.plugins.{name}"), kind)
    return service(**service.parse_url(url), asset=asset)


def _body(url: str, said: Said) -> dict[str, str]:
    """Slack makes a link of an address that stands alone; Teams only where it is written as one."""
    text, page = said.text.translate(PLAIN), gettext("The page")
    if url.startswith("slack:"):
        return {"body": f"{text}\n{page}: {said.link}", "body_format": "text"}
    return {"body": text.replace("\n", "\n\n") + f"\n\n[{page}]({said.link})", "body_format": "markdown"}


def _not_told(said: str) -> NotTold:
    found = CODE.search(said)
    code = found[1] if found else ""
    if code in GONE:
        return NotTold(
            gettext("no channel takes messages at this address any more; make a new one there"), for_good=True
        )
    if code in SHUT:
        return NotTold(gettext("the other side does not let us in; make a new address there"), for_good=True)
    if code == BUSY:
        return NotTold(gettext("the other side is too busy"))
    if code:
        return NotTold(gettext("the other side has trouble of its own (it answered {code})", code=code))
    return NotTold(gettext("it could not be reached"))
