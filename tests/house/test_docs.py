"""The documents are part of the product: a lost link or a command without its page fails here."""

import re
from pathlib import Path

import pytest

from tests.house import afterwords, commands
from tests.house.tree import DOCS, ROOT, our_files, our_text, practice_modules

PAGES = [path for path in our_files() if path.suffix == ".md"]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SETTING = re.compile(r"\b(?:RIDEALONG_[A-Z][A-Z_]*[A-Z]|DATABASE_URL)\b")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = [link for link in links(page.read_text()) if not leads_somewhere(page, link)]
    assert lost == [], f"{name(page)} points at what is not there"


def test_every_page_can_be_reached_from_the_first_one() -> None:
    reached: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.is_file():
            continue
        reached.add(page)
        waiting += [
            (page.parent / link.split("#")[0]).resolve()
            for link in links(page.read_text())
            if not is_web(link) and link.split("#")[0]
        ]
    assert sorted(name(page) for page in DOCS.rglob("*.md") if page not in reached) == []


def test_every_command_is_documented_as_it_is() -> None:
    assert commands.PAGE.read_text() == commands.page(), "docs/commands.md is old; ./run fix writes it again"


def test_every_command_and_option_says_what_it_does() -> None:
    silent = re.findall(r"^(?:- `[^`]+`|## .+\n\n\n.*)$", commands.page(), re.MULTILINE)
    assert silent == [], "give these a help text"


@pytest.mark.parametrize("path", practice_modules(), ids=lambda path: path.stem)
def test_every_practice_has_its_page(path: Path) -> None:
    page = DOCS / "practices" / f"{path.stem}.md"
    assert page.is_file(), f"{name(page)} is missing: what does {path.stem} count, and how can it be gamed?"


@pytest.mark.parametrize("path", practice_modules(), ids=lambda path: path.stem)
def test_every_practice_is_tested_where_it_cannot_tell(path: Path) -> None:
    stories = [
        text
        for file, text in our_text().items()
        if file.startswith("tests/") and Path(file).name.startswith(f"test_{path.stem}")
    ]
    assert any("cant_tell" in text.lower() for text in stories), f"no story lets {path.stem} say can't tell"


def test_what_the_product_shows_of_a_practices_page_is_what_stands_there() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in afterwords.KEPT.glob("*.md")}
    told = {page.name: afterwords.shown(page) for page in afterwords.pages()}
    assert kept == told, "practices/texts is old; ./run fix writes it again"
    linked = [name for name, text in kept.items() if "](" in text]
    assert linked == [], (
        "what the product shows of a page has no links: they would stand there as they are written"
    )


def test_every_setting_is_documented() -> None:
    read = {
        setting
        for path, text in our_text().items()
        if path.startswith(("src/", "tests/", "run", ".ci/")) and not path.startswith("tests/house/")
        for setting in SETTING.findall(text)
    }
    documented = set(SETTING.findall((DOCS / "settings.md").read_text()))
    assert read - documented == set()


def links(text: str) -> list[str]:
    return LINK.findall(FENCE.sub("", text))


def is_web(link: str) -> bool:
    return link.startswith(("http://", "https://", "mailto:"))


def leads_somewhere(page: Path, link: str) -> bool:
    if is_web(link):
        return True  # whether the web still stands is not ours to test
    target, _, anchor = link.partition("#")
    file = (page.parent / target).resolve() if target else page
    if not file.exists():
        return False
    return not anchor or file.suffix != ".md" or anchor in anchors(file.read_text())


def anchors(text: str) -> set[str]:
    """Headings as a web page of the document would name them: lower case, words joined by hyphens."""
    headings = re.findall(r"^#+ +(.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
