"""No page is without its picture."""

from django.urls import get_resolver, resolve

from tests.faces.web.test_doors import pages
from tests.gallery import book
from tests.gallery.plan import NO_PAGES, PLAN, Shot, shots

EVERY = [shot for room in PLAN for shot in shots(room)]


def shown(shot: Shot) -> str:
    """The name of the page at an address whose places are filled in only once its site stands."""
    address = shot.address.partition("?")[0]
    if address.startswith("{"):
        address = "/ask/stop/token/" if shot.name == "ask-stop" else "/ask/token/"
    return resolve(address.replace("{", "").replace("}", "")).view_name


def test_every_page_is_in_the_plan_of_pictures_or_says_why_not() -> None:
    seen = {shown(shot) for shot in EVERY if shot.name != "not-here"}
    there = set(pages(get_resolver().url_patterns))
    assert sorted(there - seen - set(NO_PAGES)) == [], "give these a line in tests/gallery/plan.py"
    assert sorted(set(NO_PAGES) - there) == [], "these pages are gone"
    assert sorted(set(NO_PAGES) & seen) == [], "these do have a page"


def test_no_two_pictures_have_one_name() -> None:
    names = [shot.name for shot in EVERY]
    assert sorted(names) == sorted(set(names))


def test_the_picture_book_names_every_page_of_the_plan() -> None:
    told = book.PAGE.read_text(encoding="utf-8")
    assert told == book.page(book.kept()), (
        "./run pictures --book --room … takes the pictures and writes it anew"
    )
    assert [shot.name for shot in EVERY if f"### {shot.name}\n" not in told] == []


def test_every_page_of_the_demonstration_is_in_the_picture_book() -> None:
    missing = [shot.name for shot in shots("demo") if shot.name not in book.kept()]
    assert missing == [], "./run pictures --book --room demo takes them"


def test_every_picture_of_the_book_is_there_and_all_are_small() -> None:
    of = [(room, shot) for room in PLAN for shot in shots(room) if shot.name in book.kept()]
    wanted = {book.file_of(shot, look).name for room, shot in of for look in book.looks(room)}
    assert sorted(wanted ^ {path.name for path in book.INTO.glob("*.webp")}) == []
    weight = sum(path.stat().st_size for path in book.INTO.glob("*"))
    assert weight < book.AT_MOST, f"the picture book weighs {weight:,} bytes"
