"""The id of a moment that a row asks for: the same row gives the same id, however often its file comes in."""

from __future__ import annotations

from hashlib import blake2b

BEGUN = blake2b(digest_size=16, person=b"ridealong import")


def moment_id(*parts: str) -> str:
    """A UUIDv8 (RFC 9562) made of what a row is known by: keys and opaque ids, never somebody's name.

    A name hashed without salt could be found again by guessing it, long after it was to be forgotten.
    """
    made = BEGUN.copy()
    made.update("\x1f".join(parts).encode())
    text = made.hexdigest()
    return f"{text[:8]}-{text[8:12]}-8{text[13:16]}-a{text[17:20]}-{text[20:]}"
