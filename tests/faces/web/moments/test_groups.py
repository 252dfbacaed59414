"""By what a list is narrowed down: every kind there is, each in one group."""

from collections import Counter

from ridealong.faces.web.groups import GROUPS
from ridealong.moments.kind import KINDS


def test_every_kind_is_in_one_group_and_no_other_is() -> None:
    counted = Counter(kind for _, kinds in GROUPS.values() for kind in kinds)
    assert set(counted) == set(KINDS)
    assert [kind for kind, times in counted.items() if times > 1] == []
