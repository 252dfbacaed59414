"""Where a ledger lives, and what is kept there for its owner alone."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ridealong.config.home import database_in, home_in, secret_in, whole_number_in


def test_the_home_is_where_the_environment_says(tmp_path: Path) -> None:
    assert home_in({"RIDEALONG_HOME": str(tmp_path)}) == tmp_path
    assert home_in({}).name == ".ridealong"


def test_a_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    made = secret_in({}, tmp_path)
    assert len(made) >= 50
    assert secret_in({}, tmp_path) == made
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["secret"]


def test_a_given_secret_is_used_and_nothing_is_kept(tmp_path: Path) -> None:
    assert secret_in({"RIDEALONG_SECRET_KEY": "given"}, tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


def test_looking_makes_no_folder(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert secret_in({}, nowhere) != secret_in({}, nowhere)
    assert not nowhere.exists()


def test_sqlite_lives_in_the_home_and_keeps_its_seal(tmp_path: Path) -> None:
    database = database_in({}, tmp_path)
    assert database["NAME"] == tmp_path / "ridealong.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "recursive_triggers=ON" in database["OPTIONS"]["init_command"]


def test_an_address_nobody_can_use_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL: it asks for 'mysql', .*$"):
        database_in({"DATABASE_URL": "mysql://ana@localhost/book"}, tmp_path)


@pytest.mark.parametrize(("given", "number"), [("", 12), (" 3 ", 3), ("0", 0)])
def test_a_number_is_read_or_else_proposed(given: str, number: int) -> None:
    assert (
        whole_number_in({"RIDEALONG_ASKS_A_WEEK": given}, "RIDEALONG_ASKS_A_WEEK", if_not_given=12) == number
    )


@pytest.mark.parametrize("given", ["twelve", "-1", "1.5", "²"])
def test_what_is_no_number_is_said_so(given: str) -> None:
    with pytest.raises(
        ImproperlyConfigured, match=r"RIDEALONG_ASKS_A_WEEK is .* should be a whole number such as 12"
    ):
        whole_number_in({"RIDEALONG_ASKS_A_WEEK": given}, "RIDEALONG_ASKS_A_WEEK", if_not_given=12)
