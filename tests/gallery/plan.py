"""Which pages there are pictures of: every page of the map of addresses, a room at a time.

A room is a site in a state of its own, which ``rooms.py`` sets up. A line names the picture, who looks, the address
(``{token}`` is a place that the room fills in), and what else there is to know: the status that is expected, ``POST``
where somebody sends something that is refused, ``press "…"`` for the page behind a button.
"""

from __future__ import annotations

import re
from typing import NamedTuple

PLAN = {
    "demo": """
answer                      owner  /
brief                       owner  /brief/
guess                       owner  /guess/
practices                   owner  /practices/
practice-serving            owner  /practices/serving/
practice-care               owner  /practices/care/
practice-field              owner  /practices/field/
practice-proposition        owner  /practices/proposition/
practice-contrarian         owner  /practices/contrarian/
practice-learning           owner  /practices/learning/
practice-walkaway           owner  /practices/walkaway/
practice-joint_visits       owner  /practices/joint_visits/
practice-merit              owner  /practices/merit/
practice-alignment          owner  /practices/alignment/
practice-study              owner  /practices/study/
practice-tempo              owner  /practices/tempo/
practice-change             owner  /practices/change/
sign-promises               owner  /practices/serving/promises/
sign-answered-not-met       owner  /practices/care/answered/?show=not_met
moments                     owner  /moments/
moments-narrowed            owner  /moments/?sort=promised&since=2026-06-01
moments-narrowed-none       owner  /moments/?whom=zzzz
moment                      owner  /moments/{moment}/
moment-correct              owner  /moments/{moment}/correct/
customers                   owner  /customers/
customers-silent            owner  /customers/?silent=1&sort=silence
walkaway                    owner  /walkaway/
walkaway-deal               owner  /walkaway/{deal}/?margin=900&chance=20
customers-none-like-that    owner  /customers/?q=zzzz
customer                    owner  /customers/{customer}/
search                      owner  /search/?q=inv
search-nothing-yet          owner  /search/
search-finds-nothing        owner  /search/?q=zzzz
team                        owner  /team/
member                      owner  /team/{member}/
member-recorded             owner  /team/{member}/?show=recorded
loops                       owner  /loops/
loops-mine                  owner  /loops/?show=mine
waiting                     owner  /waiting/
tell                        owner  /tell/
not-here                    owner  /nowhere/  404
not-taken                   owner  /practices/  405 POST
not-from-here               owner  /tell/  403 POST
""",
    "sample": """
sample-answer               owner  /?as_of=2026-03-30
sample-answer-all-thirteen  owner  /?leader=joon&as_of=2026-03-30
sample-answer-nothing-yet   owner  /?leader=lena&as_of=2026-03-30
sample-practice             owner  /practices/serving/?as_of=2026-03-30
""",
    "nobody": """
sample-first-page           owner  /
""",
    "broken": """
our-fault                   owner  /  500
""",
    "lost": """
out-of-reach                owner  /  503
""",
    "first": """
first-account               owner  /signin/first/
signin-nobody-yet           owner  /signin/
""",
    "firm": """
signin                      nobody  /signin/
signin-next                 nobody  /signin/?next=/moments/
signin-sent                 nobody  /signin/sent/
signin-link                 nobody  /signin/link/{link}/
signin-link-no-good         nobody  /signin/link/guessed/  410
signin-code                 half    /signin/code/
signed-out                  nobody  /signed-out/
invitation                  nobody  /signin/invitation/{invitation}/
invitation-no-good          nobody  /signin/invitation/guessed/  410
typed                       cut     /signin/typed/
settings                    ana     /settings/
settings-with-a-code        mia     /settings/
address                     ana     /settings/address/
address-confirm             ana     /settings/address/{address}/
address-no-good             ana     /settings/address/guessed/  410
password                    ana     /settings/password/
time                        ana     /settings/time/
reaching                    ana     /settings/brief/
reaching-stop               nobody  /brief/stop/{stop_letters}/
reaching-stop-no-good       nobody  /brief/stop/guessed/  404
second                      ana     /settings/second/
second-off                  mia     /settings/second/off/
second-codes                mia     /settings/second/codes/
people                      ana     /settings/people/
newcomer                    ana     /settings/people/new/
someone                     ana     /settings/people/of/tom/
someone-with-an-account     ana     /settings/people/of/mia/
answer-of-a-new-firm        ana     /
customers-of-a-new-firm     ana     /customers/
team-of-a-new-firm          ana     /team/
loops-of-a-new-firm         ana     /loops/
waiting-for-nobody          ana     /waiting/
tell-of-a-new-firm          ana     /tell/
not-yours                   ana     /letters/  404
""",
    "asks": """
asks                        owner  /asks/?leader=ana
letters                     owner  /letters/
letter-brought              owner  /letters/  press "Show its link once"
ask-newcomer-en             owner  {newcomer}?in=en
ask-newcomer-de             owner  {newcomer}?in=de
ask-newcomer-fr             owner  {newcomer}?in=fr
ask-newcomer-es             owner  {newcomer}?in=es
ask-let-go                  owner  {let_go}?in=en
ask-trouble                 owner  {trouble}?in=en
ask-below                   owner  {below}?in=de
ask-lost                    owner  {lost}?in=fr
ask-visited                 owner  {visited}?in=es
ask-quiet                   owner  {quiet}?in=en
ask-fit                     owner  {fit}?in=de
ask-won                     owner  {won}?in=fr
ask-bought                  owner  {bought}?in=es
ask-pulse-en                owner  {pulse}?in=en
ask-pulse-de                owner  {pulse}?in=de
ask-pulse-fr                owner  {pulse}?in=fr
ask-pulse-es                owner  {pulse}?in=es
ask-refused                 owner  {lost}?in=en  422 press "Send my answer"
ask-stop                    owner  {stop}?in=en
ask-no-good                 owner  /ask/guessed/?in=de  404
""",
    "voices": """
waiting-for-much            owner  /waiting/
loops-with-much             owner  /loops/
loops-of-one                owner  /loops/?of=tom
loops-of-nobody             owner  /loops/?of=nobody
team-with-much              owner  /team/
member-with-much            owner  /team/tom/
tell-beside-it              owner  /tell/
word                        owner  /word/a-link-of-petras/
word-no-good                owner  /word/guessed/  404
""",
    "twins": """
duplicates                  owner  /duplicates/
duplicates-merged           owner  /duplicates/?said={merged}
""",
    "alone": """
duplicates-none             owner  /duplicates/
""",
    "imports": """
imports                     owner  /imports/
imports-preview             owner  /imports/waiting/{preview}/
imports-questions           owner  /imports/waiting/{questions}/
imports-unknown             owner  /imports/waiting/{unknown}/
imports-what-it-is          owner  /imports/waiting/{unknown}/columns/?of=till.csv
imports-columns             owner  /imports/waiting/{unknown}/columns/?of=till.csv&kind=purchases
imports-columns-wrong       owner  /imports/waiting/{unknown}/columns/?of=till.csv&kind=deals  422 press "Look again"
imports-columns-read        owner  /imports/waiting/{preview}/columns/?of=pipeline.csv
imports-cards               owner  /imports/waiting/{cards}/
imports-looking             owner  /imports/waiting/{looking}/?still=1
imports-recording           owner  /imports/waiting/{recording}/?still=1
imports-failed              owner  /imports/waiting/{failed}/
imports-done                owner  /imports/{done}/
imports-undone              owner  /imports/{undone}/
calendars                   owner  /imports/calendars/
calendar-preview            owner  /imports/waiting/{calendar}/
""",
}
NO_PAGES = {
    "web:language": "it only takes a choice, and leads back to the page it was made on",
    "web:healthz": "a word for machines",
    "web:bring": "sends on; the page behind its button is in the plan",
    "web:brief_paper": "a PDF to keep; tests look at it",
    "web:settings_brief_mail": "sends on to settings_brief",
    "web:settings_brief_try": "sends on to settings_brief",
    "web:settings_brief_remove": "sends on to settings_brief",
    "web:signin_ask_link": "sends on to signin_sent",
    "web:signin_provider": "sends on to the provider",
    "web:signin_provider_back": "sends on; where it refuses, journeys look at it beside a real provider",
    "web:signout": "sends on to signed_out",
    "web:settings_end_others": "sends on to settings",
    "web:settings_end": "sends on to settings",
    "web:settings_passport": "sends on to settings",
    "web:someone_invite": "sends on to someone",
    "web:someone_revoke": "sends on to someone",
    "web:someone_move": "sends on to someone",
    "web:someone_leave": "sends on to people",
    "web:undo": "sends on to waiting",
    "web:take_back": "sends on to moment",
    "web:comment": "sends on to moment",
    "web:say": "sends on to waiting",
    "web:understood": "a part of the box; the journey of the box looks at it",
    "web:standard": "sends on to the practice",
    "web:duplicates_merge": "sends on to duplicates",
    "web:duplicates_apart": "sends on to duplicates",
    "web:duplicates_part": "sends on to duplicates",
    "web:duplicates_again": "sends on to duplicates",
}
"""The names of addresses that show nothing of their own, and why."""
SHOT = re.compile(
    r"(?P<name>\S+) +(?P<who>\S+) +(?P<address>\S+)"
    r"(?: +(?P<status>\d{3}))?(?: +(?P<post>POST))?(?: +press \"(?P<press>.+)\")?"
)


class Shot(NamedTuple):
    """One page as somebody meets it."""

    name: str
    who: str
    address: str
    status: int
    posted: bool
    press: str


def shots(room: str) -> list[Shot]:
    return [_shot(line) for line in PLAN[room].strip().splitlines()]


def _shot(line: str) -> Shot:
    found = SHOT.fullmatch(line)
    if found is None:
        raise ValueError(f"this line of the plan cannot be read: {line}")
    status = int(found["status"] or 200)
    return Shot(
        found["name"], found["who"], found["address"], status, bool(found["post"]), found["press"] or ""
    )
