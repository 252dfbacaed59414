"""The provider people may sign in with, as the environment says it, and what is said when it says it wrong."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ridealong.config import provider
from ridealong.config.provider import Provider, provider_in

SET = {
    "RIDEALONG_OIDC_ISSUER": "https://id.acme.example",
    "RIDEALONG_OIDC_CLIENT_ID": "ridealong",
    "RIDEALONG_OIDC_SECRET": "s3cret",
}
WITHOUT_THE_EXTRA = (
    "import sys; sys.modules['authlib'] = sys.modules['requests'] = sys.modules['joserfc'] = None\n"
)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is there, whether or not it is on this machine."""
    monkeypatch.setattr(provider, "find_spec", lambda name: name)


def test_without_settings_there_is_none() -> None:
    assert provider_in({}) == Provider() == provider_in({"RIDEALONG_OIDC_NAME": " "})


def test_three_settings_make_one(installed: None) -> None:
    assert provider_in(SET) == Provider("https://id.acme.example", "ridealong", "s3cret", "id.acme.example")
    assert provider_in({**SET, "RIDEALONG_OIDC_NAME": "Acme ID"}).name == "Acme ID"


def test_the_address_of_its_description_will_do_as_well(installed: None) -> None:
    given = {**SET, "RIDEALONG_OIDC_ISSUER": "https://id.acme.example/a/.well-known/openid-configuration"}
    assert provider_in(given).issuer == "https://id.acme.example/a"


@pytest.mark.parametrize("issuer", ["http://127.0.0.1:4000", "http://localhost", "http://[::1]:80/realm"])
def test_on_this_machine_it_may_speak_plain_http(installed: None, issuer: str) -> None:
    assert provider_in({**SET, "RIDEALONG_OIDC_ISSUER": issuer}).issuer == issuer


@pytest.mark.parametrize(
    "issuer",
    [
        "http://id.acme.example", "http://127.0.0.1.evil.example", "ftp://id", "id.acme.example", "https://",
        "https://id.acme.example/?a=s3cret", "https://ana:s3cret@id.acme.example", "https://[s3cret", "https://a/#s",
        "https://id.acme.example/" + "a" * 255,
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["", "Acme ID"])
def test_elsewhere_it_has_to_be_https_and_nothing_more(installed: None, issuer: str, name: str) -> None:
    with pytest.raises(
        ImproperlyConfigured, match=r"RIDEALONG_OIDC_ISSUER is .*; write it like https://id"
    ) as told:
        provider_in({**SET, "RIDEALONG_OIDC_ISSUER": issuer, "RIDEALONG_OIDC_NAME": name})
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize("missing", sorted(SET))
def test_half_of_it_is_refused_by_name(installed: None, missing: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^{missing} is missing: .*set all three, or none$"):
        provider_in({**SET, missing: ""})


def test_a_name_alone_is_no_provider(installed: None) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET are missing"):
        provider_in({"RIDEALONG_OIDC_NAME": "Acme ID"})


def test_a_name_has_to_fit_on_a_button(installed: None) -> None:
    with pytest.raises(ImproperlyConfigured, match="RIDEALONG_OIDC_NAME has more than 40 letters"):
        provider_in({**SET, "RIDEALONG_OIDC_NAME": "A" * 41})


def test_without_the_extra_the_command_line_says_in_one_line_what_to_install(tmp_path: Path) -> None:
    ran = _run("from ridealong.faces.cli.main import main; main()", tmp_path, **SET)
    assert ran.returncode != 0
    assert ran.stderr.strip().count("\n") == 0, ran.stderr
    assert ran.stderr.strip().endswith("install ridealong[sso]")
    assert "s3cret" not in ran.stdout + ran.stderr


def test_without_the_extra_every_page_is_there_as_long_as_nobody_asks_for_it(tmp_path: Path) -> None:
    pages = "import django; django.setup(); import ridealong.config.urls as u; print(len(u.urlpatterns))"
    ran = _run(pages, tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(find_spec("authlib") is None, reason="the extra is not there: install ridealong[sso]")
def test_with_the_extra_nothing_of_it_is_loaded_before_somebody_signs_in_with_it(tmp_path: Path) -> None:
    pages = (
        "import sys, django; django.setup(); import ridealong.config.urls; print('authlib' in sys.modules)"
    )
    assert _run(pages, tmp_path, blocked=False, **SET).stdout.strip() == "False"


def _run(code: str, home: Path, *, blocked: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ, **more, "RIDEALONG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "ridealong.config.settings",
    }  # fmt: skip
    words = [sys.executable, "-c", (WITHOUT_THE_EXTRA if blocked else "") + code, "verify"]
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
