"""Looks at a page as a reader's browser does, and says what is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Response
from playwright.sync_api import Error as PlaywrightError

from tests.chromium import launch_options

WIDTHS = (360, 1440)
SCHEMES = ("light", "dark")
HEIGHT = 900
A_PAGE_WEIGHS_AT_MOST = 150_000
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass(frozen=True)
class Look:
    """One way of looking: how wide, and by day or by night."""

    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


BOTH_ENDS = (Look(360, "light"), Look(1440, "dark"))
LOOKS = tuple(Look(width, scheme) for width in WIDTHS for scheme in SCHEMES)


@dataclass(frozen=True)
class SignedIn:
    """A browser in which somebody is signed in, wherever it opens a page."""

    browser: Browser
    state: Any

    def new_context(self, **how: Any) -> BrowserContext:
        return self.browser.new_context(storage_state=self.state, **how)


@contextmanager
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # only where a browser is really started

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(**launch_options())  # type: ignore[arg-type]
        yield found
        found.close()


def sound(browser: Browser | SignedIn, address: str, status: int = 200) -> list[str]:
    """What is wrong with a page however it is looked at; axe hears it once by day and once by night."""
    seen = [trouble for look in LOOKS for trouble in look_at(browser, address, look, status=status)]
    return seen + [trouble for look in BOTH_ENDS for trouble in hear_axe(browser, address, look)]


def look_at(
    browser: Browser | SignedIn,
    address: str,
    look: Look,
    *,
    status: int = 200,
    picture: Path | None = None,
    posted: bool = False,
    press: str = "",
) -> list[str]:
    """What is wrong with a page as it is served: nothing, or a line for each trouble."""
    context = browser.new_context(viewport={"width": look.width, "height": HEIGHT}, color_scheme=look.scheme)  # type: ignore[arg-type]
    page = context.new_page()
    heard = Heard(status)
    open_at(page, address, posted=posted, press=press, heard=heard)
    troubles = [*heard.troubles(), *too_wide(page)]
    if picture:
        page.screenshot(path=picture, full_page=True)
    context.close()
    return troubles


def hear_axe(
    browser: Browser | SignedIn, address: str, look: Look, *, posted: bool = False, press: str = ""
) -> list[str]:
    """What axe finds. Its script comes from outside, which the page's own policy rightly refuses: waived here only."""
    context = browser.new_context(
        viewport={"width": look.width, "height": HEIGHT},
        color_scheme=look.scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    page = context.new_page()
    open_at(page, address, posted=posted, press=press)
    found = Axe().run(page, options=RULES).response
    context.close()
    if not found["passes"]:
        return ["axe tested nothing"]
    return [
        f"axe {each['id']}: {each['help']}: {each['nodes'][0]['html'][:120]}" for each in found["violations"]
    ]


def open_at(page: Page, address: str, *, posted: bool, press: str, heard: "Heard | None" = None) -> None:
    """Go to an address, or send something to it as no page of ours does; or press a button there."""
    if posted:
        page.route(address, lambda route: route.continue_(method="POST", post_data="a=1"))
    if heard and not press:
        heard.listen(page)
    page.goto(address, wait_until="load")
    if press:
        if heard:
            heard.listen(page)
        with page.expect_navigation(wait_until="load"):
            page.get_by_role("button", name=press).first.click()


def in_the_menu(page: Page, name: str) -> Locator:
    """The page of this name in the menu behind the reader's own, which is opened as a reader does."""
    menu = page.locator("details.menu")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    return menu.get_by_role("link", name=name)


@dataclass
class Heard:
    """What a page said while it loaded, and what it weighed."""

    status: int
    said: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    weight: int = 0

    def listen(self, page: Page) -> None:
        page.on("console", lambda message: self._console(message.text, message.location.get("url", "")))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def troubles(self) -> list[str]:
        heavy = [f"weighs {self.weight:,} bytes"] if self.weight > A_PAGE_WEIGHS_AT_MOST else []
        return self.said + heavy

    def _console(self, text: str, source: str) -> None:
        # Chromium says of the page itself that it was not found; that was expected where it was asked for.
        if not (source in self.opened and "Failed to load resource" in text and self.status != 200):
            self.said.append(f"console: {text}")

    def _failed(self, request: Request) -> None:
        self.said.append(f"request failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        itself = response.request.is_navigation_request()
        if itself:
            self.opened.append(response.url)
        wanted = self.status if itself else 200
        if response.status != wanted:
            self.said.append(f"{response.url} answered {response.status} and not {wanted}")
        # A page that was left before its last picture had come has no more of it to weigh.
        with suppress(PlaywrightError):
            self.weight += len(response.body())


def too_wide(page: Page) -> list[str]:
    width, shown = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    if width <= shown:
        return []
    wide = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        ".slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.getAttribute('class')).join(', ')"
    )
    return [f"scrolls sideways: {width} wide in {shown} ({wide})"]
