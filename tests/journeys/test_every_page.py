"""Every page of the plan of pictures is sound: a page that is added there is walked to here as well."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.gallery.plan import PLAN, Shot, shots
from tests.gallery.rooms import ROOMS, Room
from tests.gallery.sound import BROKEN_POLICY, LISTENS, sound_everywhere, structure, unseen_focus, unusable
from tests.trying import THOROUGH

pytestmark = pytest.mark.journey


@pytest.mark.skipif(
    not THOROUGH, reason="all rooms take a quarter of an hour: RIDEALONG_THOROUGH=1 walks them"
)
@pytest.mark.parametrize("room", PLAN)
def test_every_page_of_a_room_is_sound(browser: Browser, room: str) -> None:
    with ROOMS[room](browser) as there:
        troubles = [trouble for shot in shots(room) for trouble in sound_everywhere(there, shot)]
    assert troubles == []


# ---- and whatever is wrong would be told ----


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    found = browser.new_page()
    yield found
    found.close()


def test_two_first_headings_and_an_id_twice_are_told(page: Page) -> None:
    page.set_content("<h1 id=a>One</h1><h1 id=a>Two</h1>")
    assert structure(page) == ["has 2 headings of the first order", "has ids twice: a"]


def test_focus_that_nobody_sees_is_told_and_that_which_is_seen_is_not(page: Page) -> None:
    page.set_content("<style>#x:focus{outline:none}</style><a id=x href=/x>Unseen</a> <a href=/y>Seen</a>")
    assert [each[:28] for each in unseen_focus(page)] == ['shows no focus on: <a id="x"']


def test_a_form_that_only_a_script_could_send_is_told() -> None:
    dead = '<form action="/tell/"><button type="button">Record it</button></form>'
    assert unusable(f"<h1>Tell</h1>{dead}") == [f"has a form that nothing sends: {dead[:90]}"]
    assert unusable("<h1>Tell</h1><form><button>Record it</button></form>") == []
    assert unusable("<p>Please switch on JavaScript</p>") == ["has no heading"]


def test_what_breaks_the_policy_of_a_page_is_told(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(LISTENS)
    policy, styled = {"Content-Security-Policy": "default-src 'none'"}, "<h1 style='color:red'>Styled</h1>"
    page.route("**/*", lambda route: route.fulfill(body=styled, content_type="text/html", headers=policy))
    page.goto("http://ridealong.example/")
    assert any(each.startswith(f"{BROKEN_POLICY}style-src-attr") for each in said)


def test_what_is_wrong_with_a_page_of_the_plan_is_told_with_its_name(browser: Browser, sample: str) -> None:
    gone = Shot("gone", "owner", "/nowhere/", 200, posted=False, press="")
    told = list(sound_everywhere(Room(sample, {}, {"owner": browser}), gone))
    assert any(each.startswith("gone 360-light: ") and "answered 404 and not 200" in each for each in told)
