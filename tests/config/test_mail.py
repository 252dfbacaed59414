"""Where letters go out, as the environment says it, and what is said when it says it wrong."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from ridealong.config.mail import MailServer, mail_from_in, mail_server_in, public_url_in


def test_without_a_server_no_mail_leaves() -> None:
    assert mail_server_in({}) == MailServer()
    assert mail_server_in({}).backend.endswith("dummy.EmailBackend")


def test_a_server_is_reached_as_its_address_says() -> None:
    found = mail_server_in({"RIDEALONG_MAIL_URL": "smtp://ana%40acme:p%2Fw@mail.example.com"})
    assert (found.host, found.port, found.user, found.password) == (
        "mail.example.com",
        587,
        "ana@acme",
        "p/w",
    )
    assert found.tls_then and not found.tls_from_the_start


@pytest.mark.parametrize(
    ("url", "port", "start", "then"),
    [
        ("smtps://mail.example.com", 465, True, False),
        ("smtp://127.0.0.1:2525?tls=no", 2525, False, False),
        ("smtp://mail.example.com:25", 25, False, True),
    ],
)
def test_tls_is_spoken_unless_somebody_says_no(url: str, port: int, start: bool, then: bool) -> None:
    found = mail_server_in({"RIDEALONG_MAIL_URL": url})
    assert (found.port, found.tls_from_the_start, found.tls_then) == (port, start, then)


@pytest.mark.parametrize(
    "url", ["mail.example.com", "http://a:secret@b", "smtp://", "smtp://a:secret@b:99999"]
)
def test_a_wrong_address_is_told_without_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"RIDEALONG_MAIL_URL .* write it like smtp://") as told:
        mail_server_in({"RIDEALONG_MAIL_URL": url})
    assert "secret" not in str(told.value)


def test_links_begin_with_the_public_address() -> None:
    assert public_url_in({}) == "http://127.0.0.1:8000"
    assert public_url_in({"RIDEALONG_URL": "https://ride.example.com/"}) == "https://ride.example.com"
    assert mail_from_in({}, "https://ride.example.com") == "ridealong@ride.example.com"


@pytest.mark.parametrize("url", ["ride.example.com", "ftp://ride", "https://", "https://ride/?a=b"])
def test_a_public_address_that_could_not_be_one_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"write it like https://ridealong\.example\.com"):
        public_url_in({"RIDEALONG_URL": url})
