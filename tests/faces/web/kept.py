"""The sample's moments as a ledger would have them: some fact of a customer's stands in for their own."""

from ridealong.moments.kinds.loops import LoopConfirmed
from ridealong.moments.moment import Moment
from tests.faces.web import sample


def kept(id: str) -> Moment | None:
    fact = LoopConfirmed(who="acme", of="m-1")
    return next((Moment(id=id, fact=fact, happened_at=each.when) for each in sample.cited([id])), None)
