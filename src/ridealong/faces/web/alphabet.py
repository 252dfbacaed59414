"""Sees to it that what is sent is read as UTF-8 or not at all, before anything would break over it without a page."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from django.utils.http import parse_header_parameters

OTHER = "ridealong.other_alphabet"
"""Where it stands, for a page to say so, that something came in another alphabet than ours."""
OURS = "utf-8"
NO_LETTER = "\ufffd"
"""What stands in the place of NUL, as it does wherever HTML is read."""

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]


def in_our_alphabet(application: Application) -> Application:
    """The application, asked only what it can read."""

    def asked(environ: Environ, begin: Any) -> Iterable[bytes]:
        see_to(environ)
        return application(environ, begin)

    return asked


def see_to(environ: Environ) -> None:
    """Leave what comes in another alphabet unread, and write down that it did.

    Django looks up whatever alphabet a request names while it is made, where no page of ours could answer: some are
    ciphers and no alphabets, and some hold halves of letters, which nothing here could keep.
    """
    _take_out_nul(environ)
    try:
        _, said = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        if "charset" not in said or codecs.lookup(said["charset"]).name == OURS:
            return
    except (LookupError, ValueError):
        pass
    environ["CONTENT_TYPE"] = ""
    environ[OTHER] = True


def _take_out_nul(environ: Environ) -> None:
    """PostgreSQL cannot even be asked for a NUL, and no address of ours and no cookie has one."""
    environ["PATH_INFO"] = environ.get("PATH_INFO", "").replace("\0", NO_LETTER.encode().decode("latin-1"))
    environ["QUERY_STRING"] = environ.get("QUERY_STRING", "").replace("%00", quote(NO_LETTER))
    if cookie := environ.get("HTTP_COOKIE"):
        environ["HTTP_COOKIE"] = cookie.replace("\\000", "")
