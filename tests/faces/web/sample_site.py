"""Serves the sample's pages: `python -m tests.faces.web.sample_site PORT [nobody]`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
django.setup()

from ridealong.config.serving import serve
from ridealong.faces.web import sources
from tests.faces.web import sample

for name in sample.STANDS_IN_FOR:
    setattr(sources, name, getattr(sample, name))

if __name__ == "__main__":
    if "nobody" in sys.argv:
        sources.leaders = list  # the first page, before anybody leads
    serve(int(sys.argv[1]), workers=1)
