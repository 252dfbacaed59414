"""What Apprise is made to send, looked at where it would leave the machine; nothing does."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from ridealong.people.chats import notifier
from ridealong.people.chats.addresses import read
from ridealong.people.chats.notifier import NotTold, Said, tell

pytest.importorskip("apprise", reason="no Apprise here: it comes with ridealong[notify]")
requests = pytest.importorskip("requests", reason="Apprise brings it")
SLACK = read("https://hooks.slack.com/services/T0000/B0000/abcdefghijklmnopqrst").url
TEAMS = read(
    "https://prod-01.westeurope.logic.azure.com:443/workflows/0ab/triggers/manual/paths/invoke?sig=Abc-9xQ4"
).url
SAID = Said(
    "The week, for *Ana* <!channel>", "Not yet.\n1. See [Acme](http://evil.example)", "https://here/brief/"
)


@dataclass
class Wire:
    """Takes every request before it leaves, and answers with a status of the test's choice."""

    status: int = 200
    sent: list[Any] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)

    def send(self, request: Any, **how: Any) -> Any:
        self.sent.append(request)
        self.told.append(how)
        answer = requests.Response()
        answer.status_code, answer._content, answer.url, answer.request = (
            self.status,
            b"ok",
            request.url,
            request,
        )
        answer.headers["Location"] = "http://169.254.169.254/"
        return answer


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    made = Wire()
    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", made.send)
    return made


def body(wire: Wire) -> Any:
    return json.loads(wire.sent[-1].body)


def test_slack_is_told_a_title_the_lines_and_the_page(wire: Wire) -> None:
    tell(SLACK, SAID)
    assert wire.sent[-1].url == "https://hooks.slack.com/services/T0000/B0000/abcdefghijklmnopqrst"
    (card,) = body(wire)["attachments"]
    assert card["title"] == "The week, for ∗Ana∗ ‹!channel›"
    assert card["text"] == "Not yet.\n1. See (Acme)(http://evil.example)\nThe page: https://here/brief/"


def test_teams_is_told_the_same_and_the_only_link_is_ours(wire: Wire) -> None:
    tell(TEAMS, SAID)
    assert wire.sent[-1].url.startswith("https://prod-01.westeurope.logic.azure.com/workflows/0ab/triggers/")
    title, lines = body(wire)["attachments"][0]["content"]["body"]
    assert title["text"] == "The week, for ∗Ana∗ ‹!channel›"
    assert lines["text"].startswith("Not yet.\n\n1. See (Acme)(http://evil.example)\n\n")
    assert lines["text"].endswith("[The page](https://here/brief/)")


def test_certificates_are_looked_at_and_nobody_waits_for_long(wire: Wire) -> None:
    tell(SLACK, SAID)
    assert wire.told[-1]["verify"], "and so nobody else can answer in Slack’s name"
    assert max(wire.told[-1]["timeout"]) <= 10


@pytest.mark.parametrize("url", [SLACK, TEAMS])
def test_where_the_other_side_sends_us_elsewhere_we_do_not_go(wire: Wire, url: str) -> None:
    wire.status = 302
    with pytest.raises(NotTold, match="302"):
        tell(url, SAID)
    assert len(wire.sent) == 1


@pytest.mark.parametrize(
    ("status", "why", "for_good"),
    [
        (404, "no channel takes messages", True),
        (410, "no channel takes messages", True),
        (403, "does not let us in", True),
        (429, "too busy", False),
        (503, "answered 503", False),
    ],
)
@pytest.mark.parametrize("url", [SLACK, TEAMS])
def test_what_is_wrong_is_said_in_words(wire: Wire, url: str, status: int, why: str, for_good: bool) -> None:
    wire.status = status
    with pytest.raises(NotTold, match=why) as refused:
        tell(url, SAID)
    assert refused.value.for_good is for_good
    assert "abcdef" not in str(refused.value) and "9xQ4" not in str(refused.value)


def test_a_server_that_cannot_be_reached_is_tried_again(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object, **__: object) -> None:
        raise requests.ConnectionError("no way")

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", no)
    with pytest.raises(NotTold, match="could not be reached") as refused:
        tell(SLACK, SAID)
    assert not refused.value.for_good


def test_without_apprise_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notifier, "installed", lambda: False)
    with pytest.raises(NotTold, match=r"pip install 'ridealong\[notify\]'"):
        tell(SLACK, SAID)
