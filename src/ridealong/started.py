"""How commands are written in what people read: as this was started, by `./run` or by its own name."""

from __future__ import annotations

import os
import shlex

ITSELF = "ridealong"


def program() -> str:
    """The beginning of a command that can be typed as it stands; `./run` says of itself how it was called."""
    said = os.environ.get("RIDEALONG_CALLED", "").strip()
    return shlex.quote(said) if said and said.isprintable() else ITSELF
