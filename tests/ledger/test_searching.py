"""Words of moments are found by how they begin, a little after they were recorded, and go with a forgetting."""

from unittest.mock import patch

import pytest
from django.db import connection

from ridealong.faces.cli import ticking
from ridealong.ledger import behind, searching
from ridealong.ledger.behind import catch_up, catch_up_quickly
from ridealong.ledger.derived import rebuild
from ridealong.ledger.take_back import forget
from ridealong.people.folding import asked_for
from tests.ledger.telling import NOW, ledger_size, party, read, recorder, tell

pytestmark = pytest.mark.usefixtures("ledger")
TOLD = """
as tom
2026-03-02  tom promised acme "die Rechnung für Müller" by 2026-03-06 ^rechenbuch
as acme/petra
2026-03-04  acme/petra said "your invoices are wrong again"
2026-03-05  acme/petra said "the invoice is right now, שלום"
"""


def found(question: str) -> list[str]:
    """What was said with these words, the newest first."""
    catch_up()
    told = searching.told(asked_for(question), before=None, most=50)
    return [getattr(moment.fact, "says", None) or moment.fact.what for _, moment in told]  # type: ignore[attr-defined]


def test_words_are_found_by_how_they_begin_the_newest_first() -> None:
    tell(TOLD)
    assert found("invo") == ["the invoice is right now, שלום", "your invoices are wrong again"]
    assert found("invo wro") == ["your invoices are wrong again"]
    assert found("rechnung mueller") == found("MULLER") == ["die Rechnung für Müller"]
    assert found("שלום") == ["the invoice is right now, שלום"]


def test_what_nobody_said_is_not_found_nor_a_label() -> None:
    tell(TOLD)
    assert found("nvoice") == found("credit") == found("rechenbuch") == found("") == found('" OR *') == []


def test_a_name_leads_to_whoever_has_it_or_had_it() -> None:
    tell('2026-03-01  acme became known as "Akme Werkzeuge"')
    catch_up()
    acme, petra = party("acme"), party("acme/petra")
    assert searching.called(["tools"], most=9).rows == searching.called(["werkz"], most=9).rows
    assert searching.called(["tools"], most=9).rows == [(acme, acme, "Akme Werkzeuge")]
    assert searching.called(["lang"], most=9).rows == [(petra, acme, "Petra Lang")]
    assert searching.called(["berg"], most=9).rows == [], "Tom is no customer"


def test_recording_does_not_wait_for_it_and_tick_brings_it() -> None:
    tell(TOLD)
    assert behind.behind() == ledger_size()
    assert ticking.run({"words to search": ticking.sort_in})
    assert behind.behind() == 0
    assert searching.told(["invoice"], before=None, most=9) != []


def test_a_page_brings_up_what_is_little_and_leaves_what_is_much() -> None:
    catch_up()
    tell(TOLD)
    with patch.object(behind, "AT_ONCE", 2):
        assert catch_up_quickly() == 3
        assert searching.told(["invoice"], before=None, most=9) == []
    assert catch_up_quickly() == 0
    assert len(searching.told(["invoice"], before=None, most=9)) == 2


def test_what_is_forgotten_is_gone_from_it_and_from_the_file() -> None:
    tell(TOLD)
    assert len(found("invoice")) == 2
    forget(party("acme/petra"), by=recorder("rita"), door="cli", now=NOW)
    assert searching.told(["invoice"], before=None, most=9) == []
    assert found("invoice") == []
    assert searching.called(["lang"], most=9).rows == []
    assert found("rechnung") == ["die Rechnung für Müller"], "that is Tom's own word"
    assert b"invoice" not in everything_kept()


def everything_kept() -> bytes:
    if connection.vendor != "sqlite":
        return b""
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM ledger_search_data UNION ALL SELECT c0 FROM ledger_search_content")
        return b"".join(
            row[0] if isinstance(row[0], bytes) else str(row[0]).encode() for row in cursor.fetchall()
        )


def test_what_was_forgotten_before_it_came_here_never_does() -> None:
    tell(TOLD)
    forget(party("acme/petra"), by=recorder("rita"), door="cli", now=NOW)
    assert found("invoice") == []


def test_rebuild_makes_it_again() -> None:
    tell(TOLD)
    before = found("invoice")
    searching.empty()
    assert searching.told(["invoice"], before=None, most=9) == []
    rebuild()
    assert [moment.fact.says for _, moment in searching.told(["invoice"], before=None, most=9)] == before  # type: ignore[attr-defined]


def test_a_word_of_ten_thousand_letters_is_kept_by_its_beginning() -> None:
    tell(f'as tom\n2026-03-02  tom promised acme "{"x" * 10_000}" by 2026-03-06')
    assert len(found("x" * 500)) == 1
    assert read("as tom") == []
