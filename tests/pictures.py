"""A picture of every page, wide and narrow, by day and by night, and what is wrong with it: `python -m tests.pictures`.

The pictures land in `pictures/`. Ends with 1, and a line for each trouble, where something is wrong.
"""

import argparse
import re
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.house.tree import ROOT
from tests.journeys.looking import LOOKS, browser, hear_axe, look_at
from tests.journeys.sites import demo_site, sample_site

INTO = ROOT / "pictures"
PAPER_WIDTH, PAPER_HEIGHT = 794, 1123  # A4 at 96 dots an inch
DEMO = {
    "answer": "/",
    "brief": "/brief/",
    "guess": "/guess/",
    "practices": "/practices/",
    "practice-serving": "/practices/serving/",
    "practice-care": "/practices/care/",
    "practice-field": "/practices/field/",
    "practice-not-begun": "/practices/merit/",
    "sign-promises": "/practices/serving/promises/",
    "sign-answered-not-met": "/practices/care/answered/?show=not_met",
    "moments": "/moments/",
    "waiting": "/waiting/",
    "tell": "/tell/",
}
SAMPLE = {
    "sample-answer": "/?as_of=2026-03-30",
    "sample-answer-all-thirteen": "/?leader=joon&as_of=2026-03-30",
    "sample-answer-nothing-yet": "/?leader=lena&as_of=2026-03-30",
    "sample-practice": "/practices/serving/?as_of=2026-03-30",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="only the pages whose name contains this")
    parser.add_argument("--sample", action="store_true", help="without the demonstration organisation")
    chosen = parser.parse_args()
    INTO.mkdir(exist_ok=True)
    troubles: list[str] = []
    with browser() as found:
        for site in [_of_the_sample] if chosen.sample else [_of_the_demo, _of_the_sample]:
            for trouble in site(found, chosen.only):
                print(trouble, file=sys.stderr)
                troubles.append(trouble)
    print(f"{len(list(INTO.glob('*.png')))} pictures in {INTO.name}/, {len(troubles)} troubles")
    return 1 if troubles else 0


def _of_the_demo(browser: Browser, only: str) -> Iterator[str]:
    with demo_site() as site:
        pages = {**DEMO, "moment": _a_moment(site)}
        yield from _pictures(browser, site, _chosen(pages, only))
        yield from _pictures(browser, site, _chosen({"not-here": "/nowhere/"}, only), status=404)
        if only in "answer":
            _print(browser, site, INTO / "answer-print.png")


def _of_the_sample(browser: Browser, only: str) -> Iterator[str]:
    with sample_site() as site:
        yield from _pictures(browser, site, _chosen(SAMPLE, only))
    with sample_site(nobody=True) as site:
        yield from _pictures(browser, site, _chosen({"sample-first-page": "/"}, only))


def _pictures(browser: Browser, site: str, pages: dict[str, str], *, status: int = 200) -> Iterator[str]:
    for name, path in pages.items():
        for look in LOOKS:
            picture = INTO / f"{name}-{look}.png"
            troubles = look_at(browser, site + path, look, status=status, picture=picture)
            for trouble in [*troubles, *hear_axe(browser, site + path, look)]:
                yield f"{name} {look}: {trouble}"


def _chosen(pages: dict[str, str], only: str) -> dict[str, str]:
    return {name: path for name, path in pages.items() if only in name}


def _a_moment(site: str) -> str:
    with urllib.request.urlopen(f"{site}/moments/") as page:
        found = re.search(r'href="(/moments/[^/"]+/)', page.read().decode())
    if found is None:
        raise RuntimeError(f"{site}/moments/ lists no moment")
    return found.group(1)


def _print(browser: Browser, site: str, picture: Path) -> None:
    page = browser.new_page(viewport={"width": PAPER_WIDTH, "height": PAPER_HEIGHT})
    page.emulate_media(media="print")
    page.goto(site + "/")
    page.screenshot(path=picture, full_page=True)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
