"""Whether the server that keeps the ledger was lost: a fault of no page, told in one line and over when it is back."""

from __future__ import annotations

import logging

from django.db import InterfaceError, OperationalError, connection

from ridealong.ledger.postgres import called

NO_ANSWER = ("08", "57P", "53")
"""How PostgreSQL's own numbers begin where it breaks off, shuts down or is full; none where it said nothing."""


def lost(trouble: BaseException | None) -> str:
    """In one line why the server cannot be reached; empty where something else is the trouble."""
    if not isinstance(trouble, OperationalError | InterfaceError) or connection.vendor != "postgresql":
        return ""
    number = getattr(trouble.__cause__, "sqlstate", None)
    if number is not None and not number.startswith(NO_ANSWER):
        return ""
    return f"{called(connection.settings_dict)} cannot be reached ({' '.join(str(trouble).split())})"


class InOneLine(logging.Filter):
    """Where pages are refused for that, whoever keeps the server needs no stack of lines for each."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and (why := lost(record.exc_info[1])):
            record.msg, record.args, record.exc_info, record.exc_text = why, (), None, None
        return True
