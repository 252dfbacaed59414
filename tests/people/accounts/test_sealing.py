"""Secrets are sealed under the secret key, and nobody opens or bends them without it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.people.accounts.sealing import LONGEST, Unreadable, seal, unseal


@given(st.binary(max_size=LONGEST))
def test_what_was_sealed_is_read_again_and_never_looks_the_same(secret: bytes) -> None:
    assert unseal(seal(secret)) == secret
    assert seal(secret) != seal(secret)


def test_changed_or_under_another_key_it_is_unreadable(settings) -> None:
    sealed = seal(b"a secret of twenty b")
    with pytest.raises(Unreadable):
        unseal(sealed[:8] + ("A" if sealed[8] != "A" else "B") + sealed[9:])
    settings.SECRET_KEY = "another one entirely"
    with pytest.raises(Unreadable, match="RIDEALONG_SECRET_KEY"):
        unseal(sealed)


def test_more_than_one_block_is_refused() -> None:
    with pytest.raises(ValueError, match="33 bytes is too long"):
        seal(b"x" * 33)
