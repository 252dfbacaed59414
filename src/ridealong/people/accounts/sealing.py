"""Keeps a secret so that the database alone does not give it away: decision 0015 says how, and what it costs."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from django.conf import settings
from django.utils.encoding import force_bytes

NONCE, TAG = 16, 32
BLOCK = sha256().digest_size
LONGEST = 4_000
"""An address is the longest thing that is sealed."""


class Unreadable(Exception):
    """It was sealed under another key, or somebody changed it."""


def seal(secret: bytes) -> str:
    if len(secret) > LONGEST:
        raise ValueError(f"a secret of {len(secret)} bytes is too long to seal; {LONGEST} is the most")
    nonce = secrets.token_bytes(NONCE)
    hidden = nonce + _mixed(secret, nonce, _keys()[0])
    return urlsafe_b64encode(hidden + _tag(hidden, _keys()[0])).decode()


def unseal(sealed: str) -> bytes:
    """The secret, under today's key or one that was used before. Raises :class:`Unreadable`."""
    whole = urlsafe_b64decode(sealed)
    hidden, tag = whole[:-TAG], whole[-TAG:]
    for key in _keys():
        if hmac.compare_digest(tag, _tag(hidden, key)):
            return _mixed(hidden[NONCE:], hidden[:NONCE], key)
    raise Unreadable("sealed under another RIDEALONG_SECRET_KEY than today's")


def _keys() -> list[bytes]:
    """Today's key, and those of before that the settings still name."""
    return [force_bytes(each) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _mixed(text: bytes, nonce: bytes, key: bytes) -> bytes:
    stream = b"".join(_block(_key(key, "stream"), nonce, at) for at in range(0, len(text), BLOCK))
    return bytes(a ^ b for a, b in zip(text, stream, strict=False))


def _block(key: bytes, nonce: bytes, at: int) -> bytes:
    """One block of the key stream; the first is what it was when a secret had no more than one."""
    return hmac.digest(key, nonce + (at.to_bytes(4, "big") if at else b""), sha256)


def _tag(hidden: bytes, key: bytes) -> bytes:
    return hmac.digest(_key(key, "tag"), hidden, sha256)


def _key(key: bytes, purpose: str) -> bytes:
    return hmac.digest(key, f"ridealong.sealing {purpose}".encode(), sha256)
