"""What a browser is allowed, what a page never holds, and what happens when something breaks."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from ridealong.faces.web import sources
from tests.faces.web import sample
from tests.faces.web.conftest import Visit, text

A_MOMENT = sample.READINGS["serving"].sign("promises").counted[0]
PAGES = [
    "/", "/?leader=joon", "/?leader=lena", "/practices/", "/practices/serving/", "/practices/merit/",
    "/practices/serving/rhythm/", "/moments/", f"/moments/{A_MOMENT}/",
]  # fmt: skip


OUR_SCRIPTS = re.compile(
    r'<script src="/static/(?:web/(?:box|menu)|django_htmx/htmx-2\.min)\.js" defer></script>'
)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_in_a_page_needs_more_than_the_policy_allows(visit: Visit, page: str) -> None:
    body = visit(page).content.decode()
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", OUR_SCRIPTS.sub("", body))
    assert "<script" not in OUR_SCRIPTS.sub("", body), "a script of our own, as a file, or none"
    assert not re.search(r'(?:src|href)="(?:https?:)?//', body)


def test_the_headers_are_strict(visit: Visit) -> None:
    headers = visit("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'self'" in policy
    assert "script-src 'self';" in f"{policy};" and "connect-src 'self';" in f"{policy};"
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_words_of_a_moment_are_never_markup(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = '<b>tom</b> promised acme "<script>alert(1)</script>" by 2026-02-30'
    told = [sample.cited([A_MOMENT])[0].__class__(**{**_fields(A_MOMENT), "sentence": evil})]
    monkeypatch.setattr(sources, "cited", lambda ids, sight: told)
    body = visit(f"/moments/{A_MOMENT}/").content.decode()
    assert "<script" not in OUR_SCRIPTS.sub("", body)
    assert "<b>tom" not in body
    assert "<q>&lt;script&gt;alert(1)&lt;/script&gt;</q> by 2026-02-30" in body


def test_only_this_machine_is_answered() -> None:
    assert Client(headers={"host": "ridealong.example"}).get("/healthz").status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("page", ["/", "/practices/serving/", "/moments/", "/healthz"])
def test_pages_are_only_read_and_say_so_in_our_own_look(visit: Visit, page: str, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(page)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    said = text(answer)
    assert f"This page is only read. It takes nothing, and so {method.upper()} changed nothing." in said
    assert "Back to the answer" in said
    assert "CSRF" not in said


def test_the_head_of_a_page_may_be_asked_for(visit: Visit) -> None:
    assert Client().head("/").status_code == 200


urlpatterns = [
    path("", include("ridealong.faces.web.urls")),
    path("taken", lambda request: HttpResponse("taken")),
]
"""Our pages, and one that takes something."""


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_our_own_words(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/taken")
    assert answer.status_code == 403
    assert "That did not come from this page. Nothing was changed." in text(answer)
    assert "CSRF" not in answer.content.decode()


def test_an_unknown_address_is_friendly(visit: Visit) -> None:
    said = text(visit("/nowhere/", status=404))
    assert "There is nothing here. No page has the address /nowhere/." in said
    assert "Back to the answer" in said


def test_when_we_break_the_page_says_that_nothing_was_lost(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **named: object) -> None:
        raise RuntimeError("a shelf fell down")

    monkeypatch.setattr(sources, "answer", broken)
    said = text(visit("/", status=500))
    assert "Nothing was lost" in said
    assert "shelf" not in said


@pytest.mark.django_db
def test_health_is_one_word() -> None:
    assert Client().get("/healthz").content == b"ok\n"


def _fields(id: str) -> dict[str, object]:
    moment = sample.cited([id])[0]
    return {name: getattr(moment, name) for name in moment.__dataclass_fields__}
