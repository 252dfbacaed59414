"""Secrets are sealed under the secret key, and nobody opens or bends them without it."""

from base64 import urlsafe_b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.people.accounts.sealing import BLOCK, LONGEST, NONCE, TAG, Unreadable, seal, unseal

SEALED_BEFORE = "6tM9gWMPfq6bwzrLF9G0SP_JGkXja4Mm04Jz_W3bSdY_Z-HZFgyq85W1pRwFk3VraT6dd8ApT9qI1IyHx8ojYLkDRNI="


@given(st.one_of(st.binary(max_size=100), st.binary(min_size=LONGEST, max_size=LONGEST)))
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


def test_what_was_sealed_when_a_secret_had_one_block_at_most_is_still_read(settings) -> None:
    settings.SECRET_KEY = "the key of before"
    assert unseal(SEALED_BEFORE) == b"a secret of twenty b"


def test_no_part_of_a_long_secret_is_hidden_by_the_same_stream() -> None:
    hidden = urlsafe_b64decode(seal(bytes(320)))[NONCE:-TAG]
    blocks = {hidden[at : at + BLOCK] for at in range(0, 320, BLOCK)}
    assert len(blocks) == 10


def test_what_is_longer_than_any_address_is_refused() -> None:
    with pytest.raises(ValueError, match="4001 bytes is too long"):
        seal(b"x" * 4001)
