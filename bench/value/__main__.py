"""What the value engine costs beside its peers: fits, summary, a file end to end, a posterior; written to RESULTS.md.

Peers live in environments of their own, made on the first run in a cache folder. Both sides run by turns in one process
with the same NumPy; seconds are medians. `--huge` adds ten million customers, `--nuts` the posterior by pymc-marketing,
which takes minutes to install and to run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import venv
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.machine import this_machine

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("RESULTS.md")
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "ridealong-bench"
PEERS = ("lifetimes==0.11.3", "duckdb", "pyarrow")
NUTS = ("pymc-marketing==0.19.2",)
POSTERIOR = 10_000
BEGINS = "<!-- measured: written by `./run bench value` -->"
ENDS = "<!-- end of what was measured -->"


def environment(cache: Path, name: str, packages: tuple[str, ...]) -> Path:
    """The Python of an environment that holds these packages."""
    python = cache / name / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"Installing {', '.join(packages)} …", file=sys.stderr)
        venv.create(cache / name, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def lines_of(python: Path, *arguments: str) -> list[Any]:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    told = subprocess.run(
        [python, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": path},
    )
    return [json.loads(line) for line in told.stdout.splitlines() if line.startswith(("{", "["))]


def posterior(cache: Path, peers: Path, counts: Path) -> dict[str, Any]:
    [theirs] = lines_of(environment(cache, "nuts", NUTS), str(ROOT / "bench/value/nuts.py"), str(counts))
    [ours] = lines_of(peers, "-m", "bench.value.drawing", str(counts))
    note = f"{ours['effective']:.0f} effective draws; NUTS {theirs['effective']:.0f}, its compiling included"
    return {
        "what": "posterior",
        "customers": POSTERIOR,
        "ours": ours,
        "theirs": theirs,
        "rounds": 1,
        "note": note,
    }


def table(rows: list[dict[str, Any]]) -> str:
    lines = [
        "| what | customers | ours, s | theirs, s | theirs / ours | by processor time | rounds | |",
        "|---|---:|---:|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        ours, theirs = row["ours"], row["theirs"]
        clock, processor = (theirs[kind] / max(ours[kind], 1e-9) for kind in ("clock", "processor"))
        lines.append(
            f"| {row['what']} | {row['customers']:,} | {ours['clock']:.3f} | {theirs['clock']:.3f} | {clock:.2f} × "
            f"| {processor:.2f} × | {row['rounds']} | {row['note']} |"
        )
    return "\n".join(lines)


def load() -> str:
    """How many processes wanted a processor, over five minutes."""
    return f"{os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def write(rows: list[dict[str, Any]], idle: str, versions: str) -> None:
    """Between the marks; what people wrote about it stays."""
    before, after = RESULTS.read_text(encoding="utf-8").split(BEGINS)
    day = f"{datetime.now(UTC):%d %B %Y}"
    loads = f" Load of the machine before it began: {idle}; at its end, with our own: {load()}."
    told = f"{day}. {this_machine()}.{loads} {versions}.\n\n{table(rows)}\n"
    RESULTS.write_text(f"{before}{BEGINS}\n\n{told}\n{ENDS}{after.split(ENDS)[1]}", encoding="utf-8")
    print(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--huge", action="store_true", help="ten million customers, too")
    parser.add_argument("--nuts", action="store_true", help="the posterior beside pymc-marketing's")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where the peers' environments are kept")
    asked = parser.parse_args()
    sizes = asked.customers + [10_000_000] * asked.huge
    idle = load()
    peers = environment(asked.cache, "peers", PEERS)
    with TemporaryDirectory() as folder:
        rows = lines_of(peers, "-m", "bench.value.measuring", folder, *map(str, sizes))
        if asked.nuts and POSTERIOR in sizes:
            rows.append(posterior(asked.cache, peers, Path(folder) / f"counts-{POSTERIOR}.npz"))
    names = ("numpy", "scipy", "pandas", "lifetimes", "duckdb", "pyarrow")
    [versions] = lines_of(
        peers,
        "-c",
        f"import json; from importlib.metadata import version; print(json.dumps([version(n) for n in {names}]))",
    )
    if any(row["what"] == "posterior" for row in rows):
        names, versions = (*names, "pymc-marketing"), [*versions, NUTS[0].partition("==")[2]]
    write(rows, idle, ", ".join(f"{name} {version}" for name, version in zip(names, versions, strict=True)))


if __name__ == "__main__":
    main()
