"""Serving says at once when it cannot, and answers this machine only."""

import socket

import pytest

from ridealong.config.serving import HOST, OPTIONS, PortTaken, Turns, refuse_if_taken


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


class Shift:
    """A worker that holds so many connections, and a clock that goes on while it waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, held: int) -> None:
        self.now, self.taken = 1000.0, 0
        monkeypatch.setattr("ridealong.config.serving.time", self)
        monkeypatch.setattr("gunicorn.workers.gthread.ThreadWorker.accept", lambda *_: self.take())
        self.worker = Turns.__new__(Turns)
        self.worker.nr_conns = held

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def take(self) -> None:
        self.taken += 1
        self.worker.nr_conns += 1

    def wakes(self) -> None:
        with socket.socket() as listener:
            self.worker.accept(listener)

    def waits(self) -> float:
        """Seconds until it takes the connection that nobody else takes."""
        begun, taken = self.now, self.taken
        while self.taken == taken:
            self.wakes()
        return self.now - begun


def test_a_worker_lets_one_with_fewer_connections_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody, one, two, many = (Shift(monkeypatch, held).waits() for held in (0, 1, 2, 50))
    assert nobody == 0 < one < two < many
    assert many < 0.02, "nobody is kept waiting by a full house longer than anybody notices"


def test_one_whose_only_connection_ends_meanwhile_takes_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = Shift(monkeypatch, held=1)
    shift.wakes()
    shift.worker.nr_conns = 0
    shift.wakes()
    assert shift.taken == 1


def test_it_gives_way_anew_for_each_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = Shift(monkeypatch, held=1)
    shift.wakes()  # and another worker takes it
    shift.now += 1
    assert shift.waits() > 0.002
    assert shift.waits() > 0.004, "the second it holds makes it slower to take a third"


def test_the_pages_are_served_by_workers_that_take_turns() -> None:
    assert OPTIONS["worker_class"] is Turns
