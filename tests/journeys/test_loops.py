"""A colleague comes in by the link in a letter and grants a request; the leader sees it close among what is open."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.looking import sound
from tests.journeys.sites import Firm, clocked_firm, voices_site
from tests.journeys.test_people_come_in import Doors, first_account, invited

pytestmark = pytest.mark.journey
ASKED = 'ana-ortiz asked carla-winter for "an earlier cut-off on Fridays" by 2026-03-06'


@pytest.fixture(scope="module")
def firm() -> Iterator[Firm]:
    with clocked_firm() as found:
        yield found


@pytest.mark.on_both
def test_a_colleague_grants_a_request_and_the_leader_sees_it_close(browser: Browser, firm: Firm) -> None:
    doors = Doors(browser)
    ana = first_account(doors.open(), firm)
    carla = invited(ana, doors.open(), firm, "Carla Winter", "colleague")
    ana.goto(f"{firm.address}/tell/")
    ana.get_by_label("A sentence").fill(ASKED.replace("carla-winter", handle_of_carla(firm)))
    ana.get_by_role("button", name="Record it").click()
    expect(ana.get_by_role("status").filter(has_text="an earlier cut-off")).to_be_visible()
    ana.goto(f"{firm.address}/loops/?show=mine")
    expect(ana.get_by_role("listitem").filter(has_text="an earlier cut-off")).to_contain_text(
        "due 6 March 2026"
    )

    carla.goto(f"{firm.address}/loops/")
    request = carla.get_by_role("listitem").filter(has_text="an earlier cut-off")
    request.get_by_label("In a few words").fill("from this Friday on")
    request.get_by_role("button", name="It is done").click()
    expect(carla.get_by_role("status")).to_contain_text("Carla Winter claimed")

    ana.reload()
    granted = ana.get_by_role("listitem").filter(has_text="an earlier cut-off")
    expect(granted).to_contain_text("from this Friday on")
    granted.get_by_role("button", name="Yes, it is done").click()
    expect(ana.get_by_role("status")).to_contain_text("Ana Ortiz confirmed")
    ana.goto(f"{firm.address}/loops/?show=mine")
    expect(ana.get_by_text("an earlier cut-off")).to_have_count(0)
    carla.reload()
    expect(carla.get_by_role("listitem").filter(has_text="an earlier cut-off")).to_have_count(0)
    doors.close()


def handle_of_carla(firm: Firm) -> str:
    joined = next(line for line in firm.run("show", "--plain").splitlines() if "Carla Winter" in line)
    return joined.split(" joined ")[0].split()[-1]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with voices_site() as address:
        yield address


@pytest.mark.parametrize("page", ["/loops/", "/loops/?of=nobody", "/team/", "/team/tom/"])
def test_a_page_is_sound(browser: Browser, site: str, page: str) -> None:
    assert sound(browser, site + page) == []
