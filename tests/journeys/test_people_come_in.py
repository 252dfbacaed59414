"""People come in: two are invited, a barrier is told, claimed, denied and confirmed, and the answer moves each time.

A customer answers by a link, and whoever is outside sees nothing of it.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.looking import in_the_menu
from tests.journeys.sites import Firm, clocked_firm

pytestmark = pytest.mark.journey
PASSWORD = "seven crows on a wire"
SEND = "Send my answer"
CUSTOMERS = """
2025-01-06  acme became known as "Acme Tools"
2025-01-06  acme/petra-lang became known as "Petra Lang"
2025-01-06  tom-weber took over acme
2026-03-04  acme bought for 900.00 EUR from tom-weber
"""


@pytest.fixture(scope="module")
def firm() -> Iterator[Firm]:
    with clocked_firm() as found:
        yield found


@pytest.fixture
def doors(browser: Browser) -> Iterator["Doors"]:
    opened = Doors(browser)
    yield opened
    opened.close()


class Doors:
    """A browser for each person, so that nobody borrows another's session."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.pages = browser, []

    def open(self) -> Page:
        self.pages.append(self.browser.new_context().new_page())
        return self.pages[-1]

    def close(self) -> None:
        for page in self.pages:
            page.context.close()


@pytest.mark.on_both
def test_a_barrier_is_told_and_denied_and_gone_and_a_customer_is_heard(doors: Doors, firm: Firm) -> None:
    ana = first_account(doors.open(), firm)
    tom = invited(ana, doors.open(), firm, "Tom Weber", "salesperson")
    mia = invited(ana, doors.open(), firm, "Mia Brandt", "salesperson")
    charlie = invited(ana, doors.open(), firm, "Charlie Stone", "colleague")

    barrier_in_the_way_of(tom, firm, "credit checks take nine days")
    barriers_in_weeks(ana, firm, "2026-03-09T07:00", "0 of 1")

    says_it_is_gone(ana, firm)
    answers(tom, firm, "No, it is not")
    barriers_in_weeks(ana, firm, "2026-03-16T07:00", "0 of 2")

    says_it_is_gone(ana, firm)
    answers(tom, firm, "Yes, it is done")
    barriers_in_weeks(ana, firm, "2026-03-23T07:00", "1 of 3")
    barriers_in_weeks(tom, firm, "2026-03-23T07:00", "1 of 3")  # it is open to the team
    mia.goto(f"{firm.address}/practices/care/barriers/?show=counted")
    expect(mia.get_by_text("credit checks")).to_have_count(0)  # and still not Mia's to read

    customer_answers(doors.open(), firm)
    outside_nothing_is_seen(charlie, doors.open(), ana, firm)
    assert "nothing was changed, lost or slipped in" in firm.run("verify")


def first_account(page: Page, firm: Firm) -> Page:
    page.goto(firm.address)
    in_the_menu(page, "Set up sign-in").click()
    page.get_by_label("Who are you?").select_option(label="Ana Ortiz, leader")
    page.get_by_label("E-mail address").fill("ana@firm.example")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Make it, and sign in").click()
    expect(in_the_menu(page, "Your account")).to_be_visible()
    return page


def invited(leader: Page, guest: Page, firm: Firm, name: str, role: str) -> Page:
    """The leader adds somebody by name and invites them; whoever runs the machine brings the letter."""
    leader.goto(f"{firm.address}/settings/people/new/")
    leader.get_by_label("Name").fill(name)
    leader.get_by_label("Role").select_option(role)
    leader.get_by_label("E-mail address").fill(f"{name.split()[0].lower()}@firm.example")
    leader.get_by_role("button", name="Add them").click()
    expect(leader.get_by_text(name).first).to_be_visible()
    guest.goto(link_in_the_last_letter(firm))
    guest.get_by_label("New password").fill(PASSWORD)
    guest.get_by_label("The same again").fill(PASSWORD)
    guest.get_by_role("button", name="Make my account").click()
    expect(in_the_menu(guest, "Your account")).to_be_visible()
    return guest


def link_in_the_last_letter(firm: Firm) -> str:
    number = firm.run("letters").splitlines()[-1].split()[0]
    found = re.search(r"http\S+", firm.run("letters", "--copy", number))
    assert found is not None
    return found[0]


def barrier_in_the_way_of(page: Page, firm: Firm, what: str) -> None:
    page.goto(f"{firm.address}/tell/")
    form = page.locator("form", has=page.get_by_role("heading", name="Something stands in my way"))
    form.get_by_label("What").fill(what)
    form.get_by_role("button", name="Say so").click()
    expect(page.get_by_text(what).first).to_be_visible()


def says_it_is_gone(leader: Page, firm: Firm) -> None:
    leader.goto(f"{firm.address}/waiting/")
    leader.get_by_role("button", name="It is done").click()
    expect(leader.get_by_text("the word of the one it was for is still to come")).to_be_visible()


def answers(page: Page, firm: Firm, button: str) -> None:
    page.goto(f"{firm.address}/waiting/")
    expect(page.get_by_role("heading", name="Is it done?")).to_be_visible()
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", name="Is it done?")).to_have_count(0)


def barriers_in_weeks(page: Page, firm: Firm, time: str, count: str) -> None:
    """A week closes, and the sign reads so many of so many weeks."""
    firm.it_is(time)
    page.goto(f"{firm.address}/practices/care/")
    expect(page.get_by_text(f"a barrier went in {count} weeks").first).to_be_visible()


def customer_answers(page: Page, firm: Firm) -> None:
    """Petra agreed to be asked, is drawn for a week in which Acme bought, and answers without an account."""
    for line in CUSTOMERS.strip().splitlines():
        firm.run("tell", line)
    firm.run("tell", 'rita joined as keeper called "Rita Roth"')
    agreed = ("--email", "petra@acme.example", "--may-be-asked", "mail", "--as", "rita")
    firm.run("contact", "acme/petra-lang", *agreed)
    firm.it_is("2026-03-30T07:00")
    firm.run("tell", "2026-03-27 acme bought for 1200.00 EUR from tom-weber")
    firm.run("tick")
    link = link_in_the_last_letter(firm)
    page.goto(link)
    for behaviour, grade in (
        ("Listens and asks before answering", "As expected"),
        ("Keeps promises", "Better"),
    ):
        page.get_by_role("group", name=behaviour).get_by_text(grade).click()
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_role("button", name=SEND)).to_have_count(0)
    assert "graded" in firm.run("show", "--kind", "customer.rated", "--plain")
    page.goto(link)
    expect(page.get_by_role("button", name=SEND)).to_have_count(0)  # each link works once


def outside_nothing_is_seen(colleague: Page, nobody: Page, leader: Page, firm: Firm) -> None:
    leader.goto(f"{firm.address}/settings/people/")
    leader.get_by_role("link", name="Charlie Stone").click()
    leader.get_by_role("button", name="Charlie Stone left").click()
    for page in (colleague, nobody):
        for address in ("/", "/practices/care/barriers/", "/moments/", "/waiting/", "/asks/", "/letters/"):
            page.goto(f"{firm.address}{address}")
            expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
