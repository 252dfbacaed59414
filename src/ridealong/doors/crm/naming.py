"""Who a name in a file is: somebody known here by exactly that full name, or somebody new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ridealong.moments.moment import new_id
from ridealong.people.forgotten_names import ForgottenNames
from ridealong.people.handles import fold_name, handle_from
from ridealong.people.models import Party
from ridealong.speech import gettext, gettext_noop

from .elsewhere import other_names
from .questions import Question, which
from .refusals import shortened

Sort = Literal["person", "customer"]
CALLED: dict[Sort, str] = {
    "person": gettext_noop("{count} people here are called `{name}` ({handles})"),
    "customer": gettext_noop("{count} customers here are called `{name}` ({handles})"),
}


@dataclass(slots=True)
class Someone:
    """A person or customer named in the files; `files` are those that name them."""

    id: str
    name: str
    handle: str
    new: bool
    own: str = ""
    """The id of this very name, by which rows are known: that two were made one, or parted, changes no row."""
    files: dict[str, None] = field(default_factory=dict)
    forgotten: bool = False
    """Somebody whose name was forgotten: known again, so that nothing is told of them anew."""


class NamedIn(dict[str, Someone]):
    """The names of one file, each looked up once."""

    __slots__ = ("file", "names")

    def __init__(self, names: Names, file: str) -> None:
        super().__init__()
        self.names, self.file = names, file

    def __missing__(self, name: str) -> Someone:
        someone = self[name] = self.names.find(name)
        someone.files[self.file] = None
        return someone


class Names:
    """Everyone of one sort, those in the ledger and those whom the files bring."""

    def __init__(self, sort: Sort, parties: Sequence[Party], said: Mapping[str, str]) -> None:
        """`said` are names that a person has said stand for somebody else's, or for a handle."""
        self.sort = sort
        self.said = {fold_name(name): other for name, other in said.items()}
        self.known: defaultdict[str, list[Party]] = defaultdict(list)
        self.handles: dict[str, Party] = {}
        self.others = other_names(parties, sort)
        self.own: dict[str, str] = {}
        self.forgotten = ForgottenNames()
        self.gone = {party.id: party for party in parties if party.sort == sort and party.forgotten}
        everybody = {party.id: party for party in parties if party.sort == sort and not party.forgotten}
        for party in everybody.values():
            # Whoever of ours came in twice is one by now, whichever of their names a file says.
            kept = everybody.get(party.customer or "", party) if sort == "person" else party
            if kept not in self.known[fold_name(party.name or party.handle)]:
                self.known[fold_name(party.name or party.handle)].append(kept)
            self.handles[party.handle] = kept
            self.own.setdefault(fold_name(party.name or party.handle), party.id)
        self.found: dict[str, Someone] = {}
        self.questions: list[Question] = []

    def within(self, file: str) -> NamedIn:
        return NamedIn(self, file)

    def find(self, name: str) -> Someone:
        """Full names are matched with case and spaces folded, and nothing beyond that is guessed."""
        folded = fold_name(name)
        if (other := self.said.get(folded)) is not None:
            name, folded = other, fold_name(other)
        if (someone := self.found.get(folded)) is None:
            someone = self.found[folded] = (
                self._known(name, folded) or self._forgotten(name) or newcomer(name)
            )
        return someone

    def has(self, name: str) -> bool:
        folded = fold_name(self.said.get(fold_name(name), name))
        return folded in self.found or folded in self.known

    def _known(self, name: str, folded: str) -> Someone | None:
        matching = self.known.get(folded, [])
        if name in self.said.values() and name in self.handles:
            matching = [self.handles[name]]
        if len(matching) > 1:
            self.questions.append(self._which(name, matching))
        if not matching:
            return None
        one = matching[0]
        own = one.id if one is self.handles.get(name) else self.own.get(folded, one.id)
        return Someone(one.id, one.name, one.handle, False, own)

    def _forgotten(self, name: str) -> Someone | None:
        """Whoever of that name is here still comes first: somebody may have told of them again by hand."""
        party = self.gone.get(self.forgotten.whose(self.sort, name) or "")
        if party is None:
            return None
        kept = (party.customer if self.sort == "person" else None) or party.id
        return Someone(kept, name, party.handle, False, party.id, forgotten=True)

    def _which(self, name: str, matching: list[Party]) -> Question:
        handles = ", ".join(party.handle for party in matching)
        asks = gettext(CALLED[self.sort], count=len(matching), name=shortened(name), handles=handles)
        how = f'names = {{ "{shortened(name)}" = "{matching[0].handle}" }}'
        choices = [(party.handle, gettext("it is {handle}", handle=party.handle)) for party in matching]
        return which(
            gettext("{asks}; say which in a mapping file: {how}", asks=asks, how=how), asks, name, choices
        )

    def newcomers(self) -> list[Someone]:
        return [someone for someone in self.found.values() if someone.new]

    def met_before(self) -> list[Someone]:
        return [one for one in self.found.values() if not one.new and not one.forgotten]

    def forgotten_before(self) -> list[Someone]:
        return [someone for someone in self.found.values() if someone.forgotten]


def newcomer(name: str) -> Someone:
    identity = new_id()
    return Someone(identity, name, handle_from(name), True, identity)
