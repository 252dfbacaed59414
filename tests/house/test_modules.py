"""Every module says what it is for, and stays small enough to be read in one sitting."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.house.tree import ROOT, SOURCE, modules

LINES_AT_MOST = 300
FUNCTION_LINES_AT_MOST = 40
TEMPLATE_LINES_AT_MOST = 120

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def test_a_module_opens_with_a_sentence_that_says_what_it_is_for() -> None:
    """An empty __init__.py has nothing to explain."""
    openings = {
        name(path): (ast.get_docstring(tree(path)) or "").split("\n\n")[0]
        for path in modules()
        if path.read_text().strip()
    }
    assert {path: opening for path, opening in openings.items() if not opening.endswith((".", "?"))} == {}


def test_a_module_can_be_read_in_one_sitting() -> None:
    lines = {name(path): len(path.read_text().splitlines()) for path in modules()}
    assert {path: n for path, n in lines.items() if n > LINES_AT_MOST} == {}, "which second idea is in it?"


def test_so_can_a_file_of_tests_or_a_benchmark() -> None:
    files = [path for folder in ("tests", "bench") for path in (ROOT / folder).rglob("*.py")]
    lines = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in files}
    assert {path: n for path, n in lines.items() if n > LINES_AT_MOST} == {}, "which second idea is in it?"


def test_a_function_fits_on_a_screen() -> None:
    long = [
        f"{name(path)}:{function.lineno} {function.name} has {body_lines(function)} lines"
        for path in modules()
        for function in functions(tree(path))
        if body_lines(function) > FUNCTION_LINES_AT_MOST
    ]
    assert long == []


def test_templates_stay_short() -> None:
    lines = {name(path): len(path.read_text().splitlines()) for path in SOURCE.rglob("templates/**/*.html")}
    assert {path: n for path, n in lines.items() if n > TEMPLATE_LINES_AT_MOST} == {}


def test_engines_import_numpy_scipy_and_the_standard_library_only() -> None:
    allowed = set(sys.stdlib_module_names) | {"numpy", "scipy"}
    strangers = [
        f"{name(path)}:{line} imports {imported}"
        for path in modules()
        if path.is_relative_to(SOURCE / "engines")
        for line, imported in imports(tree(path))
        if imported.split(".")[0] not in allowed and not imported.startswith("ridealong.engines")
    ]
    assert strangers == []


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def body_lines(function: Function) -> int:
    """Lines of the body without its docstring: an engine's five-part docstring is no reason to split it."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1 if body else 0


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, node.module or ""
