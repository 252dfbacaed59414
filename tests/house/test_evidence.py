"""The page that says which moment feeds which practice says what the readers say."""

from tests.house import evidence


def test_the_page_is_as_the_readers_declare() -> None:
    assert evidence.PAGE.read_text() == evidence.page(), "docs/evidence.md is old; ./run fix writes it again"
