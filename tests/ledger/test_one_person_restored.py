"""A ledger in which two names became one, and two again, told anew from its own sentences."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from ridealong.ledger.derived import every
from ridealong.ledger.restore import restore_sentences
from ridealong.ledger.verify import verify
from ridealong.moments.notation import say
from tests.ledger.telling import CAST, NOW, book, tell
from tests.ledger.test_laws import a_ledger
from tests.ledger.test_one_person import ONE, TWO_AGAIN, TWO_SPELLINGS, derived

pytestmark = pytest.mark.django_db

CLAIMED = "\nas tom\n2026-03-10  tom claimed ^p1\nas t-berg\n2026-03-11  t-berg claimed ^r1\n"
SINCE = "\nas system\n2026-03-26  t-berg left\n2026-03-26  mia took over gull\nas mia\n2026-03-27  mia confirmed ^r1"


@pytest.mark.parametrize("story", [CLAIMED, f"{CLAIMED}{TWO_AGAIN}", f"{CLAIMED}{TWO_AGAIN}{SINCE}"])
def test_told_again_from_its_own_sentences_it_is_the_same(story: str) -> None:
    with a_ledger(cast=False):
        with transaction.atomic():
            tell(CAST, door="cast")
            for line in (TWO_SPELLINGS + ONE, story):
                tell(line)
            told, names, before = [moment for _, moment in every()], book(), derived()
            sentences = "\n".join(say(moment, names) for moment in told)
            transaction.set_rollback(True)
        restored = restore_sentences(sentences, now=NOW + timedelta(days=9))
        assert restored.problems == []
        assert [moment for _, moment in every()] == told
        assert (verify(), derived()) == ((len(told), []), before)
