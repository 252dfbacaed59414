"""Finds the Chromium that journeys and pictures walk through the product with, and says how to start it."""

import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PLAYWRIGHTS_OWN = (
    ".cache/ms-playwright/chromium-*/chrome-linux*/chrome",
    "Library/Caches/ms-playwright/chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
)
# No sandbox, because build machines are root; nothing that calls home, so that a closed network stays quiet.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The system's own browser first, else the newest one Playwright has downloaded."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    downloaded = [path for pattern in PLAYWRIGHTS_OWN for path in Path.home().glob(pattern)]
    return str(max(downloaded)) if downloaded else None


def launch_options() -> dict[str, object]:
    """Keyword arguments for Playwright's `chromium.launch`."""
    found = find_chromium()
    if found is None:
        raise RuntimeError("no Chromium on this machine (Debian: apt-get install chromium)")
    return {"executable_path": found, "args": list(ARGUMENTS), "headless": True}
