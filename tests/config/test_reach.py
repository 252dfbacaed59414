"""Whom the pages answer follows from what is set; and a running server knows its owner from whoever was passed on."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured

from ridealong.config.reach import behind_proxy_in, for_this_machine_only, hosts_in, origin_of
from tests.journeys.sites import COMMAND, _environment, _serving, free_port

HERE = "http://127.0.0.1:8000"
PUBLIC = "https://ridealong.example.com"


def test_by_itself_this_machine_is_answered_and_nobody_else() -> None:
    assert hosts_in({}, HERE) == ["127.0.0.1", "localhost", "[::1]"]
    assert for_this_machine_only({}, HERE)
    assert for_this_machine_only({"RIDEALONG_LISTENS": "127.0.0.1"}, "http://[::1]:9000")


def test_the_public_address_and_other_names_are_answered_once_set() -> None:
    given = {"RIDEALONG_HOSTS": "10.0.0.5, ride.firm.example"}
    assert hosts_in(given, PUBLIC)[3:] == ["ridealong.example.com", "10.0.0.5", "ride.firm.example"]
    assert hosts_in({}, "http://[2001:db8::1]:8000")[3:] == ["[2001:db8::1]"]


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ({}, PUBLIC),
        ({"RIDEALONG_HOSTS": "10.0.0.5"}, HERE),
        ({"RIDEALONG_PROXY": "1"}, HERE),
        ({"RIDEALONG_LISTENS": "0.0.0.0"}, HERE),
    ],
)
def test_whatever_speaks_of_others_ends_the_owners_way_in(given: dict[str, str], url: str) -> None:
    assert not for_this_machine_only(given, url)


@pytest.mark.parametrize("hosts", ["*", "*.example.com", "https://ride.example.com/"])
def test_names_that_would_answer_anybody_are_refused(hosts: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="write whole names"):
        hosts_in({"RIDEALONG_HOSTS": hosts}, HERE)


def test_a_proxy_is_said_in_so_many_words() -> None:
    assert [behind_proxy_in({"RIDEALONG_PROXY": each}) for each in ("1", "yes", "0", "")] == [
        True,
        True,
        False,
        False,
    ]
    with pytest.raises(ImproperlyConfigured, match="write 1 where a proxy stands in front"):
        behind_proxy_in({"RIDEALONG_PROXY": "nginx"})


def test_the_origin_of_an_address_has_no_folder() -> None:
    assert origin_of("https://firm.example:8443/ride") == "https://firm.example:8443"


@pytest.fixture(scope="module")
def served() -> Iterator[int]:
    """A ledger nobody has an account in, served as anybody would."""
    with _environment() as environment:
        subprocess.run(
            [*COMMAND, "init", "--leader", "Ana Ortiz"], env=environment, check=True, capture_output=True
        )
        port = free_port()
        with _serving([sys.executable, "-m", "ridealong.config.serving", str(port)], environment, port):
            yield port


def status(port: int, *lines: str, version: str = "1.1") -> int:
    """What a request gets that is written by hand, as no polite client would."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        request = [f"GET /signin/first/ HTTP/{version}", *lines, "Connection: close", "", ""]
        connection.sendall("\r\n".join(request).encode())
        return int(connection.makefile("rb").readline().split()[1])


def test_a_running_server_knows_its_owner(served: int) -> None:
    assert status(served, f"Host: 127.0.0.1:{served}") == 200


@pytest.mark.parametrize(
    "lines",
    [
        ("Host: ridealong.example",),
        ("Host: localhost", "X-Forwarded-For: 127.0.0.1"),
        ("Host: localhost", "X-Forwarded-Proto: https"),
        ("Host: localhost", "x_forwarded_for: 10.0.0.9", "X-Real-IP: 10.0.0.9"),
        ("Host: localhost", "Forwarded: for=10.0.0.9"),
        ("Host: localhost", "Via: 1.1 gate"),
        ("Host: localhost", "Referer: https://ridealong.example/"),
        ("Host: localhost", "Origin: https://ridealong.example"),
    ],
    ids=str,
)
def test_a_running_server_takes_nobody_who_was_passed_on_for_its_owner(
    served: int, lines: tuple[str, ...]
) -> None:
    assert status(served, *lines) in (400, 404)


def test_as_some_proxies_speak_to_it_nobody_is_the_owner(served: int) -> None:
    assert status(served, "Host: localhost", version="1.0") == 404
    assert status(served, version="1.0") == 404
