"""Keeps what the product shows of the practices' pages in the package, where it is found when it is installed.

Run it as `python -m tests.house.afterwords`; `./run fix` does.
"""

from pathlib import Path

from ridealong.practices.afterwords import SHOWN, TEXTS, sections
from tests.house.tree import DOCS, SOURCE

KEPT = SOURCE / "practices" / TEXTS


def pages() -> list[Path]:
    return sorted((DOCS / "practices").glob("*.md"))


def shown(page: Path) -> str:
    """The sections of a page that the product shows too, as they stand there."""
    told = sections(page.read_text(encoding="utf-8"))
    return "\n\n".join(f"## {heading}\n\n{told[heading]}" for heading in SHOWN) + "\n"


if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for page in pages():
        (KEPT / page.name).write_text(shown(page), encoding="utf-8")
