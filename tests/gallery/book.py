"""Makes the picture book: every page of the plan, with a sentence each. `./run pictures --book` writes it anew.

The pictures of the demonstration are taken on a desktop and on a phone, by day and by night; those of the other rooms,
whose states the demonstration does not reach, on a desktop by day and on a phone by night. All are small.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.gallery.plan import PLAN, Shot, shots
from tests.gallery.rooms import ROOMS, Room
from tests.house.tree import DOCS
from tests.journeys.looking import Look, open_at

INTO = DOCS / "pictures" / "book"
PAGE = DOCS / "picture-book.md"
SAID = INTO / "said.json"
AT_MOST = 6_000_000
DESKTOP, PHONE = 1280, 360
HEIGHTS = {DESKTOP: 860, PHONE: 720}
SCALES = {DESKTOP: 0.55, PHONE: 0.75}
"""The pictures stand side by side in a document, where nobody reads the small print."""
QUALITY, LONGEST = 42, 220
NAMED = {DESKTOP: "a desktop", PHONE: "a phone"}
TIMES = {"light": "day", "dark": "night"}
ALL = tuple(Look(width, scheme) for width in (DESKTOP, PHONE) for scheme in TIMES)
TWO = (Look(DESKTOP, "light"), Look(PHONE, "dark"))
ROOM_WORDS = {
    "demo": "The demonstration: `./run demo` shows the same",
    "sample": "Other leaders, other answers",
    "nobody": "Before anybody leads",
    "broken": "When it is our fault",
    "lost": "When the database cannot be reached",
    "first": "Before anybody can sign in",
    "firm": "Signing in, and what stands behind one’s name",
    "asks": "Asking those who were there",
    "voices": "Whose word is waited for",
    "twins": "Who may be here twice",
    "alone": "When nobody is here twice",
    "imports": "Files and calendars, coming in",
}
SENTENCE = """() => {
  const plain = each => each ? each.innerText.replace(/\\s+/g, " ").trim() : "";
  const main = document.querySelector("main") || document.body;
  const said = main.querySelector(".reason, .claim, .means") || main.querySelector("h1 ~ p, header ~ p, p");
  return [plain(document.querySelector("h1")), plain(said)];
}"""


def make(browser: Browser, rooms: Iterable[str]) -> list[str]:
    """Take the pictures of these rooms and write the page; the names of the pages that there are pictures of now."""
    INTO.mkdir(parents=True, exist_ok=True)
    said = kept()
    for room in rooms:
        with ROOMS[room](browser) as there:
            for shot in shots(room):
                said[shot.name] = _take(there, shot, room)
        _write(said)  # a room at a time: what was taken stays where a later room cannot be made
    return sorted(said)


def _write(said: dict[str, str]) -> None:
    _forget_others(said)
    SAID.write_text(json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    PAGE.write_text(page(said), encoding="utf-8")


def kept() -> dict[str, str]:
    """The sentence of each page there is a picture of."""
    return dict(json.loads(SAID.read_text(encoding="utf-8"))) if SAID.exists() else {}


def looks(room: str) -> tuple[Look, ...]:
    return ALL if room == "demo" else TWO


def file_of(shot: Shot, look: Look) -> Path:
    return INTO / f"{shot.name}-{'wide' if look.width == DESKTOP else 'phone'}-{TIMES[look.scheme]}.webp"


def page(said: dict[str, str]) -> str:
    """The document, from the plan and what the pages said of themselves."""
    lines = [
        "# The picture book",
        "",
        "Every page there is, as its reader meets it, with what it says first. `./run pictures --book` takes the",
        "pictures and writes this page anew; `--room NAME` does so for the pages of one part.",
    ]
    for room in PLAN:
        lines += ["", f"## {ROOM_WORDS.get(room, room.capitalize())}"]
        for shot in shots(room):
            lines += [
                "",
                f"### {shot.name}",
                "",
                said.get(shot.name, f"`{shot.address}`: no picture was taken yet."),
            ]
            lines += ["", *_shown(shot, room)] if shot.name in said else []
    return "\n".join(lines) + "\n"


def _shown(shot: Shot, room: str) -> list[str]:
    return [f"![{_alt(shot, look)}](pictures/book/{file_of(shot, look).name})" for look in looks(room)]


def _alt(shot: Shot, look: Look) -> str:
    return f"{shot.name} on {NAMED[look.width]}, by {TIMES[look.scheme]}"


def _take(room: Room, shot: Shot, of: str) -> str:
    """One visit, looked at in every way: the pages have no script that would have to know how wide they begin."""
    context = room.readers[shot.who].new_context(viewport=_size(DESKTOP))
    opened = context.new_page()
    open_at(opened, room.at(shot.address), posted=shot.posted, press=shot.press)
    sentence = _sentence(opened)
    for look in looks(of):
        opened.set_viewport_size(_size(look.width))
        opened.emulate_media(color_scheme=look.scheme)
        file_of(shot, look).write_bytes(_picture(opened, look.width))
    context.close()
    return sentence


def _size(width: int) -> Any:
    return {"width": width, "height": HEIGHTS[width]}


def _picture(opened: Page, width: int) -> bytes:
    """The upper part of the page, as small as it can be read."""
    clip = {"x": 0, "y": 0, "width": width, "height": HEIGHTS[width], "scale": SCALES[width]}
    how = {"format": "webp", "quality": QUALITY, "clip": clip}
    taken = opened.context.new_cdp_session(opened).send("Page.captureScreenshot", how)
    return base64.b64decode(taken["data"])


def _sentence(opened: Page) -> str:
    """What the page says first: its heading, and the sentence after it."""
    heading, said = opened.evaluate(SENTENCE)
    first = re.split(r"(?<=[.?!:]) ", said[:LONGEST])[0] if said != heading else ""
    return f"**{_plain(heading)}** {_plain(first)}".strip()


def _plain(text: str) -> str:
    """Without what would be read as markup, nor as a link."""
    return re.sub(r"([*_`<>\[\]|])", r"\\\1", text)


def _forget_others(said: dict[str, str]) -> None:
    """Pictures of pages that are gone."""
    there = {
        (shot.name, file_of(shot, look)) for room in PLAN for shot in shots(room) for look in looks(room)
    }
    for name in said.keys() - {name for name, _ in there}:
        del said[name]
    for old in set(INTO.glob("*.webp")) - {path for _, path in there}:
        old.unlink()
