"""Serves the sample's pages: `python -m tests.faces.web.sample_site [PORT]`."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")

from ridealong.config.serving import serve  # noqa: E402
from ridealong.faces.web import sources  # noqa: E402
from tests.faces.web import sample  # noqa: E402

for name in ("answer", "leaders", "cited", "around", "names"):
    setattr(sources, name, getattr(sample, name))

if __name__ == "__main__":
    serve(int(sys.argv[1]) if len(sys.argv) > 1 else 8000, workers=1)
