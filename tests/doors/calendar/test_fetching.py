"""An address is asked with care: nothing of our own network, nothing endless, and never where it may not lead."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ridealong.config.reach import calendar_hosts_in
from ridealong.doors.calendar import fetching
from ridealong.doors.calendar.fetching import Question, ask
from ridealong.doors.calendar.gathering import bring
from ridealong.doors.calendar.reach import FetchError, address_in, is_public
from ridealong.doors.calendar.timing import Window
from tests.doors.calendar.diary import NOW
from tests.doors.calendar.feeding import SECRET, Feed, Reply, serving

WINDOW = Window.up_to(NOW)


def why_not(address: str, feed: Feed) -> str:
    with pytest.raises(FetchError) as refused:
        bring(address, WINDOW)
    said = str(refused.value)
    assert SECRET not in said and "private" not in said, "whoever reads the reason could read the calendar"
    assert "\n" not in said
    return said


def test_what_the_server_gives_is_what_comes_with_its_marks(feed: Feed) -> None:
    feed.gives("BEGIN:VCALENDAR", ETag='"v1"', Last_Modified="Mon, 02 Mar 2026 09:00:00 GMT")
    brought = bring(feed.address, WINDOW)
    assert brought.source is not None and brought.source.content == b"BEGIN:VCALENDAR"
    assert (brought.etag, brought.modified) == ('"v1"', "Mon, 02 Mar 2026 09:00:00 GMT")
    assert brought.source.name == "127.0.0.1", "the path of the address is the secret"


def test_what_has_not_changed_is_not_sent_again(feed: Feed) -> None:
    feed.gives("BEGIN:VCALENDAR", ETag='"v1"')
    assert bring(feed.address, WINDOW, etag='"v1"').source is None
    assert feed.asked[-1][1]["if-none-match"] == '"v1"'


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.9", "172.16.4.4", "169.254.169.254", "0.0.0.0", "224.0.0.1", "100.64.0.1",
        "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0",
    ],
)  # fmt: skip
def test_no_address_of_a_network_of_ones_own_is_public_however_it_is_wrapped(number: str) -> None:
    assert not is_public(number)


def test_addresses_of_the_world_are_public() -> None:
    assert is_public("93.184.216.34") and is_public("2606:2800:220:1:248:1893:25c8:1946")


def test_a_server_of_our_own_network_is_not_asked_unless_the_settings_name_it(feed: Feed, settings) -> None:
    settings.RIDEALONG_CALENDAR_HOSTS = frozenset()
    said = why_not(feed.address, feed)
    assert said.startswith("127.0.0.1 is a server of this network") and "RIDEALONG_CALENDAR_HOSTS" in said
    assert feed.asked == []


def test_a_name_that_leads_into_our_own_network_is_not_asked(feed: Feed, settings) -> None:
    settings.RIDEALONG_CALENDAR_HOSTS = frozenset()
    assert "localhost is a server of this network" in why_not(f"http://localhost:{feed.port}{SECRET}", feed)


def test_a_server_sends_us_to_another_path_but_not_into_the_network(feed: Feed, settings) -> None:
    feed.replies["/moved"] = Reply(status=302, headers={"Location": SECRET})
    feed.gives("BEGIN:VCALENDAR")
    assert bring(f"http://{feed.host}/moved", WINDOW).source is not None
    feed.replies["/in"] = Reply(status=302, headers={"Location": "http://169.254.169.254/private"})
    assert "169.254.169.254 is a server of this network" in why_not(f"http://{feed.host}/in", feed)


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.com/a.ics", "gopher://x/"])
def test_a_server_does_not_send_us_to_another_kind_of_address(feed: Feed, to: str) -> None:
    feed.replies[SECRET] = Reply(status=302, headers={"Location": to})
    assert "and there we do not go" in why_not(feed.address, feed)


def test_going_round_in_circles_ends(feed: Feed) -> None:
    feed.replies[SECRET] = Reply(status=302, headers={"Location": SECRET})
    assert "from one address to another" in why_not(feed.address, feed)
    assert len(feed.asked) == fetching.MOST_REDIRECTS + 1


def test_a_password_goes_to_its_own_server_alone(feed: Feed, settings) -> None:
    with serving() as other:
        settings.RIDEALONG_CALENDAR_HOSTS = frozenset({feed.host, other.host})
        feed.replies[SECRET] = Reply(status=302, headers={"Location": other.address})
        other.gives("BEGIN:VCALENDAR")
        assert bring(f"http://ana:se%40cret@{feed.host}{SECRET}", WINDOW).source is not None
        assert feed.asked[0][1]["authorization"] == "Basic YW5hOnNlQGNyZXQ="
        assert "authorization" not in other.asked[0][1]


def test_what_is_larger_than_any_calendar_is_left(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1_000)
    feed.gives(b"x" * 1_001)
    assert "sends more than 1,000 bytes" in why_not(feed.address, feed)


def test_half_a_calendar_is_none(feed: Feed) -> None:
    feed.replies[SECRET] = Reply(b"BEGIN:VCALENDAR", length=1_000)
    assert why_not(feed.address, feed) == "127.0.0.1 breaks off: only part of the calendar came"


def test_a_server_that_does_not_answer_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PATIENCE_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(FetchError, match="it takes too long"):
            ask(Question(f"http://127.0.0.1:{port}/", {"127.0.0.1"}))


def test_a_server_that_drips_its_answer_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "ALTOGETHER_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as dripping, ThreadPoolExecutor() as pool:
        drops = pool.submit(drip, dripping)
        with pytest.raises(FetchError, match="breaks off"):
            ask(Question(f"http://127.0.0.1:{dripping.getsockname()[1]}/", {"127.0.0.1"}))
        assert drops.result() < MANY_DROPS


MANY_DROPS = 1_000


def drip(server: socket.socket) -> int:
    connection, _ = server.accept()
    with connection:
        connection.recv(1_000)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        for drop in range(MANY_DROPS):
            try:
                connection.sendall(b"x")
            except OSError:
                return drop
            time.sleep(0.02)
    return MANY_DROPS


def test_other_answers_are_told_as_they_are(feed: Feed) -> None:
    assert why_not(f"http://{feed.host}/nowhere", feed) == "127.0.0.1 answers 404 Not Found"


def test_where_nobody_listens_is_told_in_one_line(feed: Feed, settings) -> None:
    settings.RIDEALONG_CALENDAR_HOSTS = frozenset({"127.0.0.1"})
    assert why_not("http://127.0.0.1:1/private", feed) == "127.0.0.1 does not answer: Connection refused"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///home/ana.ics", "nothing is fetched by file"),
        ("https://", "the address names no server"),
        ("https://a b/x", "this is no address"),
        ("https://x:99999999/", "this is no address"),
        ("https://x\n.example/", "this is no address"),
        ("https://" + "x" * 5_000, "this is no address"),
    ],
)
def test_what_is_no_address_is_refused_before_anybody_is_asked(address: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        address_in(address)


def test_webcal_is_asked_by_https() -> None:
    assert address_in("webcal://calendar.example/a.ics").geturl() == "https://calendar.example/a.ics"


def test_hosts_are_set_by_whole_names() -> None:
    assert calendar_hosts_in({"RIDEALONG_CALENDAR_HOSTS": "Dav.firm.example, 10.0.0.5:5232"}) == {
        "dav.firm.example", "10.0.0.5:5232",
    }  # fmt: skip
    with pytest.raises(Exception, match="holds 'http://x'"):
        calendar_hosts_in({"RIDEALONG_CALENDAR_HOSTS": "http://x"})
