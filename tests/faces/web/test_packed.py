"""Pages travel packed: on a slow phone the bytes of a page are what one waits for."""

import gzip

import pytest

PACKED = {"headers": {"accept-encoding": "gzip, br"}}


@pytest.mark.parametrize("page", ["/", "/practices/", "/moments/"])
def test_a_page_goes_packed_to_whoever_can_unpack_it(visit, page: str) -> None:
    packed = visit(page, **PACKED)
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) * 3 < len(gzip.decompress(packed.content))
    assert "Accept-Encoding" in packed["Vary"], "nobody is handed the packed page of somebody else"


def test_and_as_it_is_to_whoever_cannot(visit) -> None:
    plain = visit("/")
    assert "Content-Encoding" not in plain
    assert plain.content.startswith(b"<!doctype html>")
