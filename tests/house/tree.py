"""The repository as the house tests see it: which files belong to it, and where its parts are."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ridealong"
DOCS = ROOT / "docs"

PASSING = {"__pycache__", "build", "dist", "pictures"}  # what tools and people leave lying about


@cache
def our_files() -> tuple[Path, ...]:
    """Every file that git tracks or would track; without git, every file that does not look passing."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode == 0:
        paths = {ROOT / name for name in listing.stdout.split("\0") if name}
        return tuple(sorted(path for path in paths if path.is_file()))
    return tuple(sorted(path for path in ROOT.rglob("*") if path.is_file() and not _is_passing(path)))


@cache
def our_text() -> dict[str, str]:
    """The files of ours that are text, by their path from the root."""
    texts = {}
    for path in our_files():
        try:
            texts[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def modules() -> list[Path]:
    """The package's Python files, migrations excepted: Django writes those."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def practice_modules() -> list[Path]:
    """One file, or one folder, for each practice that is built."""
    found = [path for folder in _fundamentals() for path in sorted(folder.iterdir())]
    return [path for path in found if not path.name.startswith("_") and path.suffix in ("", ".py")]


def _fundamentals() -> list[Path]:
    return [path for path in sorted((SOURCE / "practices").iterdir()) if (path / "__init__.py").is_file()]


def _is_passing(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in PASSING or (part.startswith(".") and part != ".ci") for part in parts[:-1])
