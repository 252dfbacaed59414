"""Proof that nothing was changed, lost or slipped in: every digest, the chain and its head, the words and the seal."""

from __future__ import annotations

from dataclasses import dataclass, field

from ridealong.ledger.codec import COLUMNS, FIRST_CHAIN, Parts, chained, digest_of, hash_words
from ridealong.ledger.forgetting import words_of
from ridealong.ledger.head import head
from ridealong.ledger.lookup import load
from ridealong.ledger.models import MomentRow
from ridealong.ledger.seal import broken_seals
from ridealong.moments.kinds.roster import WordsForgotten
from ridealong.people.lists import Row, ask

A_TIME = 5_000
_COLUMNS = ", ".join(f'm."{each}"' for each in ("seq", *COLUMNS, "digest", "chain"))
_SELECT = (
    f"SELECT {_COLUMNS}, w.salt, w.words FROM ledger_moment m LEFT JOIN ledger_words w ON w.seq = m.seq"
    " WHERE m.seq > %s ORDER BY m.seq LIMIT %s"
)


@dataclass(slots=True)
class Proof:
    """How far the ledger has been read, and what was found wrong with it."""

    checked: int = 0
    last: int = 0
    chain: str = FIRST_CHAIN
    faults: list[str] = field(default_factory=list)
    wordless: dict[str, int] = field(default_factory=dict)
    """Moments whose words are gone."""


def verify() -> tuple[int, list[str]]:
    """How many moments were checked, and a line for each thing that is not as it was recorded."""
    proof = Proof(faults=[f"the seal is broken: trigger {name} is missing" for name in broken_seals()])
    end = _read(proof)
    _check_the_end(proof, *end)
    _check_who_was_forgotten(proof)
    strays = ask(
        "SELECT count(*) FROM ledger_words w WHERE w.seq NOT IN (SELECT seq FROM ledger_moment)", []
    )[0][0]
    if strays:
        proof.faults.append(f"words are kept of {_times(strays)} that the ledger does not hold")
    return proof.checked, proof.faults


def _read(proof: Proof) -> tuple[int, str]:
    """Check every row, those included that somebody records meanwhile; the head that goes with the last of them."""
    while True:
        end = head()
        while piece := ask(_SELECT, [proof.last, A_TIME]):
            for row in piece:
                _check(row, proof)
        if head() == end:
            return end


def _check(row: Row, proof: Proof) -> None:
    seq, *told, digest, linked, salt, words = row
    parts = Parts(*told)._replace(all_day=bool(told[3]))
    called = f"moment {seq} ({parts.id})"
    proof.checked += 1
    if seq != proof.last + 1:
        proof.faults.append(_missing(proof.last + 1, seq - 1))
    if digest_of(parts) != digest:
        proof.faults.append(f"{called} was changed after it was recorded")
    proof.chain = chained(proof.chain, digest)
    if proof.chain != linked:
        proof.faults.append(
            f"the chain breaks at {called}: it or something before it was changed, lost or slipped in"
        )
        proof.chain = linked
    if words is not None and hash_words(salt, words) != parts.words_hash:
        proof.faults.append(f"the words of {called} are not those that were recorded")
    if words is None and parts.words_hash is not None:
        proof.wordless[parts.id] = seq
    proof.last = seq


def _missing(first: int, last: int) -> str:
    return f"moment {first} is missing" if first == last else f"moments {first} to {last} are missing"


def _check_the_end(proof: Proof, seq: int, chain: str) -> None:
    if seq > proof.last:
        proof.faults.append(_missing(proof.last + 1, seq))
    elif seq < proof.last:
        proof.faults.append(f"the ledger ended with moment {seq}, and something was slipped in after it")
    elif chain != proof.chain:
        proof.faults.append("the chain does not end as it did when the last moment was recorded")


def _check_who_was_forgotten(proof: Proof) -> None:
    """Words may be gone only where somebody had them forgotten."""
    if not proof.wordless:
        return
    kinds = MomentRow.objects.filter(kind=WordsForgotten.STORED).values_list("id", "seq")
    when = dict(kinds)
    excused: set[str] = set()
    for moment in load(when):
        assert isinstance(moment.fact, WordsForgotten)
        excused |= words_of(moment.fact.whose, before=when[moment.id])
    proof.faults.extend(
        f"the words of moment {seq} ({moment}) are gone, and nobody had them forgotten"
        for moment, seq in proof.wordless.items()
        if moment not in excused
    )


def _times(count: int) -> str:
    return "a moment" if count == 1 else f"{count} moments"
