"""Whose words go when somebody is forgotten, and their going."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from ridealong.ledger import searching
from ridealong.ledger.clusters import pointed_at
from ridealong.ledger.lookup import load, load_linked, load_pointing
from ridealong.ledger.models import MomentRow
from ridealong.moments.kind import parties
from ridealong.moments.kinds.roster import MomentWithdrawn, WordsForgotten
from ridealong.moments.moment import Moment
from ridealong.people import parties as people
from ridealong.people.lists import as_list, ask, listed


def forget_words(batch: Iterable[tuple[int, Moment]]) -> None:
    """Erase what the forgettings of a batch ask for: words, salts, labels, files and names, up to where they stand."""
    for seq, moment in batch:
        if isinstance(moment.fact, WordsForgotten):
            ids = words_of(moment.fact.whose, before=seq)
            searching.forget(ids)
            going = as_list(ids)
            with connection.cursor() as cursor:
                seqs = f"SELECT seq FROM ledger_moment WHERE id IN {listed()}"
                cursor.execute(f"DELETE FROM ledger_words WHERE seq IN ({seqs})", [going])
                cursor.execute(f"DELETE FROM ledger_label WHERE moment IN {listed()}", [going])
            people.forget(moment.fact.whose)


def words_of(party: str, *, before: int) -> set[str]:
    """The moments that hold words or names of a party: those it recorded, those that name it or one who speaks for it.

    With them goes what only leans on them and names nobody itself, such as why a deal was lost, and whatever
    corrects them or was corrected by them, for it mostly says the same again.
    """
    whose = people.all_names_of(party)
    recorded = MomentRow.objects.filter(by__in=whose).values_list("id", flat=True)
    found = {moment.id: moment for moment in [*load(whose), *load_linked(whose), *load(recorded)]}
    found = {each: moment for each, moment in found.items() if _is_about(moment, whose)}
    newest = found
    while newest:
        corrected = load({moment.corrects for moment in newest.values() if moment.corrects})
        leaning = [moment for moment in load_pointing(newest) if _leans(moment)]
        newest = {moment.id: moment for moment in [*corrected, *leaning] if moment.id not in found}
        found |= newest
    return _recorded_before(found, before)


def _is_about(moment: Moment, whose: set[str]) -> bool:
    return moment.by in whose or moment.id in whose or not whose.isdisjoint(parties(moment.fact))


def _leans(moment: Moment) -> bool:
    if moment.corrects or isinstance(moment.fact, MomentWithdrawn):
        return True
    return not parties(moment.fact) and bool(pointed_at(moment))


def _recorded_before(ids: Iterable[str], seq: int) -> set[str]:
    rows = ask(f"SELECT id FROM ledger_moment WHERE id IN {listed()} AND seq < %s", [as_list(ids), seq])
    return {row[0] for row in rows}
