"""A real provider of OpenID Connect for the tests: npm's ``oidc-provider`` on this machine, gone afterwards."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

REQUIRED = "RIDEALONG_REQUIRE_OIDC"
PACKAGE, VERSION = "oidc-provider", "8.8.1"
SCRIPT = Path(__file__).with_name("provider.mjs")
BACK = "http://127.0.0.1:8000/signin/oidc/back/"
CLIENT = {"client_id": "ridealong", "client_secret": "a secret: with%signs"}
PEOPLE = {
    "ana-there": {"email": "Ana@firm.example", "email_verified": True},
    "tom-there": {"email": "tom@firm.example", "email_verified": True},
    "tom-again": {"email": "tom@firm.example", "email_verified": True},
    "mia-there": {"email": "mia@firm.example", "email_verified": False},
    "lars-there": {"email": "lars@firm.example", "email_verified": True},
    "zoe-there": {"email": "zoe@elsewhere.example", "email_verified": True},
    "nils-there": {},
}
"""Everybody by their name there; Tom has two."""


class NoProvider(Exception):
    """Why there can be none here."""


@dataclass(frozen=True)
class Running:
    """A provider that runs, and the key it signs with."""

    issuer: str
    key: Any


@contextmanager
def provider(*, in_token: bool = False, back: str = BACK) -> Iterator[Running]:
    """One that runs; with ``in_token`` it tells addresses in the signed token too."""
    folder = packages()
    from joserfc.jwk import RSAKey  # noqa: PLC0415  # only with the extra

    key = RSAKey.generate_key(2048, {"alg": "RS256", "use": "sig", "kid": "the-one"}, private=True)
    port = free_port()
    told = {
        "port": port,
        "client": {**CLIENT, "redirect_uris": [back]},
        "people": PEOPLE,
        "in_token": in_token,
    }
    told["jwks"] = {"keys": [key.as_dict(private=True)]}
    words = ["node", str(SCRIPT), str(folder), json.dumps(told)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout and process.stderr
            if "ready" not in process.stdout.readline():
                raise NoProvider(f"{PACKAGE} does not start: {process.stderr.read()[:500]}")
            yield Running(f"http://127.0.0.1:{port}", key)
        finally:
            process.kill()


def packages() -> Path:
    """The folder it is installed in, kept for the next time. Raises :class:`NoProvider`."""
    if find_spec("authlib") is None:
        raise NoProvider("the extra is not there: install ridealong[sso], or ./run test --sso")
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            raise NoProvider(f"no {program} on this machine (Debian: apt-get install nodejs npm)")
    kept = (
        Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        / "ridealong-tests"
        / f"{PACKAGE}-{VERSION}"
    )
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        _install(kept)
    return kept


def _install(kept: Path) -> None:
    """Elsewhere, and then into place whole: half a folder would be taken for a whole one."""
    made = tempfile.mkdtemp(dir=kept.parent)
    try:
        words = [
            "npm",
            "install",
            "--prefix",
            made,
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
        ]
        words.append(f"{PACKAGE}@{VERSION}")
        ran = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
        if ran.returncode:
            raise NoProvider(f"npm could not install {PACKAGE}: {ran.stderr.strip()[:500]}")
        Path(made).rename(kept)
    except FileExistsError:  # somebody else was as quick
        pass
    finally:
        shutil.rmtree(made, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
