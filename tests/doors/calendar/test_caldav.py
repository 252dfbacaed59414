"""A real CalDAV server, Radicale, holds Ana's calendars: they are read, and asked again when something changed."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest

from ridealong.doors.calendar import connected
from ridealong.doors.calendar.dav import from_server
from ridealong.doors.calendar.door import CalendarError
from ridealong.doors.calendar.due import due
from ridealong.doors.calendar.reach import FetchError
from ridealong.doors.calendar.timing import Window
from ridealong.ledger.receipt import Recorder
from tests.doors.calendar.diary import NOW, Diary, begin, told, zoned

REQUIRED = "RIDEALONG_REQUIRE_CALDAV"
THERE = find_spec("caldav") is not None and find_spec("radicale") is not None
pytestmark = pytest.mark.django_db
needs_caldav = pytest.mark.skipif(
    not THERE and not os.environ.get(REQUIRED), reason="the extra is not there: install ridealong[calendar]"
)
PATIENCE_SECONDS = 20
BASIC = {"Authorization": f"Basic {b64encode(b'ana:secret').decode()}"}


class Server:
    """Radicale on this machine, in a folder of the test's."""

    def __init__(self, port: int) -> None:
        self.port = port

    def address(self, path: str = "/ana/", who: str = "ana:secret") -> str:
        return f"caldav://{who}@127.0.0.1:{self.port}{path}"

    def put(self, path: str, text: str) -> None:
        self.ask("PUT", path, text, {"Content-Type": "text/calendar"})

    def ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        connection.request(method, path, body.encode(), {**BASIC, **(headers or {})})
        answer = connection.getresponse()
        assert answer.status in (201, 204), (answer.status, answer.read())
        connection.close()


@pytest.fixture
def server(tmp_path: Path, settings) -> Iterator[Server]:
    (tmp_path / "users").write_text("ana:secret\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {
        "server-hosts": f"127.0.0.1:{port}", "auth-type": "htpasswd", "auth-htpasswd-filename": tmp_path / "users",
        "auth-htpasswd-encryption": "plain", "auth-delay": "0", "storage-filesystem-folder": tmp_path / "kept",
        "logging-level": "warning",
    }  # fmt: skip
    words = [f"--{name}={each}" for name, each in told.items()]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config=", *words], stderr=log, stdout=log
        )
    try:
        wait_for(port, process, tmp_path / "log")
        settings.RIDEALONG_CALENDAR_HOSTS = frozenset({f"127.0.0.1:{port}"})
        begun = Server(port)
        for name in ("diary", "travels"):
            begun.ask("MKCALENDAR", f"/ana/{name}/")
        yield begun
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"Radicale does not start: {log.read_text()}")


def out(day: int, *more: str) -> str:
    at = f"202603{day:02}"
    return Diary().event(f"d{day}", f"{at}T090000", f"{at}T100000", "tom acme", more=more).text


@needs_caldav
def test_all_calendars_of_a_person_are_read_and_what_changes_comes_with_the_next_tick(server: Server) -> None:
    ana = begin()
    server.put("/ana/diary/a.ics", out(2))
    server.put("/ana/travels/b.ics", out(3))
    address = connected.look_at(server.address(), of=ana, now=NOW)
    kept, batch = connected.connect(address, by=Recorder(ana.id), now=NOW)
    assert batch is not None and batch.moments == {"hours.spent": 2, "visit.made": 2}
    assert kept.place == "127.0.0.1 by CalDAV" and "secret" not in str(vars(kept))
    assert list(due(NOW + timedelta(hours=1))) == []
    server.put("/ana/diary/a.ics", out(2, "STATUS:CANCELLED"))
    server.put("/ana/diary/c.ics", out(4))
    assert "4 moments recorded" in next(due(NOW + timedelta(hours=2)))
    assert sorted({each[:5] for each in told(ana)}) == ["03-03", "03-04"]


@needs_caldav
def test_one_calendar_alone_is_read_where_the_address_is_one(server: Server) -> None:
    server.put("/ana/diary/a.ics", out(2))
    server.put("/ana/travels/b.ics", out(3))
    source = from_server(server.address("/ana/travels/"), {f"127.0.0.1:{server.port}"}, Window.up_to(NOW))
    assert b"UID:d3" in source.content and b"UID:d2" not in source.content


@needs_caldav
def test_a_series_comes_with_what_was_left_out_of_it(server: Server) -> None:
    ana = begin()
    weekly = ("RRULE:FREQ=WEEKLY;COUNT=3", zoned("EXDATE", "20260309T090000"))
    server.put("/ana/diary/w.ics", out(2, *weekly))
    connected.connect(connected.look_at(server.address(), of=ana, now=NOW), by=Recorder(ana.id), now=NOW)
    assert sorted({each[:5] for each in told(ana)}) == ["03-02", "03-16"]


@needs_caldav
@pytest.mark.parametrize(
    ("path", "who", "why"),
    [
        ("/ana/", "ana:wrong", "127.0.0.1 does not let us in: are address and password right?"),
        ("/bob/", "ana:secret", "127.0.0.1 does not let us in: are address and password right?"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_without_the_password(
    server: Server, path: str, who: str, why: str
) -> None:
    ana = begin()
    with pytest.raises(CalendarError) as refused:
        connected.look_at(server.address(path, who), of=ana, now=NOW)
    said = str(refused.value)
    assert said == why and "secret" not in said and "wrong" not in said and "\n" not in said


@needs_caldav
def test_a_server_of_our_own_network_is_not_asked_by_caldav_either(server: Server, settings) -> None:
    settings.RIDEALONG_CALENDAR_HOSTS = frozenset()
    with pytest.raises(FetchError, match="is a server of this network"):
        from_server(server.address(), (), Window.up_to(NOW))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ridealong.doors.calendar.dav.find_spec", lambda name: None)
    with pytest.raises(FetchError, match=r"install ridealong\[calendar\]"):
        from_server("caldavs://ana@dav.example/", (), Window.up_to(NOW))
