"""Serves the sample's pages: `python -m tests.faces.web.sample_site PORT [nobody]`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from ridealong.config.serving import serve  # noqa: E402
from ridealong.faces.web import sources  # noqa: E402
from tests.faces.web import sample  # noqa: E402

if __name__ == "__main__":
    # Only when it serves: whoever merely imports this, as the search for doctests does, keeps the real sources.
    for name in sample.STANDS_IN_FOR:
        setattr(sources, name, getattr(sample, name))
    call_command("migrate", verbosity=0)  # a page asks who may sign in
    # Only when served: whoever merely imports this, as the search for doctests does, keeps the true sources.
    for name in sample.STANDS_IN_FOR:
        setattr(sources, name, getattr(sample, name))
    if "nobody" in sys.argv:
        sources.leaders = lambda sight: []  # the first page, before anybody leads
    serve(int(sys.argv[1]), workers=1)
