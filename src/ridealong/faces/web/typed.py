"""What was typed into one of the forms on a page and could not be kept, to be shown again with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Typed:
    form: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
