"""The box on every page, in a real browser: a barrier told in one line, taken back, told again, claimed, and gone."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.looking import RULES, SignedIn
from tests.journeys.sites import Firm, firm_site
from tests.journeys.test_signin import PASSWORD, make_first_account

pytestmark = pytest.mark.journey

BARRIER = "I raised a barrier “credit checks take nine days” costing 4 hours per week by in two weeks"
UNDERSTOOD = "Understood: Tom Weber raised a barrier credit checks take nine days costing 4 h a week by "


@pytest.fixture(scope="module")
def house(browser: Browser) -> Iterator[tuple[Firm, dict[str, SignedIn]]]:
    """Ana and Tom, each signed in; Acme, whom Tom serves."""
    with firm_site() as firm:
        firm.run("tell", 'acme became known as "Acme Tools"', "--as", "ana-ortiz")
        firm.run("tell", "tom took over acme", "--as", "ana-ortiz")
        readers = {}
        context = browser.new_context()
        make_first_account(context.new_page(), firm.address)
        readers["ana"] = SignedIn(browser, context.storage_state())
        context.close()
        context = browser.new_context()
        page = context.new_page()
        page.goto(firm.run("invite", "tom", "--email", "tom@firm.example"))
        page.get_by_label("New password").fill(PASSWORD)
        page.get_by_label("The same again").fill(PASSWORD)
        page.get_by_role("button", name="Make my account").click()
        page.wait_for_load_state()
        readers["tom"] = SignedIn(browser, context.storage_state())
        context.close()
        yield firm, readers


@pytest.fixture
def tom(house: tuple[Firm, dict[str, SignedIn]]) -> Iterator[Page]:
    firm, readers = house
    with _page(readers["tom"], f"{firm.address}/?leader=ana-ortiz") as page:
        yield page


class _page:
    """A page in somebody's browser; whatever its policy refused, or its script stumbled over, fails the journey."""

    def __init__(self, reader: SignedIn, address: str, **how: Any) -> None:
        self.context, self.address, self.said = reader.new_context(**how), address, []

    def __enter__(self) -> Page:
        page: Page = self.context.new_page()
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("console", lambda message: self.said.append(message.text))
        page.goto(self.address)
        return page

    def __exit__(self, *_: object) -> None:
        self.context.close()
        # Chromium says of what was not recorded yet, and of a session that ended, that it was answered so.
        refused = [each for each in self.said if "status of 409" not in each and "status of 401" not in each]
        assert refused == []


@pytest.mark.on_both
def test_a_barrier_is_told_in_one_line_taken_back_told_again_claimed_and_gone(
    house: tuple[Firm, dict[str, SignedIn]], tom: Page
) -> None:
    firm, readers = house
    tom.keyboard.press("/")
    box = tom.get_by_label("What happened?")
    expect(box).to_be_focused()
    tom.keyboard.type(BARRIER)
    expect(tom.locator("#understood")).to_contain_text(UNDERSTOOD)
    expect(tom.locator("#understood time")).to_be_visible()
    tom.keyboard.press("Enter")
    expect(tom.get_by_role("status")).to_contain_text("Recorded: Tom Weber raised a barrier")
    assert tom.url.startswith(f"{firm.address}/?leader=ana-ortiz&told="), "the page came back"
    tom.get_by_role("button", name="Undo").click()
    expect(tom.get_by_role("status")).to_contain_text("Taken back: Tom Weber raised a barrier")
    box.press("Enter")
    expect(tom.get_by_role("status")).to_contain_text("Recorded: Tom Weber raised a barrier")
    with _page(readers["ana"], f"{firm.address}/waiting/") as ana:
        barrier = ana.get_by_role("listitem").filter(has_text="credit checks take nine days")
        expect(barrier).to_have_count(1)
        barrier.get_by_role("button", name="It is done").click()
        expect(ana.get_by_role("status")).to_contain_text("Ana Ortiz claimed")
    tom.goto(f"{firm.address}/waiting/")
    gone = tom.get_by_role("listitem").filter(has_text="credit checks take nine days")
    gone.get_by_role("button", name="Yes").click()
    expect(tom.get_by_role("status")).to_contain_text("Tom Weber confirmed")


def test_names_complete_by_keyboard_alone(tom: Page) -> None:
    box = tom.get_by_label("What happened?")
    box.press_sequentially("I promised Acm")
    expect(tom.get_by_role("option")).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "name-1")
    box.press("Enter")
    expect(box).to_have_value("I promised acme ")
    box.press_sequentially("x")
    box.press("Backspace")
    box.press("Escape")
    expect(box).not_to_be_focused()
    expect(box).to_have_value("I promised acme ")


def test_what_is_wrong_is_marked_under_the_box_and_the_page_stays(tom: Page) -> None:
    box = tom.get_by_label("What happened?")
    box.fill('tom promised nobody-here "a quote" by Friday')
    box.press("Enter")
    expect(tom.get_by_role("alert")).to_contain_text("nobody here knows anyone called “nobody-here”")
    expect(tom.locator("#box mark")).to_contain_text("nobody-here")
    expect(box).to_have_value('tom promised nobody-here "a quote" by Friday')
    expect(box).to_be_focused()
    assert tom.url.endswith("/?leader=ana-ortiz")


def test_what_can_be_read_in_two_ways_is_chosen_by_its_button(tom: Page) -> None:
    box = tom.get_by_label("What happened?")
    box.fill("acme bought for 9.480 €")
    expect(tom.locator("#understood button")).to_have_count(2)
    tom.locator("#understood button").filter(has_text="9480.00 EUR").click()
    expect(tom.get_by_role("status")).to_contain_text("Recorded: Acme Tools bought for 9480.00 EUR")


def test_beside_a_form_half_filled_in_only_the_box_comes_back(
    house: tuple[Firm, dict[str, SignedIn]], tom: Page
) -> None:
    firm, _ = house
    tom.goto(f"{firm.address}/settings/password/")
    other = tom.locator("main input:visible").first
    other.fill("half a word")
    box = tom.get_by_label("What happened?")
    box.fill('tom raised a barrier "the van is late"')
    box.press("Enter")
    expect(tom.get_by_role("status")).to_contain_text("Recorded: Tom Weber raised a barrier the van is late")
    expect(other).to_have_value("half a word")


def test_a_session_that_ends_under_the_line_takes_it_along(tom: Page) -> None:
    box = tom.get_by_label("What happened?")
    kept: Any = [each for each in tom.context.cookies() if each["name"] != "ridealong"]
    tom.context.clear_cookies()
    tom.context.add_cookies(kept)
    line = 'tom raised a barrier "I am signed out all day"'
    box.fill(line)
    expect(tom.locator("#understood")).to_contain_text("You were signed out meanwhile")
    box.press("Enter")
    tom.wait_for_url("**/signin/?next=**")
    tom.get_by_label("E-mail address").first.fill("tom@firm.example")
    tom.get_by_label("Password").fill(PASSWORD)
    tom.get_by_role("button", name="Sign in", exact=True).click()
    tom.wait_for_url("**/signin/typed/")
    expect(tom.get_by_label("Sentence")).to_have_value(line)
    tom.get_by_role("button", name="Send it now").click()
    expect(tom.get_by_role("status")).to_contain_text("Recorded: Tom Weber raised a barrier")


def test_without_javascript_the_day_is_seen_before_it_is_recorded(
    house: tuple[Firm, dict[str, SignedIn]],
) -> None:
    firm, readers = house
    with _page(readers["tom"], f"{firm.address}/waiting/", java_script_enabled=False) as page:
        page.get_by_label("What happened?").fill('I promised acme "a price list" in two weeks')
        page.get_by_label("What happened?").press("Enter")
        expect(page.locator("#understood")).to_contain_text(
            "This is what will be recorded: Tom Weber promised Acme Tools"
        )
        page.get_by_role("button", name="Record it").click()
        expect(page.get_by_role("status")).to_contain_text("Recorded: Tom Weber promised Acme Tools")
        assert page.url.startswith(f"{firm.address}/waiting/?told=")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status")).to_contain_text("Taken back")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_box_is_sound_for_axe_while_it_is_used(
    house: tuple[Firm, dict[str, SignedIn]], scheme: str
) -> None:
    firm, readers = house
    context = readers["tom"].new_context(
        viewport={"width": 360, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    for line, shown in (
        ("I promised ac", "#names"),
        (BARRIER, "#understood .meaning"),
        ('tom promised acme "x" by next month-end', "#understood .missing"),
        ("acme bought for 9.480 €", "#understood .ways"),
    ):
        page.goto(f"{firm.address}/waiting/")
        page.get_by_label("What happened?").press_sequentially(line)
        expect(page.locator(shown)).to_be_visible()
        page.get_by_label("What happened?").press("ArrowDown")
        found = Axe().run(page, options=RULES).response
        assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
