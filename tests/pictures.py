"""A picture of every page, wide and narrow, by day and by night, and what is wrong with it: `python -m tests.pictures`.

The pictures land in `pictures/`. Ends with 1, and a line for each trouble, where something is wrong. Which pages there
are stands in `tests/gallery/plan.py`.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.gallery import book
from tests.gallery.plan import PLAN, Shot, shots
from tests.gallery.rooms import ROOMS, Room
from tests.gallery.walk import walk
from tests.house.tree import ROOT
from tests.journeys.looking import LOOKS, browser, hear_axe, look_at

INTO = ROOT / "pictures"
PAPER_WIDTH, PAPER_HEIGHT = 794, 1123  # A4 at 96 dots an inch


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="only the pages whose name contains this")
    parser.add_argument("--room", choices=PLAN, action="append", help="only the pages of this site")
    parser.add_argument(
        "--documents", action="store_true", help="those that stand in the documents, and no others"
    )
    parser.add_argument(
        "--book", action="store_true", help="the picture book in the documents, and no others"
    )
    chosen = parser.parse_args()
    if chosen.book:
        with browser() as found:
            print(f"the picture book shows {len(book.make(found, chosen.room or PLAN))} pages")
        return 0
    if chosen.documents:
        with browser() as found:
            print(f"made again in docs/pictures: {', '.join(walk(found))}")
        return 0
    INTO.mkdir(exist_ok=True)
    troubles: list[str] = []
    with browser() as found:
        for room in chosen.room or PLAN:
            for trouble in _of_a_room(found, room, chosen.only):
                print(trouble, file=sys.stderr, flush=True)
                troubles.append(trouble)
    print(f"{len(list(INTO.glob('*.png')))} pictures in {INTO.name}/, {len(troubles)} troubles")
    return 1 if troubles else 0


def _of_a_room(browser: Browser, name: str, only: str) -> Iterator[str]:
    wanted = [shot for shot in shots(name) if only in shot.name]
    if not wanted:
        return
    with ROOMS[name](browser) as room:
        for shot in wanted:
            yield from _pictures(room, shot)
        if name == "demo" and only in "answer":
            _print(browser, room.address, INTO / "answer-print.png")


def _pictures(room: Room, shot: Shot) -> Iterator[str]:
    reader, address = room.readers[shot.who], room.at(shot.address)
    for look in LOOKS:
        picture = INTO / f"{shot.name}-{look}.png"
        expected = {"status": shot.status, "posted": shot.posted, "press": shot.press}
        troubles = look_at(reader, address, look, picture=picture, **expected)
        heard = hear_axe(reader, address, look, posted=shot.posted, press=shot.press)
        for trouble in [*troubles, *heard]:
            yield f"{shot.name} {look}: {trouble}"


def _print(browser: Browser, site: str, picture: Path) -> None:
    page = browser.new_page(viewport={"width": PAPER_WIDTH, "height": PAPER_HEIGHT})
    page.emulate_media(media="print")
    page.goto(site + "/")
    page.screenshot(path=picture, full_page=True)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
