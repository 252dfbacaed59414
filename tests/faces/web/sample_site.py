"""Serves the sample's pages: `python -m tests.faces.web.sample_site PORT [nobody | broken | lost]`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import OperationalError, connection  # noqa: E402

from ridealong.config.serving import serve  # noqa: E402
from ridealong.faces.web import sources  # noqa: E402
from tests.faces.web import sample  # noqa: E402
from tests.faces.web.kept import kept  # noqa: E402


def broken(sight: object) -> list[object]:
    raise RuntimeError("this site is there to be seen failing")


def out_of_reach(sight: object) -> list[object]:
    """As where a ledger is kept by a server, and the server has gone."""
    connection.vendor = "postgresql"
    raise OperationalError("connection refused")


if __name__ == "__main__":
    # Only when it serves: whoever merely imports this, as the search for doctests does, keeps the real sources.
    for name in sample.STANDS_IN_FOR:
        setattr(sources, name, getattr(sample, name))
    sources.kept = kept
    call_command("migrate", verbosity=0)  # a page asks who may sign in
    if "nobody" in sys.argv:
        sources.leaders = lambda sight: []  # the first page, before anybody leads
    if "broken" in sys.argv:
        sources.leaders = broken
    if "lost" in sys.argv:
        sources.leaders = out_of_reach
    serve(int(sys.argv[1]), workers=1)
