"""Lighthouse on the answer page of the demonstration, as a slow phone meets it: `./run lighthouse`.

npm fetches Lighthouse into a folder that is gone afterwards, or it is found in `--packages`. Ends with 1, and a line
for each miss, where a category is under 95 or the first paint comes after a second. It is no part of what the build
machine runs: its figures are those of the machine, too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.chromium import ARGUMENTS, find_chromium
from tests.journeys.sites import demo_site

PACKAGE = "lighthouse@12"
AT_LEAST, FIRST_PAINT_MS = 95, 1000
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
NOT_OURS = {"is-crawlable": "nobody’s ledger is to be found by a search engine"}
"""Audits that are left out, and why."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--packages", type=Path, help="a folder in which npm has installed Lighthouse already"
    )
    parser.add_argument("--page", default="/", help="the address of another page")
    chosen = parser.parse_args()
    if find_chromium() is None or shutil.which("npm") is None:
        print(
            "run: Lighthouse needs Chromium and npm (Debian: apt-get install chromium npm)", file=sys.stderr
        )
        return 2
    with _packages(chosen.packages) as folder, demo_site() as site:
        found = _looked(folder, f"{site}{chosen.page}")
    misses = list(_misses(found))
    for miss in misses:
        print(miss, file=sys.stderr)
    return 1 if misses else 0


@contextmanager
def _packages(there: Path | None) -> Iterator[Path]:
    if there is not None:
        yield there
        return
    with TemporaryDirectory(prefix="ridealong-lighthouse-") as folder:
        words = ["npm", "install", "--no-fund", "--no-audit", "--silent", PACKAGE]
        if subprocess.run(words, cwd=folder, check=False).returncode:
            sys.exit("run: npm could not fetch Lighthouse (its own words are above); nothing was looked at")
        yield Path(folder)


def _looked(folder: Path, address: str) -> dict[str, Any]:
    """What Lighthouse says of a page, with the phone and the network that it takes for slow ones."""
    words = [str(folder / "node_modules" / ".bin" / "lighthouse"), address, "--output=json", "--quiet"]
    words += ["--form-factor=mobile", f"--only-categories={','.join(CATEGORIES)}"]
    words += [f"--skip-audits={','.join(NOT_OURS)}", f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)}"]
    environment = {**os.environ, "CHROME_PATH": str(find_chromium())}
    told = subprocess.run(words, env=environment, check=True, capture_output=True, text=True)
    return dict(json.loads(told.stdout))


def _misses(found: dict[str, Any]) -> Iterator[str]:
    """Prints what was found, and tells of what is less than promised."""
    audits = found["audits"]
    for key in CATEGORIES:
        category = found["categories"][key]
        score = round(100 * (category["score"] or 0))
        print(f"{category['title']:<16} {score:>4}")
        if score < AT_LEAST:
            lost = [
                each["id"] for each in category["auditRefs"] if each["weight"] and _failed(audits[each["id"]])
            ]
            yield f"{category['title']} is {score}, under {AT_LEAST}: {', '.join(lost)}"
    paint = audits["first-contentful-paint"]["numericValue"]
    print(f"{'First paint':<16} {paint:>4.0f} ms")
    if paint > FIRST_PAINT_MS:
        yield f"the first paint comes after {paint:.0f} ms, and should within {FIRST_PAINT_MS} ms"


def _failed(audit: dict[str, Any]) -> bool:
    return audit["score"] is not None and audit["score"] < 1


if __name__ == "__main__":
    sys.exit(main())
