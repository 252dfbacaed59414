"""What a person says of addresses that nobody here could know: their own, the firm's, and whose a domain is.

mine = ["ana.ortiz@firm.example"]            # other addresses of the leader's own
own = ["firm.example"]                       # domains of the firm
domains = { "acme.example" = "acme", "caterer.example" = "" }   # a customer by handle, or "" for nobody's
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ridealong.people import parties
from ridealong.speech import gettext
from ridealong.speech.figures import either

DOMAIN = re.compile(r"(?:[^\s@.:/]+\.)+[^\s@.:/]+")
KNOWN = ("mine", "own", "domains")
LARGEST = 1_000_000


class NotSaid(Exception):
    """What is wrong with what was said, in one line."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Customers stand here by id, for their handles may change; an empty one means that a domain is nobody's."""

    mine: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    domains: Mapping[str, str] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        return {"mine": sorted(self.mine), "own": sorted(self.own), "domains": dict(self.domains)}

    def with_more(self, more: Saying) -> Saying:
        """What was said before stays, unless it is said anew."""
        return Saying(self.mine | more.mine, self.own | more.own, {**self.domains, **more.domains})

    def known(self) -> Saying:
        """Without what was said of customers who were forgotten since: a domain is a name, too."""
        gone = {
            each.id for each in parties.known(filter(None, self.domains.values())).values() if each.forgotten
        }
        domains = {domain: whose for domain, whose in self.domains.items() if whose not in gone}
        return self if len(domains) == len(self.domains) else Saying(self.mine, self.own, domains)

    @classmethod
    def of_kept(cls, kept: Mapping[str, Any]) -> Saying:
        return cls(frozenset(kept["mine"]), frozenset(kept["own"]), dict(kept["domains"]))


def said_in(path: Path | None, pairs: Iterable[str]) -> Saying:
    """What a mapping file says, and what was typed beside it as `acme.example=acme`."""
    told = told_in(path) if path is not None else {}
    domains = told.get("domains", {})
    for pair in pairs:
        domain, sign, whose = pair.partition("=")
        if not sign:
            raise NotSaid(
                gettext("`{pair}` says nothing of a domain; write it like acme.example=acme", pair=pair)
            )
        domains = {**domains, domain.strip(): whose.strip()}
    return Saying(
        mine=frozenset(each.strip().casefold() for each in texts(told, "mine")),
        own=frozenset(domain_in(each) for each in texts(told, "own")),
        domains={domain_in(domain): customer_called(whose) for domain, whose in domains.items()},
    )


def told_in(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise NotSaid(
                gettext(
                    "{name}: a mapping is a short file; this one is larger than a megabyte", name=path.name
                )
            )
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as trouble:
        raise NotSaid(
            gettext(
                "{name}: it cannot be read ({trouble})",
                name=path.name,
                trouble=getattr(trouble, "strerror", "") or gettext("not UTF-8"),
            )
        ) from None
    except tomllib.TOMLDecodeError as trouble:
        raise NotSaid(f"{path.name}: {trouble}") from None
    if strange := [each for each in told if each not in KNOWN]:
        raise NotSaid(f"{path.name}: `{strange[0]}` means nothing here; write {', '.join(KNOWN)}")
    if not isinstance(told.get("domains", {}), dict):
        raise NotSaid(f'{path.name}: write domains = {{ "acme.example" = "acme" }}')
    return told


def texts(told: Mapping[str, Any], name: str) -> list[str]:
    found = told.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise NotSaid(gettext('`{name}` is a list of texts; write {name} = ["…"]', name=name))
    return found


def domain_in(text: str) -> str:
    domain = text.strip().removeprefix("@").casefold()
    if DOMAIN.fullmatch(domain) is None:
        raise NotSaid(gettext("`{text}` is no domain; write one like acme.example", text=text))
    return domain


def customer_called(handle: object) -> str:
    """The id behind a handle; for "" nobody's."""
    if handle == "":
        return ""
    party = parties.find(str(handle))
    if party is None:
        near = parties.nearest(str(handle), ("customer",))
        raise NotSaid(
            gettext("nobody here is called {handle}; did you mean {near}?", handle=handle, near=either(near))
            if near
            else gettext("nobody here is called {handle}", handle=handle)
        )
    if party.sort != "customer":
        raise NotSaid(gettext("{handle} is no customer, and a domain is a customer’s", handle=handle))
    return party.id
