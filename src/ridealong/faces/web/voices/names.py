"""Whom a speaker may write about by name: our people, and customers in their sight; others are as if they were not."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from ridealong.doors.voices.lines import below_of, customers_of, servers
from ridealong.faces.web.voices.speaker import Speaker
from ridealong.ledger.book import LedgerBook
from ridealong.moments import slots
from ridealong.moments.book import SORT_WORDS, Unknown
from ridealong.moments.moment import new_id
from ridealong.people import parties as people
from ridealong.people.models import Party

AT_MOST = 400
SUGGESTED, ALIKE = 2, 65.0
CALLED = "anyone called"


class Names:
    """Everybody a speaker may be offered, by handle."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.own = {speaker.person, *below_of(speaker.person, speaker.today)}
        customers = customers_of(self.own, speaker.today)
        contacts = people.contacts_of(customers)
        ours = Party.objects.filter(sort="person", forgotten=False).exclude(id=speaker.person)
        theirs = [each for each in people.known({*customers, *contacts}).values() if not each.forgotten]
        self.parties = sorted([*ours, *theirs], key=lambda each: each.handle)

    def may_name(self, party: Party) -> bool:
        """Our people, whom they or those below them ever served, and whom nobody serves yet; a keeper anybody."""
        if party.sort == "person" or self.speaker.role == "keeper" or self.speaker.at_the_machine:
            return True
        customer = party.customer or party.id
        return customer in people.ever_served_by(self.own) or not servers([customer], self.speaker.today)

    def out_of_sight(self, customer: str) -> Unknown | None:
        """What to say to whoever names a customer anew whom they may not know: what is said of one there is not."""
        party = people.known([customer]).get(customer)
        if party is None or self.may_name(party):
            return None
        return Unknown(SORT_WORDS[slots.Customer], party.handle, self.nearest(party.handle))

    @property
    def offered(self) -> list[Party]:
        return self.parties[:AT_MOST]

    def nearest(self, typed: str) -> list[str]:
        texts = {
            text: each.handle for each in self.parties for text in (each.handle, each.name.casefold()) if text
        }
        found = process.extract(
            typed.casefold(), texts.keys(), scorer=fuzz.WRatio, limit=2 * SUGGESTED, score_cutoff=ALIKE
        )
        return list(dict.fromkeys(texts[text] for text, _, _ in found))[:SUGGESTED]

    def find(self, typed: str) -> Party:
        """Somebody by handle or full name. Raises :class:`Unknown`, with the nearest of those one may know."""
        wanted = typed.strip().casefold()
        found = [each for each in self.parties if wanted in (each.handle.casefold(), each.name.casefold())]
        if len(found) == 1:
            return found[0]
        if found:
            raise Unknown("which one is meant by", typed.strip(), [each.handle for each in found[:SUGGESTED]])
        raise Unknown(CALLED, typed.strip(), self.nearest(wanted))


class KnownBook(LedgerBook):
    """The ledger's book for one speaker and one sentence: it suggests only whom they may know, and no labels."""

    def __init__(self, speaker: Speaker, names: Names, once: str) -> None:
        super().__init__(speaker.zone, speaker.now)
        self.names, self.once = names, once

    def find(self, handle: str, sort: object) -> str:
        """Somebody out of their sight is met with the very words for somebody there is not, whatever stands there."""
        party = people.find(handle)
        if party is not None and sort != slots.Newcomer and not self.names.may_name(party):
            raise Unknown(SORT_WORDS.get(sort, CALLED), handle, self.names.nearest(handle))
        try:
            return super().find(handle, sort)
        except Unknown as nobody:
            raise Unknown(nobody.what, handle, self.names.nearest(handle)) from None

    def moment(self, label: str) -> str:
        try:
            return super().moment(label)
        except Unknown as nobody:
            raise Unknown(nobody.what, nobody.name) from None

    def fresh(self, label: str | None) -> str:
        """The id the form was made with: sent twice, it is one sentence."""
        return self.once or new_id()
