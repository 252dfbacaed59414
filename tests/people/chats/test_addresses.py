"""Addresses of channels: those of Slack and Teams are taken apart, and nothing else is ever asked from here."""

from __future__ import annotations

import pytest

from ridealong.people.chats.addresses import Unfit, read
from ridealong.speech import speaking

SLACK = "https://hooks.slack.com/services/T0000/B0000/abcdefghijklmnopqrst"
INVOKE = "triggers/manual/paths/invoke"
LOGIC = f"https://prod-01.westeurope.logic.azure.com:443/workflows/0ab/{INVOKE}"
POWER = "https://de.environment.api.powerplatform.com:443/powerautomate/automations/direct"


def test_a_webhook_of_slack_is_taken() -> None:
    address = read(f"  {SLACK}\n")
    assert address.kind == "slack"
    assert address.url.startswith("slack://T0000/B0000/abcdefghijklmnopqrst/?")
    assert address.ending == "qrst"


@pytest.mark.parametrize(
    ("pasted", "begins", "holds"),
    [
        (f"{LOGIC}?api-version=2016-06-01&sp=%2Ftriggers&sv=1.0&sig=Abc-9xQ4",
         "workflows://prod-01.westeurope.logic.azure.com/0ab/Abc-9xQ4/?", "ver=2016-06-01"),
        (f"{POWER}/workflows/0ab/{INVOKE}?sig=Abc-9xQ4",
         "workflows://de.environment.api.powerplatform.com/0ab/Abc-9xQ4/?", "pa=yes"),
        (f"{POWER}/cu/12/workflows/0ab/{INVOKE}?sig=Abc-9xQ4",
         "workflows://de.environment.api.powerplatform.com/0ab/Abc-9xQ4/?", "route=12"),
        ("workflows://prod-01.westeurope.logic.azure.com:443/0ab/Abc-9xQ4",
         "workflows://prod-01.westeurope.logic.azure.com/0ab/Abc-9xQ4/?", "redirect=no"),
    ],
    ids=["Logic Apps", "Power Automate", "Power Automate with a route", "as Apprise writes it"],
)  # fmt: skip
def test_a_workflow_of_teams_is_taken(pasted: str, begins: str, holds: str) -> None:
    address = read(pasted)
    assert (address.kind, address.ending) == ("teams", "9xQ4")
    assert address.url.startswith(begins) and holds in address.url


@pytest.mark.parametrize(
    "pasted",
    [
        f"{LOGIC}?sig=Abc&template=file:///etc/passwd",
        f"{LOGIC}?sig=Abc&redirect=yes&verify=no&template=http://169.254.169.254/",
    ],
)
def test_no_switch_of_apprise_comes_in_with_an_address(pasted: str) -> None:
    url = read(pasted).url
    assert "template" not in url and "passwd" not in url and "169" not in url
    assert "redirect=no" in url and "verify=yes" in url


@pytest.mark.parametrize(
    "pasted",
    [
        "http://hooks.slack.com/services/T0000/B0000/abcdefghijklmnopqrst",
        "https://hooks.slack.com.evil.example/services/T0/B0/abc",
        "https://evil.example/?https://hooks.slack.com/services/T0/B0/abc",
        "https://user@evil.example/services/T0/B0/abc",
        "https://hooks.slack.com@evil.example/services/T0/B0/abc",
        "https://hooks.slack.com:8080/services/T0/B0/abc",
        "https://127.0.0.1/workflows/0ab/triggers/manual/paths/invoke?sig=a",
        "https://[::1]/workflows/0ab/triggers/manual/paths/invoke?sig=a",
        "https://169.254.169.254/latest/meta-data/",
        "https://logic.azure.com.evil.example/workflows/0ab/triggers/manual/paths/invoke?sig=a",
        "https://evillogic.azure.com/workflows/0ab/triggers/manual/paths/invoke?sig=a",
        "workflows://localhost/0ab/Abc",
        "workflows://prod-01.westeurope.logic.azure.com:22/0ab/Abc",
        "workflows://prod-01.westeurope.logic.azure.com/0ab/Abc?template=file:///etc/passwd",
        "slack://T0/B0/abc/?template=/etc/passwd",
        "slack://xoxb-1-2-abc/channel",
        "file:///etc/passwd",
        "json://localhost/x",
        "mailto://a:b@c.example",
        "syslog://",
        "javascript:alert(1)",
        f"{SLACK} {SLACK}",
        f"{SLACK}\x00",
        f"{SLACK}\u202e",
        "https://[",
        "x" * 10_000,
        "",
    ],
)  # fmt: skip
def test_every_other_address_is_refused_and_not_repeated(pasted: str) -> None:
    with pytest.raises(Unfit) as refused:
        read(pasted)
    assert not pasted or pasted not in str(refused.value)


@pytest.mark.parametrize(
    ("pasted", "why"),
    [
        ("https://evil.example/x", "Only addresses of Slack"),
        ("https://firm.webhook.office.com/webhookb2/x", "no longer takes messages"),
        ("https://hooks.slack.com/services/T0000", "Something is missing"),
        (LOGIC, "Something is missing"),
    ],
)
def test_it_says_what_would_be_right(pasted: str, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        read(pasted)


def test_it_says_so_in_german() -> None:
    with speaking("de"), pytest.raises(Unfit, match="Geschrieben wird nur an Adressen von Slack"):
        read("https://evil.example/x")
