"""What stands in the box and under it: an empty line, one that could not be recorded, or what was just recorded."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from ridealong.faces.web.box.understanding import Understood

TOLD = "told"
NOTHING = Understood()


@dataclass(frozen=True, slots=True)
class State:
    """What was typed, what it means, and what is to be said of it."""

    sentence: str = ""
    understood: Understood = NOTHING
    why: str = ""
    column: int = 0
    back: str = ""
    """The page the box stood on, to go back to; empty on the page of telling itself."""

    @property
    def before(self) -> str:
        return self._line[: self.column - 1]

    @property
    def after(self) -> str:
        """From where it goes wrong; a sign that it ends there, where nothing follows."""
        return self._line[self.column - 1 :] or "…"

    @property
    def _line(self) -> str:
        return self.sentence.strip().partition("\n")[0]

    @property
    def to_look_over(self) -> bool:
        """Whether nothing is wrong, and it waits to be seen before it is recorded."""
        return bool(self.understood.meanings) and not self.why


def this_page(request: HttpRequest) -> str:
    """The address of this page without what it said was just told; empty where there is none to come back to."""
    if request.method not in ("GET", "HEAD") or request.path == reverse("web:tell"):
        return ""
    return _without_told(request.get_full_path())


def page_in(request: HttpRequest) -> str:
    """The page a form says it stood on, if it is one of ours."""
    back = str(request.POST.get("back", ""))
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return ""
    return _without_told(back)


def saying_so(back: str, told: str) -> str:
    """The address of a page that says what was just told."""
    return f"{back}{'&' if '?' in back else '?'}{urlencode({TOLD: told})}"


def _without_told(address: str) -> str:
    parts = urlsplit(address)
    kept = [each for each in parse_qsl(parts.query, keep_blank_values=True) if each[0] != TOLD]
    return parts.path + (f"?{urlencode(kept)}" if kept else "")
