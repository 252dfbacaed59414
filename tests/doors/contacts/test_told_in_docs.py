"""What the documents say of real address books, and of twins, is so."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ridealong.doors.crm import door
from ridealong.doors.crm.mapping import Mapping
from tests.doors.files import shared
from tests.house.tree import DOCS
from tests.ledger import telling
from tests.ledger.telling import NOW, recorder
from tests.once import once

ROW = re.compile(r"\| `([\w-]+\.vcf)` \| (\d+) \| (\d+) of (\d+) \| (\d+) \| (\d+) \|")


@pytest.mark.django_db
def test_the_table_of_address_books_is_so() -> None:
    """File, cards, contacts of customers, put aside with and without new firms; each file by itself."""
    once(telling.the_cast)
    rows = ROW.findall((DOCS / "import.md").read_text())
    folder = shared("vcards-give")
    assert sorted(row[0] for row in rows) == sorted(each.name for each in folder.glob("*.vcf"))
    for name, *told in rows:
        kept, new = (
            door.look(
                [folder / name], mapping=replace(Mapping(), new_firms=firms), by=recorder("rita"), now=NOW
            )
            for firms in (False, True)
        )
        cast = [each for each in new.says if " of " in each and "contact" in each]
        contacts, firms = re.findall(r"\d+", cast[0])[:2] if cast else ("0", "0")
        found = [new.files[0].rows, contacts, firms, new.files[0].put_aside, kept.files[0].put_aside]
        assert list(map(int, told)) == list(map(int, found)), name
