"""The words of the command line, gathered; Django is set up before anything that needs it is imported."""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
django.setup()

import typer  # noqa: E402

from ridealong.faces.cli import (  # noqa: E402
    answering,
    demonstrating,
    importing,
    keeping,
    restoring,
    serving,
    setting_up,
    showing,
    telling,
)

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
    telling,
    answering,
    showing,
    keeping,
    restoring,
):
    module.add_to(app)


def main() -> None:
    """What the installed command ``ridealong`` runs."""
    try:
        app()
    except KeyboardInterrupt:
        sys.stderr.write("ridealong: stopped; nothing half-done is kept\n")
        sys.exit(130)
