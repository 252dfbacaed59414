"""Nothing in the tree belongs to one machine, and what is pinned is what is asked for."""

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT, our_text

ONE_MACHINES_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|tmp|home/\w+|Users/\w+)/")
REGISTRY = re.compile(r"\b(?:[\w-]+\.)?(?:pypi|pythonhosted|npmjs|debian)\.(?:org|com|net)\b")
PIN = re.compile(r"[a-z0-9-]+==[\w.!+]+( ; [^#]+)?")


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in our_text().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert found(ONE_MACHINES_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    assert found(REGISTRY) == []


def test_the_patterns_find_what_they_are_for() -> None:
    slash = "/"
    assert ONE_MACHINES_PATH.search(f"open('{slash}tmp{slash}x')")
    assert not ONE_MACHINES_PATH.search("see ../work/notes and src/tmp/x")
    assert REGISTRY.search("https://files.python" + "hosted.org/simple")


def test_constraints_hold_names_and_versions_only() -> None:
    assert [line for line in pins() if not PIN.fullmatch(line)] == []


def test_every_dependency_is_pinned() -> None:
    pinned = {canonicalize_name(Requirement(line).name) for line in pins()}
    assert {name for name in asked_for() if name not in pinned} == set()


def test_every_pin_is_a_version_that_we_ask_for() -> None:
    wanted = asked_for()
    for line in pins():
        pin = Requirement(line)
        version = str(pin.specifier).removeprefix("==")
        specifier = wanted.get(canonicalize_name(pin.name))
        assert specifier is None or specifier.specifier.contains(version), f"{line}: we ask for {specifier}"


def pins() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def asked_for() -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    lines = map(Requirement, [*project["dependencies"], *(line for extra in extras for line in extra)])
    return {canonicalize_name(line.name): line for line in lines}
