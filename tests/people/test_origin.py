"""Where a request comes from: what a proxy says is believed only where one was set, and only its own word."""

import pytest
from django.test import RequestFactory

from ridealong.people.origin import origin_of


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        (None, "10.0.0.1"),
        ("203.0.113.7", "203.0.113.7"),
        ("127.0.0.1, 203.0.113.7", "203.0.113.7"),
        ("203.0.113.7, <script>", "10.0.0.1"),
        ("2001:db8::7", "2001:db8::7"),
        ("", "10.0.0.1"),
    ],
)
def test_behind_a_proxy_its_own_word_counts_and_nothing_before_it(
    settings, said: str | None, origin: str
) -> None:
    headers = {} if said is None else {"x-forwarded-for": said}
    request = RequestFactory(headers=headers).get("/", REMOTE_ADDR="10.0.0.1")
    settings.BEHIND_A_PROXY = True
    assert origin_of(request) == origin
    settings.BEHIND_A_PROXY = False
    assert origin_of(request) == "10.0.0.1"
