"""Who gets what from every page: one line a page, and as many more as it has cases.

A page's name as in its ``urls.py``, the method, an address (``{promise}`` is the id of the moment of that label,
``{letter}`` one of the places that ``people.py`` sets up), and what each reader gets: a status, or ``in`` where they
are sent to sign in. A page that has no line fails the tests; a page without a line for POST has to refuse it. Add a
block for pages of your own.
"""

from __future__ import annotations

from typing import NamedTuple

READERS = ("ana", "bob", "dora", "tom", "mia", "lars", "carla", "rita", "charlie", "nobody")

# Ana leads Tom and Mia; Dora leads Ana; Bob leads others; Lars left; Carla is a colleague; Rita keeps the ledger.
TABLE = """
page            method  address                               ana bob dora tom mia lars carla rita charlie nobody
web:answer      GET     /                                     200 200 200  200 200 404  404   404  404     in
web:answer      GET     /?leader=ana                          200 404 200  200 200 404  404   404  404     in
web:answer      GET     /?leader=bob                          404 200 404  404 404 404  404   404  404     in
web:answer      GET     /?leader=dora                         200 404 200  200 200 404  404   404  404     in
web:answer      GET     /?leader=nobody-by-that-name          404 404 404  404 404 404  404   404  404     in
web:answer      GET     /?leader=ana&known_at=2026-03-15      200 404 200  200 200 404  404   404  404     in
web:practices   GET     /practices/?leader=ana                200 404 200  200 200 404  404   404  404     in
web:practice    GET     /practices/serving/?leader=ana        200 404 200  200 200 404  404   404  404     in
web:practice    GET     /practices/selling/?leader=ana        404 404 404  404 404 404  404   404  404     in
web:sign        GET     /practices/care/answered/?leader=ana  200 404 200  200 200 404  404   404  404     in
web:moments     GET     /moments/?leader=ana                  200 404 200  200 200 404  404   404  404     in
web:moment      GET     /moments/{promise}/                   200 404 200  200 404 404  404   404  404     in
web:moment      GET     /moments/{request}/                   200 404 404  200 404 404  404   404  404     in
web:moment      GET     /moments/{barrier}/                   200 404 200  200 404 404  404   404  404     in
web:moment      GET     /moments/{favour}/                    404 404 404  200 404 404  200   404  404     in
web:moment      GET     /moments/{note}/                      404 404 404  200 200 404  404   404  404     in
web:moment      GET     /moments/{words}/                     200 404 200  200 404 404  404   404  404     in
web:moment      GET     /moments/{visit}/                     200 404 200  200 200 404  404   404  404     in
web:moment      GET     /moments/{sale}/                      404 200 404  404 404 404  404   404  404     in
web:moment      GET     /moments/no-such-id/                  404 404 404  404 404 404  404   404  404     in
web:healthz     GET     /healthz                              200 200 200  200 200 200  200   200  200     200
web:letters     GET     /letters/                             404 404 404  404 404 404  404   200  404     in
web:bring       GET     /letters/{letter}/                    405 405 405  405 405 405  405   405  405     in
web:bring       POST    /letters/{letter}/                    404 404 404  404 404 404  404   200  404     in
web:waiting     GET     /waiting/                             200 200 200  200 200 in   200   200  in      in
web:say         GET     /waiting/{visit}/                     405 405 405  405 405 in   405   405  in      in
web:say         POST    /waiting/{visit}/                     404 404 404  404 404 in   404   404  in      in
web:undo        GET     /waiting/undo/                        405 405 405  405 405 in   405   405  in      in
web:undo        POST    /waiting/undo/                        404 404 404  404 404 in   404   404  in      in
web:tell        GET     /tell/                                200 200 200  200 200 in   200   200  in      in
web:tell        POST    /tell/                                409 409 409  409 409 in   409   409  in      in
web:word        GET     /word/{word}/                         403 403 403  200 403 200  403   403  200     200
web:word        POST    /word/{word}/                         403 403 403  409 403 409  403   403  409     409
web:word        GET     /word/guessed/                        404 404 404  404 404 404  404   404  404     404
"""


class Line(NamedTuple):
    """What each reader gets from one address, by their name."""

    page: str
    method: str
    address: str
    gets: dict[str, str]


def lines(table: str = TABLE) -> list[Line]:
    found = []
    for line in table.strip().splitlines()[1:]:
        page, method, address, *gets = line.split()
        found.append(Line(page, method, address, dict(zip(READERS, gets, strict=True))))
    return found
