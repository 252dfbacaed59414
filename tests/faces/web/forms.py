"""The forms of a page as a browser finds them, with what it would send if somebody pressed their button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

WRITTEN = ("text", "email", "search", "date", "password", "number", "textarea", "url", "tel")
PRESSED = ("submit", "button", "image", "reset")
LISTS_OF_CHOICES = ("radio", "checkbox")

Fields = dict[str, str]


@dataclass(frozen=True)
class Control:
    """One thing on a form that has a name."""

    name: str
    sort: str
    value: str = ""
    chosen: bool = False
    options: tuple[str, ...] = ()


@dataclass
class Form:
    """A form with its controls, in the order they stand in, and the page they stand on."""

    page: str
    action: str
    method: str
    controls: list[Control] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(each.name for each in self.controls if each.name))

    @property
    def written(self) -> list[str]:
        """The names of what is typed, words and secrets alike."""
        return [each.name for each in self.controls if each.sort in WRITTEN]

    @property
    def choices(self) -> list[str]:
        """The names of what is chosen from a list, by a click or by a button."""
        sorts = (*LISTS_OF_CHOICES, *PRESSED, "select")
        return list(dict.fromkeys(each.name for each in self.controls if each.sort in sorts and each.name))

    @property
    def takes_files(self) -> bool:
        return any(each.sort == "file" for each in self.controls)

    def filled(self, words: str = "", **instead: str) -> Fields:
        """What is sent: as the page has it, the first of each choice, and `words` in every empty line."""
        sent: Fields = {}
        for each in self.controls:
            if each.sort == "file" or not each.name:
                continue
            if each.sort in WRITTEN:
                sent[each.name] = each.value or words
            elif each.sort == "select":
                sent[each.name] = each.value or next(filter(None, each.options), "")
            elif each.chosen or each.name not in sent:
                sent[each.name] = each.value
        return {**sent, **instead}

    @property
    def buttons(self) -> list[Fields]:
        """What each of its buttons sends of itself; one that says nothing sends nothing."""
        found = [
            {each.name: each.value} if each.name else {} for each in self.controls if each.sort in PRESSED
        ]
        return found or [{}]

    @property
    def alike(self) -> tuple[str, ...]:
        """Forms in which the same can be filled in are one form, in several places."""
        seen = (each for each in self.controls if each.sort != "hidden" or each.name == "form")
        return (self.method, *dict.fromkeys(f"{each.name} {each.sort}" for each in seen))


class _Reading(HTMLParser):
    """Follows the markup from one end of a form to the other."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.found = page, list[Form]()
        self.at: Form | None = None
        self.by_id: dict[str, Form] = {}
        self.select: tuple[str, list[str], str] | None = None
        self.area: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = said.get("action") or self.page
            self.at = Form(self.page, action.partition("#")[0], said.get("method", "get").upper())
            self.found.append(self.at)
            self.by_id[said.get("id", "")] = self.at
        elif tag in ("input", "button"):
            sort = said.get("type", "submit" if tag == "button" else "text")
            self._put(said, Control(said.get("name", ""), sort, said.get("value", ""), "checked" in said))
        elif tag == "textarea":
            self.area = (said.get("name", ""), "")
        elif tag == "select":
            self.select = (said.get("name", ""), [], "")
        elif tag == "option" and self.select is not None:
            name, options, chosen = self.select
            options.append(said.get("value", ""))
            self.select = (name, options, options[-1] if "selected" in said else chosen)

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area = (self.area[0], self.area[1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.at = None
        elif tag == "textarea" and self.area is not None:
            self._put({}, Control(self.area[0], "textarea", self.area[1].removeprefix("\n")))
            self.area = None
        elif tag == "select" and self.select is not None:
            name, options, chosen = self.select
            self._put({}, Control(name, "select", chosen, options=tuple(options)))
            self.select = None

    def _put(self, said: dict[str, str], control: Control) -> None:
        of = self.by_id.get(said["form"]) if "form" in said else self.at
        if of is not None:
            of.controls.append(control)


def forms_in(markup: str, page: str) -> Iterator[Form]:
    """Every form of a page, whose address is `page`; one that says nowhere leads back to it."""
    reading = _Reading(page)
    reading.feed(markup)
    yield from (replace(each) for each in reading.found)


def words_in(markup: str) -> str:
    """All that stands on a page to be read or sent: its text, and what its fields hold."""
    found: list[str] = []

    class Words(HTMLParser):
        def handle_data(self, data: str) -> None:
            found.append(data)

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attrs if name == "value" and value)

    Words().feed(markup)
    return "\n".join(found)
