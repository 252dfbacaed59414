"""What is wrong with a page beyond its looks, heard at one visit: axe, headings, ids, focus, policy, narrow and quiet.

axe is handed to the page by the browser's own tools and not as a script of the page, so that the page's policy stays
in force, and tells of whatever would break it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.gallery.plan import Shot
from tests.gallery.rooms import Room
from tests.journeys.looking import HEIGHT, LOOKS, RULES, SCHEMES, Heard, Look, SignedIn, open_at, too_wide

NARROWEST = 320
BROKEN_POLICY = "A page’s policy was broken: "
LISTENS = f"""
document.addEventListener("securitypolicyviolation", each =>
  console.error("{BROKEN_POLICY}" + each.violatedDirective + " by " + (each.blockedURI || each.sourceFile)));
"""
STRUCTURE = """() => {
  const said = [], ids = [...document.querySelectorAll("[id]")].map(each => each.id);
  const heads = document.querySelectorAll("h1").length;
  if (heads !== 1) said.push(`has ${heads} headings of the first order`);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length) said.push(`has ids twice: ${[...new Set(twice)].slice(0, 3).join(", ")}`);
  return said;
}"""
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What night can change of a page that was heard by day."""
HEAR = """options => axe.run(document, options).then(found => (
  { passes: found.passes.length, violations: found.violations.map(each => (
    { id: each.id, help: each.help, nodes: each.nodes.slice(0, 1).map(node => ({ html: node.html })) })) }))"""
"""What passed is only counted: all its markup takes longer to hand over than to hear."""
UNSEEN_FOCUS = """() => {
  const able = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(each => !each.disabled && each.type !== "hidden" && each.checkVisibility());
  const look = each => {
    const s = getComputedStyle(each);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor].join();
  };
  const unseen = able.filter(each => {
    document.activeElement.blur();
    const before = look(each), around = each.parentElement && look(each.parentElement);
    each.focus({ preventScroll: true });
    return document.activeElement === each && look(each) === before && look(each.parentElement) === around;
  });
  return unseen.slice(0, 3).map(each => `shows no focus on: ${each.outerHTML.slice(0, 90)}`);
}"""
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
SENDS = re.compile(r"<button(?![^>]*type=\"(?:button|reset)\")|<input[^>]*type=\"(?:submit|image)\"")


def sound_everywhere(room: Room, shot: Shot) -> Iterator[str]:
    """What is wrong with one page of the plan: wide and narrow, by day and by night, and without any script.

    It is opened once and then made narrower and darker, for no page has a script that knows how wide it began.
    """
    reader, address = room.readers[shot.who], room.at(shot.address)
    context = reader.new_context(viewport=_size(LOOKS[0]), color_scheme=LOOKS[0].scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(LISTENS)
    heard = Heard(shot.status)
    open_at(page, address, posted=shot.posted, press=shot.press, heard=heard)
    for look in LOOKS:
        for trouble in _at_one_look(page, look):
            yield f"{shot.name} {look}: {trouble}"
    for trouble in heard.troubles():
        yield f"{shot.name} {LOOKS[0]}: {trouble}"
    context.close()
    for trouble in _without_scripts(reader, address, shot):
        yield f"{shot.name} without scripts: {trouble}"


def _size(look: Look) -> Any:
    return {"width": look.width, "height": HEIGHT}


def _at_one_look(page: Page, look: Look) -> list[str]:
    page.set_viewport_size(_size(look))
    page.emulate_media(color_scheme=look.scheme)  # type: ignore[arg-type]
    by_day = look.scheme == SCHEMES[0]
    troubles = [*too_wide(page), *structure(page), *axe(page, RULES if by_day else COLOURS)]
    if look.width < HEIGHT:
        page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
        return troubles + too_wide(page)
    return troubles + unseen_focus(page)


def structure(page: Page) -> list[str]:
    """One heading of the first order, and no id twice."""
    return list(page.evaluate(STRUCTURE))


def unseen_focus(page: Page) -> list[str]:
    """What can be reached by keyboard and does not show that it was."""
    page.keyboard.press("Tab")  # from here on whoever looks is at the keyboard
    return list(page.evaluate(UNSEEN_FOCUS))


def axe(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(HEAR, {**rules, "resultTypes": ["violations"]})
    if not found["passes"]:
        return ["axe tested nothing"]
    return [
        f"axe {each['id']}: {each['help']}: {each['nodes'][0]['html'][:120]}" for each in found["violations"]
    ]


def _without_scripts(reader: Browser | SignedIn, address: str, shot: Shot) -> list[str]:
    context = reader.new_context(java_script_enabled=False)
    page = context.new_page()
    open_at(page, address, posted=shot.posted, press=shot.press)
    troubles = unusable(page.content())
    context.close()
    return troubles


def unusable(markup: str) -> list[str]:
    """What nobody could use where no script runs: a page without its heading, a form that nothing sends."""
    said = [] if "<h1" in markup else ["has no heading"]
    dead = [form for form in FORM.findall(markup) if not SENDS.search(form)]
    return said + [f"has a form that nothing sends: {form[:90]}" for form in dead]
