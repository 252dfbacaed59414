"""The way to a provider and back, as a browser goes it."""

import re
from urllib.parse import urljoin

from django.http import HttpResponse
from django.test import Client

from ridealong.config.provider import Provider
from tests.faces.web.conftest import text
from tests.provider import BACK, CLIENT, Running


def as_set(running: Running, **more: str) -> Provider:
    return Provider(
        running.issuer, CLIENT["client_id"], more.get("secret", CLIENT["client_secret"]), "Acme ID"
    )


def sign_in_there(address: str, who: str) -> str:
    """Walk the provider's pages as a browser would, from where ours sent it to where it is sent back."""
    import requests  # noqa: PLC0415  # only with the extra

    with requests.Session() as browser:
        answer = browser.get(address, allow_redirects=False, timeout=10)
        for _ in range(12):
            if (where := answer.headers.get("Location")) is not None:
                where = urljoin(answer.url, where)
                if where.startswith(BACK):
                    return where.removeprefix("http://127.0.0.1:8000")
                answer = browser.get(where, allow_redirects=False, timeout=10)
                continue
            typed = {"prompt": re.search(r'name="prompt" value="(\w+)"', answer.text)[1]}
            typed |= {"login": who, "password": "any"} if typed["prompt"] == "login" else {}
            form = urljoin(answer.url, re.search(r'action="([^"]+)"', answer.text)[1])
            answer = browser.post(form, data=typed, allow_redirects=False, timeout=10)
    raise AssertionError(f"the provider sends nobody back: {answer.status_code} {answer.text}")


def leave(client: Client, then: str = "") -> str:
    answer = client.get("/signin/oidc/", {"next": then} if then else {})
    assert answer.status_code == 302, text(answer)
    return answer.headers["Location"]


def come(client: Client, who: str, then: str = "") -> HttpResponse:
    return client.get(sign_in_there(leave(client, then), who))


def refused(answer: HttpResponse, words: str) -> bool:
    return (
        answer.status_code == 403
        and "Acme ID does not let you in here." in text(answer)
        and words in text(answer)
    )
