"""The product with a clock that a test turns: `python -m tests.journeys.clocked WORD …` is `ridealong WORD …`.

What time it is stands in the file `clock` of the home; weeks close when the test says so.
"""

import os
import sys
from datetime import datetime
from pathlib import Path

CLOCK = "clock"


def now() -> datetime:
    return datetime.fromisoformat((Path(os.environ["RIDEALONG_HOME"]) / CLOCK).read_text())


if __name__ == "__main__":
    from ridealong.faces.cli.main import main  # Django is set up with it

    from django.utils import timezone  # isort: skip

    from ridealong.config.serving import serve
    from ridealong.faces.cli import identity

    timezone.now = now
    identity.now = now
    if sys.argv[1] == "serve":
        serve(int(sys.argv[2]), workers=1)
    else:
        main()
