"""The words of the command line, gathered; Django is set up before anything that needs it is imported."""

from __future__ import annotations

import io
import os
import sys

import django
import msgspec
import typer
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
try:
    django.setup()
except (ImproperlyConfigured, OSError) as trouble:
    sys.exit(f"ridealong: {trouble}")

from ridealong.faces.cli import (
    answering,
    briefing,
    calendars,
    contacting,
    demonstrating,
    identity,
    importing,
    inviting,
    keeping,
    lettering,
    relocating,
    restoring,
    serving,
    setting_up,
    showing,
    telling,
    ticking,
    twinning,
    valuing,
    walking_away,
)
from ridealong.started import program

app = typer.Typer(
    name="ridealong",
    help="Are you a smart sales leader? A ledger of moments, and an answer with the moments under every word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for module in (
    setting_up,
    demonstrating,
    serving,
    importing,
    twinning,
    valuing,
    walking_away,
    calendars,
    inviting,
    telling,
    contacting,
    answering,
    briefing,
    showing,
    keeping,
    restoring,
    lettering,
    ticking,
    relocating,
):
    module.add_to(app)


def main() -> None:
    """What the installed command ``ridealong`` runs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding="utf-8", errors="backslashreplace"
            )  # people's words are in every script
    try:
        app()
    except DatabaseError as trouble:
        sys.exit(f"ridealong: {identity.why_not(trouble)}")
    except msgspec.ValidationError as trouble:
        sys.exit(
            f"ridealong: a moment does not read as it was kept ({trouble}); {program()} verify says which"
        )
    except (OSError, OverflowError, UnicodeError) as trouble:
        sys.exit(f"ridealong: {trouble}")
    except KeyboardInterrupt:
        sys.stderr.write("ridealong: stopped; nothing half-done is kept\n")
        sys.exit(130)
