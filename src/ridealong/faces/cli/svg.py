"""Draws a picture as an SVG file that is read in light and in dark, and read aloud."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

NAMESPACE = "http://www.w3.org/2000/svg"
WIDE = 760
STYLE = """
svg { color-scheme: light dark; --paper: #fff; --ink: #1c2530; --faint: #5b6673; --line: #d5dbe2;
  --first: #0b5cad; --second: #a34a00; --t0: #eef3f8; --t1: #cfe0f0; --t2: #a3c6e4; --t3: #2a69a1; --t4: #123f68;
  --on: #fff; font: 13px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { svg { --paper: #12171d; --ink: #e8edf2; --faint: #a3aeba; --line: #333d48;
  --first: #7ab8f5; --second: #f0a35e; --t0: #18242f; --t1: #1e3a52; --t2: #27567d; --t3: #77b5ec; --t4: #bfe0fc;
  --on: #0d1216; } }
.paper { fill: var(--paper); }
text { fill: var(--ink); }
.faint { fill: var(--faint); }
.head { font-size: 17px; font-weight: 600; }
.small { font-size: 11px; }
.on { fill: var(--on); }
.t0 { fill: var(--t0); } .t1 { fill: var(--t1); } .t2 { fill: var(--t2); }
.t3 { fill: var(--t3); } .t4 { fill: var(--t4); }
.grid { stroke: var(--line); }
.first, .second { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.first { stroke: var(--first); }
.second { stroke: var(--second); stroke-dasharray: 7 5; }
.middle { text-anchor: middle; } .end { text-anchor: end; }
"""
Element = ElementTree.Element


class Picture:
    """One picture: its parts in the order in which they lie over one another."""

    def __init__(self, title: str, described: str, *, high: float) -> None:
        self._root = Element(
            "svg",
            {"xmlns": NAMESPACE, "viewBox": f"0 0 {WIDE} {_figure(high)}", "width": str(WIDE),
             "height": _figure(high), "role": "img", "aria-labelledby": "title desc"},
        )  # fmt: skip
        self._add("title", title, {"id": "title"})
        self._add("desc", described, {"id": "desc"})
        self._add("style", STYLE, {})
        self._add("rect", "", {"class": "paper", "width": str(WIDE), "height": _figure(high)})

    def text(self, x: float, y: float, said: str, look: str = "") -> None:
        self._add("text", said, {"x": _figure(x), "y": _figure(y), **({"class": look} if look else {})})

    def box(self, at: tuple[float, float], size: tuple[float, float], look: str, said: str = "") -> None:
        """A rectangle; what is said of it is shown to whoever points at it."""
        (x, y), (wide, high) = at, size
        box = self._add("rect", "", {"x": _figure(x), "y": _figure(y), "width": _figure(wide), "height": _figure(high),
                                     "rx": "3", "class": look})  # fmt: skip
        if said:
            ElementTree.SubElement(box, "title").text = said

    def line(self, points: Iterable[tuple[float, float]], look: str) -> None:
        told = " ".join(f"{_figure(x)},{_figure(y)}" for x, y in points)
        self._add("polyline", "", {"points": told, "class": look})

    def write(self, path: Path) -> None:
        """Raises OSError where nothing can be written there."""
        path.write_text(ElementTree.tostring(self._root, encoding="unicode") + "\n", encoding="utf-8")

    def _add(self, name: str, said: str, attributes: dict[str, str]) -> Element:
        found = ElementTree.SubElement(self._root, name, attributes)
        found.text = said or None
        return found


def _figure(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
