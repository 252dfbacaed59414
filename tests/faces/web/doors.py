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
# Whoever left, or has no place here, is signed out: they are sent to the door like nobody.
TABLE = """
page            method  address                               ana bob dora tom mia lars carla rita charlie nobody
web:answer      GET     /                                     200 200 200  200 200 in   302   302  in      in
web:answer      GET     /?leader=ana                          200 404 200  200 200 in   404   404  in      in
web:answer      GET     /?leader=bob                          404 200 404  404 404 in   404   404  in      in
web:answer      GET     /?leader=dora                         200 404 200  200 200 in   404   404  in      in
web:answer      GET     /?leader=nobody-by-that-name          404 404 404  404 404 in   404   404  in      in
web:answer      GET     /?leader=ana&known_at=2026-03-15      200 404 200  200 200 in   404   404  in      in
web:practices   GET     /practices/?leader=ana                200 404 200  200 200 in   404   404  in      in
web:practice    GET     /practices/serving/?leader=ana        200 404 200  200 200 in   404   404  in      in
web:practice    GET     /practices/selling/?leader=ana        404 404 404  404 404 in   404   404  in      in
web:sign        GET     /practices/care/answered/?leader=ana  200 404 200  200 200 in   404   404  in      in
web:brief       GET     /brief/                               200 200 200  200 200 in   404   404  in      in
web:brief       GET     /brief/?leader=ana                    200 404 200  200 200 in   404   404  in      in
web:brief_paper GET     /brief/paper/                         200 200 200  200 200 in   404   404  in      in
web:brief_paper GET     /brief/paper/?leader=ana              200 404 200  200 200 in   404   404  in      in
web:brief_stop  GET     /brief/stop/guessed/                  404 404 404  404 404 404  404   404  404     404
web:brief_stop  POST    /brief/stop/guessed/                  404 404 404  404 404 404  404   404  404     404
web:guess       GET     /guess/                               200 200 200  404 404 in   404   404  in      in
web:guess       POST    /guess/                               422 422 422  404 404 in   404   404  in      in
web:guess       GET     /guess/?leader=ana                    200 404 404  404 404 in   404   404  in      in
web:standard    GET     /practices/care/answered/standard/?leader=ana  302 302 302 302 302 in 302 302 in in
web:standard    POST    /practices/care/answered/standard/?leader=ana  422 404 404 404 404 in 404 404 in in
web:moments     GET     /moments/?leader=ana                  200 404 200  200 200 in   404   404  in      in
web:moment      GET     /moments/{promise}/                   200 404 200  200 404 in   404   404  in      in
web:moment      GET     /moments/{request}/                   200 404 404  200 404 in   404   404  in      in
web:moment      GET     /moments/{barrier}/                   200 404 200  200 404 in   404   404  in      in
web:moment      GET     /moments/{favour}/                    404 404 404  200 404 in   200   404  in      in
web:moment      GET     /moments/{note}/                      404 404 404  200 200 in   404   404  in      in
web:moment      GET     /moments/{words}/                     200 404 200  200 404 in   404   404  in      in
web:moment      GET     /moments/{visit}/                     200 404 200  200 200 in   404   404  in      in
web:moment      GET     /moments/{sale}/                      404 200 404  404 404 in   404   404  in      in
web:moment      GET     /moments/no-such-id/                  404 404 404  404 404 in   404   404  in      in
web:correct     GET     /moments/{promise}/correct/           404 404 404  200 404 in   404   404  in      in
web:correct     POST    /moments/{promise}/correct/           404 404 404  409 404 in   404   404  in      in
web:correct     GET     /moments/{sale}/correct/              404 404 404  404 404 in   404   404  in      in
web:take_back   GET     /moments/{promise}/back/              302 302 302  302 302 in   302   302  in      in
web:take_back   POST    /moments/{promise}/back/              409 404 409  409 404 in   404   404  in      in
web:comment     GET     /moments/{promise}/comment/           302 302 302  302 302 in   302   302  in      in
web:comment     POST    /moments/{promise}/comment/           409 404 409  409 404 in   404   404  in      in
web:comment     POST    /moments/{favour}/comment/            404 404 404  409 404 in   409   404  in      in
web:healthz     GET     /healthz                              200 200 200  200 200 200  200   200  200     200
web:letters     GET     /letters/                             404 404 404  404 404 in   404   200  in      in
web:bring       GET     /letters/{letter}/                    302 302 302  302 302 in   302   302  in      in
web:bring       POST    /letters/{letter}/                    404 404 404  404 404 in   404   200  in      in

web:signin                   GET  /signin/                                  302 302 302 302 302 200 302 302 200 200
web:signin                   POST /signin/                                  422 422 422 422 422 422 422 422 422 422
web:signin_ask_link          POST /signin/link/                             422 422 422 422 422 422 422 422 422 422
web:signin_sent              GET  /signin/sent/                             200 200 200 200 200 200 200 200 200 200
web:signin_link              GET  /signin/link/guessed/                     410 410 410 410 410 410 410 410 410 410
web:signin_link              POST /signin/link/guessed/                     410 410 410 410 410 410 410 410 410 410
web:signin_code              GET  /signin/code/                             in  in  in  in  in  in  in  in  in  in
web:signin_code              POST /signin/code/                             in  in  in  in  in  in  in  in  in  in
web:signin_first             GET  /signin/first/                            404 404 404 404 404 404 404 404 404 404
web:signin_first             POST /signin/first/                            404 404 404 404 404 404 404 404 404 404
web:signin_invitation        GET  /signin/invitation/guessed/               410 410 410 410 410 410 410 410 410 410
web:signin_invitation        POST /signin/invitation/guessed/               410 410 410 410 410 410 410 410 410 410
web:signin_provider          GET  /signin/oidc/                             404 404 404 404 404 404 404 404 404 404
web:signin_provider_back     GET  /signin/oidc/back/?code=1&state=guessed   404 404 404 404 404 404 404 404 404 404
web:typed                    GET  /signin/typed/                            302 302 302 302 302 in  302 302 in  in
web:typed                    POST /signin/typed/                            302 302 302 302 302 in  302 302 in  in
web:language                 POST /language/                                302 302 302 302 302 302 302 302 302 302
web:signout                  POST /signout/                                 302 302 302 302 302 302 302 302 302 302
web:signed_out               GET  /signed-out/                              200 200 200 200 200 200 200 200 200 200
web:settings                 GET  /settings/                                200 200 200 200 200 in  200 200 in  in
web:settings_address         GET  /settings/address/                        200 200 200 200 200 in  200 200 in  in
web:settings_address         POST /settings/address/                        200 200 200 200 200 in  200 200 in  in
web:settings_address_confirm GET  /settings/address/guessed/                410 410 410 410 410 in  410 410 in  in
web:settings_address_confirm POST /settings/address/guessed/                410 410 410 410 410 in  410 410 in  in
web:settings_password        GET  /settings/password/                       200 200 200 200 200 in  200 200 in  in
web:settings_password        POST /settings/password/                       200 200 200 200 200 in  200 200 in  in
web:settings_time            GET  /settings/time/                           200 200 200 200 200 in  200 200 in  in
web:settings_time            POST /settings/time/                           200 200 200 200 200 in  200 200 in  in
web:settings_brief           GET  /settings/brief/                          200 200 200 404 404 in  404 404 in  in
web:settings_brief           POST /settings/brief/                          422 422 422 404 404 in  404 404 in  in
web:settings_brief_mail      POST /settings/brief/mail/                     302 302 302 404 404 in  404 404 in  in
web:settings_brief_try       POST /settings/brief/999999/test/              302 302 302 404 404 in  404 404 in  in
web:settings_brief_remove    POST /settings/brief/999999/removed/           302 302 302 404 404 in  404 404 in  in
web:settings_second          GET  /settings/second/                         200 200 200 200 200 in  200 200 in  in
web:settings_second          POST /settings/second/                         200 200 200 200 200 in  200 200 in  in
web:settings_second_off      GET  /settings/second/off/                     302 302 302 302 302 in  302 302 in  in
web:settings_second_off      POST /settings/second/off/                     302 302 302 302 302 in  302 302 in  in
web:settings_second_codes    GET  /settings/second/codes/                   302 302 302 302 302 in  302 302 in  in
web:settings_second_codes    POST /settings/second/codes/                   302 302 302 302 302 in  302 302 in  in
web:settings_end_others      POST /settings/devices/others/                 302 302 302 302 302 in  302 302 in  in
web:settings_end             POST /settings/devices/999999/                 302 302 302 302 302 in  302 302 in  in
web:settings_passport        POST /settings/passports/999999/               302 302 302 302 302 in  302 302 in  in
web:people                   GET  /settings/people/                         200 200 200 404 404 in  404 200 in  in
web:newcomer                 GET  /settings/people/new/                     200 200 200 404 404 in  404 200 in  in
web:newcomer                 POST /settings/people/new/                     200 200 200 404 404 in  404 200 in  in
web:someone                  GET  /settings/people/of/tom/                  200 404 200 404 404 in  404 200 in  in
web:someone_invite           POST /settings/people/of/tom/invitation/       422 404 422 404 404 in  404 422 in  in
web:someone_revoke           POST /settings/people/of/tom/invitation/back/  302 404 302 404 404 in  404 302 in  in
web:someone_move             POST /settings/people/of/tom/place/            422 404 422 404 404 in  404 422 in  in
web:someone_leave            POST /settings/people/of/tom/leaving/          422 404 422 404 404 in  404 422 in  in

web:asks        GET     /asks/?leader=ana                     200 404 404  404 404 in   404   404  in      in
web:asks        GET     /asks/?leader=bob                     404 200 404  404 404 in   404   404  in      in
ask:ask         GET     /ask/guessed/                         404 404 404  404 404 404  404   404  404     404
ask:ask         POST    /ask/guessed/                         404 404 404  404 404 404  404   404  404     404
ask:stop        GET     /ask/stop/guessed/                    404 404 404  404 404 404  404   404  404     404
ask:stop        POST    /ask/stop/guessed/                    404 404 404  404 404 404  404   404  404     404

web:duplicates        GET   /duplicates/                      404 404 404  404 404 in   404   200  in      in
web:duplicates_merge  GET   /duplicates/merge/                302 302 302  302 302 in   302   302  in      in
web:duplicates_merge  POST  /duplicates/merge/                404 404 404  404 404 in   404   404  in      in
web:duplicates_apart  GET   /duplicates/apart/                302 302 302  302 302 in   302   302  in      in
web:duplicates_apart  POST  /duplicates/apart/                404 404 404  404 404 in   404   404  in      in
web:duplicates_part   GET   /duplicates/part/                 302 302 302  302 302 in   302   302  in      in
web:duplicates_part   POST  /duplicates/part/                 404 404 404  404 404 in   404   404  in      in
web:duplicates_again  GET   /duplicates/again/                302 302 302  302 302 in   302   302  in      in
web:duplicates_again  POST  /duplicates/again/                404 404 404  404 404 in   404   404  in      in

web:imports     GET     /imports/                             200 200 200  404 404 in   404   200  in      in
web:imports     POST    /imports/                             422 422 422  404 404 in   404   422  in      in
web:parcel      GET     /imports/waiting/{parcel}/            200 404 404  404 404 in   404   200  in      in
web:parcel      POST    /imports/waiting/{parcel}/            404 404 404  404 404 in   404   404  in      in
web:columns     GET     /imports/waiting/{parcel}/columns/?of=deals.csv  200 404 404 404 404 in 404 200 in in
web:columns     POST    /imports/waiting/{parcel}/columns/?of=deals.csv  404 404 404 404 404 in 404 404 in in
web:columns     GET     /imports/waiting/{parcel}/columns/?of=guessed    404 404 404 404 404 in 404 404 in in
web:calendars   GET     /imports/calendars/                   200 200 200  404 404 in   404   200  in      in
web:calendars   POST    /imports/calendars/                   422 422 422  404 404 in   404   422  in      in
web:batch       GET     /imports/{import}/                    200 200 200  404 404 in   404   200  in      in
web:batch       POST    /imports/{import}/                    302 404 404  404 404 in   404   302  in      in
web:batch       GET     /imports/b-none/                      404 404 404  404 404 in   404   404  in      in

web:customers   GET     /customers/                           200 200 200  200 200 in   200   200  in      in
web:customer    GET     /customers/acme/                      200 404 200  200 404 in   404   200  in      in
web:customer    GET     /customers/bolt/                      404 200 404  404 404 in   404   200  in      in
web:customer    GET     /customers/acme/petra/                302 404 302  302 404 in   404   302  in      in
web:customer    GET     /customers/nobody-by-that-name/       404 404 404  404 404 in   404   404  in      in
web:walkaway      GET   /walkaway/                            200 200 200  200 200 in   200   200  in      in
web:walkaway_deal GET   /walkaway/{deal}/                     200 404 200  200 404 in   404   404  in      in
web:walkaway_deal POST  /walkaway/{deal}/                     409 404 409  409 404 in   404   404  in      in
web:walkaway_deal GET   /walkaway/no-such-deal/               404 404 404  404 404 in   404   404  in      in
web:search      GET     /search/?q=invoice                    200 200 200  200 200 in   200   200  in      in
web:team        GET     /team/                                200 200 200  200 200 in   200   200  in      in
web:member      GET     /team/tom/                            200 404 200  200 404 in   404   404  in      in
web:member      GET     /team/tom/?show=recorded              200 404 200  200 404 in   404   404  in      in
web:member      GET     /team/acme/                           404 404 404  404 404 in   404   404  in      in
web:loops       GET     /loops/                               200 200 200  200 200 in   200   200  in      in
web:loops       GET     /loops/?of=tom&left=guessed           200 200 200  200 200 in   200   200  in      in

web:waiting     GET     /waiting/                             200 200 200  200 200 in   200   200  in      in
web:say         GET     /waiting/{visit}/                     302 302 302  302 302 in   302   302  in      in
web:say         POST    /waiting/{visit}/                     404 404 404  404 404 in   404   404  in      in
web:undo        GET     /waiting/undo/                        302 302 302  302 302 in   302   302  in      in
web:undo        POST    /waiting/undo/                        404 404 404  404 404 in   404   404  in      in
web:tell        GET     /tell/                                200 200 200  200 200 in   200   200  in      in
web:tell        POST    /tell/                                409 409 409  409 409 in   409   409  in      in
web:understood  GET     /tell/understood/                     302 302 302  302 302 302  302   302  302     302
web:understood  POST    /tell/understood/                     200 200 200  200 200 401  200   200  401     401
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
    for line in filter(None, table.strip().splitlines()[1:]):
        page, method, address, *gets = line.split()
        found.append(Line(page, method, address, dict(zip(READERS, gets, strict=True))))
    return found
