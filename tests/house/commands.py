"""Writes docs/commands.md from the commands themselves, so that the page cannot fall behind them.

Run it as `python -m tests.house.commands`; `./run fix` does.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import typer.main

from tests.house.tree import DOCS

PAGE = DOCS / "commands.md"
OPENING = """\
# Commands

Every command of `ridealong`, in the order `ridealong --help` lists them. From a checkout, `./run WORD …` does
the same. This page is written from the commands themselves; `./run fix` renews it.

A command ends with 0 when it is done, with 1 when it was refused or failed (one line each on the error
output, with file and line), and with 2 when it was called wrongly.
"""
SHOWN_NEVER = {"--help", "--install-completion", "--show-completion"}


def page() -> str:
    """The whole page as it should stand in the docs."""
    # Imported by name, and late: a command line that is broken must not take the other house tests with it.
    app = import_module("ridealong.faces.cli.main").app
    return "\n".join([OPENING, *sections(typer.main.get_command(app), "ridealong")]).rstrip() + "\n"


def sections(command: Any, name: str) -> Iterator[str]:
    """A section for each command that does something, groups opened up."""
    inner = getattr(command, "commands", {})
    if not inner or getattr(command, "invoke_without_command", False):
        yield from section(command, name)
    for word, child in inner.items():
        if not child.hidden:
            yield from sections(child, f"{name} {word}")


def section(command: Any, name: str) -> Iterator[str]:
    parameters = [each for each in command.params if not each.hidden and not SHOWN_NEVER & set(each.opts)]
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    yield f"## {name}\n"
    yield f"{one_line(command.help)}\n"
    usage = [name, *map(placeholder, arguments), *(["[OPTIONS]"] if options else [])]
    yield f"```\n{' '.join(usage)}\n```\n"
    for each in arguments:
        yield f"- `{placeholder(each)}` {one_line(each.help)}".rstrip()
    for each in options:
        yield f"- `{spelling(each)}` {one_line(each.help)}{default(each)}".rstrip()
    if parameters:
        yield ""


def placeholder(argument: Any) -> str:
    word = argument.metavar or argument.name.upper()
    word = f"{word}…" if argument.nargs != 1 and not word.endswith("…") else word
    return word if argument.required else f"[{word}]"


def spelling(option: Any) -> str:
    names = ", ".join(option.opts) + "".join(f" / {other}" for other in option.secondary_opts)
    return names if option.is_flag else f"{names} {option.metavar or option.name.upper()}"


def default(option: Any) -> str:
    """What holds when it is not given; a flag's is plain, and a computed one would differ from day to day."""
    silent = option.is_flag or not option.show_default or callable(option.default)
    return "" if silent or option.default in (None, "") else f" (if not given: `{option.default}`)"


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
