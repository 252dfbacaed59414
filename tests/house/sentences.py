"""Finds every sentence that is said to people, and brings the German ones up to date with them.

Run it as `python -m tests.house.sentences`; `./run fix` does. A sentence that is new stands in the catalogue without
German, which `tests/house/test_sentences.py` tells; one that nothing says any more is gone from it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib

from ridealong.doors.crm.wording import COLUMN
from tests.house.tree import ROOT

SOURCE = ROOT / "src" / "ridealong"
CATALOGUE = SOURCE / "speech" / "locale" / "de" / "LC_MESSAGES" / "django.po"
Sentence = tuple[str, str]
"""As it is written, and for several where it tells one from many; else empty."""


def said() -> dict[Sentence, list[str]]:
    """Every sentence, with where it is said."""
    found: dict[Sentence, list[str]] = {}
    for where, sentence in (*_in_python(), *_in_templates()):
        found.setdefault(sentence, []).append(where)
    return found


def _in_python() -> Iterator[tuple[str, Sentence]]:
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text()
        if "gettext" not in text and "known_as" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and (name := _called(node.func)) in (
                "gettext",
                "ngettext",
                "gettext_noop",
                "gettext_lazy",
                "known_as",
            ):
                written = [_written(each) for each in node.args]
                if name == "known_as" and len(written) == 4:
                    written = [f"{COLUMN}{written[1]}"]
                if written and written[0]:
                    where = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield where, (written[0], (written[1] or "") if name == "ngettext" else "")


def _called(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _written(argument: ast.expr) -> str | None:
    constant = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return argument.value if constant else None  # type: ignore[attr-defined]


def _in_templates() -> Iterator[tuple[str, Sentence]]:
    # Late: only then are the settings there.
    from django.template import engines  # noqa: PLC0415
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode  # noqa: PLC0415

    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        text = path.read_text()
        if "translat" not in text:
            continue
        template: Any = engines["django"].from_string(text)
        where = str(path.relative_to(ROOT))
        for node in template.template.nodelist.get_nodes_by_type(TranslateNode):
            literal = getattr(node.filter_expression.var, "literal", node.filter_expression.var)
            if isinstance(literal, str):
                yield where, (literal, "")
        for node in template.template.nodelist.get_nodes_by_type(BlockTranslateNode):
            yield where, (_block(node, node.singular), _block(node, node.plural) if node.plural else "")


def _block(node: Any, tokens: Any) -> str:
    written: str = node.render_token_list(tokens)[0]
    return written


def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile(wrapwidth=110)


def brought_up_to_date() -> polib.POFile:
    """The catalogue with every sentence there is, in the order of the alphabet, and no other."""
    known = {(entry.msgid, entry.msgid_plural): entry for entry in catalogue()}
    found = polib.POFile(wrapwidth=110)
    found.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "de",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for (one, many), _ in sorted(said().items()):
        entry = known.get((one, many)) or polib.POEntry(
            msgid=one, msgid_plural=many, msgstr_plural={0: "", 1: ""} if many else {}
        )
        entry.occurrences, entry.flags = (
            [],
            [],
        )  # where it is said changes with every line, and is looked up at once
        found.append(entry)
    return found


def write(path: Path = CATALOGUE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    found = brought_up_to_date()
    found.save(str(path))
    found.save_as_mofile(str(path.with_suffix(".mo")))


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
    django.setup()
    write()
