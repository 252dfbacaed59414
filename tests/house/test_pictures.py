"""No page is without its picture."""

from django.urls import get_resolver, resolve

from tests.faces.web.test_doors import pages
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
