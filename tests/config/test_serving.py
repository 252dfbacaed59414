"""Serving says at once when it cannot, and answers this machine only."""

import socket

import pytest

from ridealong.config.serving import HOST, PortTaken, refuse_if_taken


def test_a_taken_port_is_refused_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            PortTaken, match=rf"port {port} on 127\.0\.0\.1 cannot be used .*--port {port + 1}"
        ):
            refuse_if_taken(port)


def test_a_free_port_is_left_free() -> None:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    refuse_if_taken(port)
    refuse_if_taken(port)


def test_it_listens_on_the_loopback_address() -> None:
    assert HOST == "127.0.0.1"
