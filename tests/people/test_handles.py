"""Handles are made from names people really have."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridealong.moments import slots
from ridealong.people.handles import LONGEST, free_handle, handle_from, stand_in


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Ana Ortiz", "ana-ortiz"),
        ("Müller & Söhne GmbH", "muller-sohne-gmbh"),
        ("Žofie Nováková", "zofie-novakova"),
        ("Łukasz Øster-Ærø", "lukasz-oster-aero"),
        ("Straße 7", "strasse-7"),
        ("O’Brien's", "obriens"),
        ("GTX Pro", "gtx-pro"),
        ("  (Acme)  ", "acme"),
        ("İpek Işık", "ipek-isik"),
        ("Петра Ланг", "петра-ланг"),
        ("Йорданка", "йорданка"),
        ("北京 公司", "北京-公司"),
        ("がんばる", "がんばる"),
        ("김민준", "김민준"),
        ("שלום", "שלום"),
        ("snake_case", "snake-case"),
        ("ﬁne Ｗide", "fine-wide"),
        ("!!!", "someone"),
        ("", "someone"),
    ],
)
def test_a_handle_reads_like_the_name(name: str, handle: str) -> None:
    assert handle_from(name) == handle


def test_a_long_name_is_cut_between_words() -> None:
    handle = handle_from("The Very Long And Winding Name Of A Firm That Nobody Would Ever Want To Type")
    assert handle == "the-very-long-and-winding-name-of-a-firm-that-nobody-would"
    assert len(handle_from("x" * 500)) == LONGEST


@given(st.text(max_size=80))
def test_every_handle_can_stand_in_a_sentence(name: str) -> None:
    handle = handle_from(name)
    assert re.fullmatch(slots.PATTERNS[slots.Person], handle)
    assert handle_from(handle) == handle


def test_whoever_comes_second_gets_a_number() -> None:
    assert free_handle("acme", {"bolt"}) == "acme"
    assert free_handle("acme", {"acme"}) == "acme-2"
    assert free_handle("acme", {"acme", "acme-2", "acme-3"}) == "acme-4"


def test_nobody_is_called_as_the_system_is() -> None:
    assert free_handle("system", set()) == "system-2"


def test_the_stand_in_says_nothing_and_is_always_the_same() -> None:
    identity = "01951c0e-7a7f-7123-8abc-0123456789ab"
    assert stand_in(identity) == "forgotten-0123456789ab"
    assert stand_in(identity, "acme") == "acme/forgotten-0123456789ab"
