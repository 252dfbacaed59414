"""Whether a moment may correct another or take it back."""

from __future__ import annotations

from dataclasses import replace

from ridealong.ledger.keeping import keeps
from ridealong.ledger.known import Known
from ridealong.ledger.lateness import REWRITTEN, TAKEN_BACK, too_late
from ridealong.ledger.receipt import Refused
from ridealong.ledger.whereabouts import newcomer_of
from ridealong.moments.kinds.roster import CustomerMet, MomentWithdrawn, PersonJoined, WordsForgotten
from ridealong.moments.moment import Moment, Voice
from ridealong.moments.overdue import only_words_differ, passed
from ridealong.moments.standing import may_change
from ridealong.speech import gettext, gettext_noop, ngettext

MAY_CORRECT = gettext_noop("{whose} recorded it, so only {whose} or whoever keeps the ledger can correct it")
MAY_WITHDRAW = gettext_noop(
    "{whose} recorded it, so only {whose} or whoever keeps the ledger can withdraw it"
)


def corrects(moment: Moment, corrected: str, known: Known) -> None:
    """Raise :class:`Refused` if this cannot stand in the place of what it corrects."""
    before = _before(corrected, known)
    kind, other = before.fact.NAME, moment.fact.NAME
    if kind != other:
        raise Refused(gettext("a {kind} is corrected by a {kind}, not by a {other}", kind=kind, other=other))
    if isinstance(before.fact, MomentWithdrawn):
        raise Refused(
            gettext("a {kind} is not corrected; withdraw it, and what it took back stands again", kind=kind)
        )
    if isinstance(before.fact, WordsForgotten):
        raise Refused(gettext("what was forgotten cannot be brought back"))
    if newcomer_of(before.fact) != newcomer_of(moment.fact):
        raise Refused(gettext("a correction speaks of the same one as what it corrects"))
    heir = known.clusters.standing_for(corrected)
    if heir is None:
        raise Refused(gettext("that moment was withdrawn; tell it again instead"))
    if heir.id != corrected:
        raise Refused(gettext("that moment was corrected already; correct its correction, {id}", id=heir.id))


def withdraws(moment: Moment, fact: MomentWithdrawn, known: Known) -> None:
    """Raise :class:`Refused` if this cannot be taken back, or not by whoever wants to."""
    before = _before(fact.what, known)
    if isinstance(before.fact, WordsForgotten):
        raise Refused(gettext("what was forgotten cannot be brought back"))
    if known.clusters.standing_for(fact.what) is None:
        raise Refused(gettext("that moment was withdrawn already"))
    if newcomer_of(before.fact) == fact.what and (names := known.named_by.get(fact.what)):
        raise Refused(
            ngettext(
                "it introduced {handle}, whom {number} other moment names; withdraw that first",
                "it introduced {handle}, whom {number} other moments name; withdraw those first",
                len(names),
                handle=known.handle(fact.what),
            )
        )
    if isinstance(before.fact, MomentWithdrawn):
        _gives_back(before.fact, known)


def changes(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if this is not for a voice like its recorder's to change, or not any more."""
    if moment.corrects is not None:
        _may_correct(moment, _before(moment.corrects, known), known)
    if isinstance(moment.fact, MomentWithdrawn):
        _may_withdraw(moment, _before(moment.fact.what, known), known)


def mends(moment: Moment, known: Known) -> None:
    """Raise :class:`Refused` if only a keeper could change this, and its recorder does not keep the ledger.

    Colleagues and keepers speak with one voice, and by that alone every colleague could take back anybody's word.
    """
    if moment.by is not None and moment.voice is Voice.COLLEAGUE and not keeps(moment, known):
        changes(replace(moment, voice=Voice.SALESPERSON), known)


def _before(moment_id: str, known: Known) -> Moment:
    found = known.moment(moment_id)
    assert found is not None, "whatever a moment points at was looked up before"
    return found


def _may_correct(moment: Moment, before: Moment, known: Known) -> None:
    _may(moment, before, known, MAY_CORRECT)
    due = passed(moment, before, known.clusters.moments)
    if due is not None and not only_words_differ(moment, before):
        raise Refused(too_late(before, due, REWRITTEN, known))


def _may_withdraw(moment: Moment, before: Moment, known: Known) -> None:
    _may(moment, before, known, MAY_WITHDRAW)
    if (due := passed(moment, before, known.clusters.moments)) is not None:
        raise Refused(too_late(before, due, TAKEN_BACK, known))


def _may(moment: Moment, before: Moment, known: Known, why: str) -> None:
    if not may_change(moment, before):
        whose = known.handle(before.by or "")
        raise Refused(gettext(why, whose=whose))


def _gives_back(withdrawal: MomentWithdrawn, known: Known) -> None:
    original = known.moment(withdrawal.what)
    if original is None or not isinstance(original.fact, PersonJoined | CustomerMet):
        return
    handle = original.fact.handle
    if newcomer_of(original.fact) == original.id and original.id not in known.sorts and handle in known.taken:
        raise Refused(
            gettext(
                "{handle} is somebody else by now; tell the moment again instead, under another handle",
                handle=handle,
            )
        )
