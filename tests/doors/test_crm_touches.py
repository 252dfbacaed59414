"""Calls, mails, meetings and notes become touches that gave or asked, by rules one can change, and visits in person."""

from pathlib import Path

import pytest

from ridealong.doors.crm.touches import HOWS, Touches, rules
from ridealong.ledger.receipt import Recorder
from ridealong.moments.kinds.customers import TouchMade
from ridealong.moments.kinds.loops import PromiseMade, VisitMade
from ridealong.practices.customers import serving
from tests.doors.importing import LATER, begin, bring, look, of, sentences

pytestmark = pytest.mark.django_db

HEAD = "Activity ID,Type,Subject,Assigned To,Account Name,Start,End,Location,Outcome\n"
PEOPLE = "rep,manager,role\nTom Ash,Ana Ortiz,salesperson\nCho Lin,Ana Ortiz,colleague\n"


@pytest.fixture
def ana(db: None) -> Recorder:
    return begin()


def row(sort: str, subject: str, *more: str) -> str:
    """A row of Tom's with Acme; `more` are when it began, when it ended, where, and what came of it."""
    rest = (*more, "", "", "", "")[:4] if more else ("2026-03-02 09:00", "", "", "")
    return f"N1,{sort},{subject},Tom Ash,Acme,{','.join(rest)}\n"


def how(tmp_path: Path, ana: Recorder, text: str, mapping: str = "") -> list[str]:
    bring(tmp_path, {"log.csv": HEAD + text}, ana, mapping=mapping)
    return [each.split(" how=")[1].split(" whom=")[0] for each in sentences([TouchMade])]


@pytest.mark.parametrize(
    ("sort", "subject", "was"),
    [
        ("Call", "Answered a question about the invoice", "answered"),
        ("Email", "Price increase from May", "warned"),
        ("Email", "Introduction to the new engineer", "introduced"),
        ("Note", "Replaced the broken drill", "fixed"),
        ("Meeting", "Product demo", "pitched"),
        ("Call", "Follow-up on our offer", "chased"),
        ("Demo", "With the whole team", "pitched"),
    ],
)
def test_a_touch_gave_something_or_asked_for_it(
    tmp_path: Path, ana: Recorder, sort: str, subject: str, was: str
) -> None:
    assert how(tmp_path, ana, row(sort, subject)) == [was]


def test_a_touch_is_its_owners_word(tmp_path: Path, ana: Recorder) -> None:
    bring(tmp_path, {"people.csv": PEOPLE, "log.csv": HEAD + row("Call", "Answered their question")}, ana)
    assert sentences([TouchMade]) == [
        "2026-03-02 touch.made who=Tom Ash how=answered whom=Acme what=Answered their question "
        "by=Tom Ash as=salesperson"
    ]
    (seen,) = serving.touches(of(ana)).observations
    assert (seen.met, seen.aside) == (True, False)


def test_where_words_of_both_fit_it_asked(tmp_path: Path, ana: Recorder) -> None:
    assert how(tmp_path, ana, row("Call", "Answered and pitched the new saw")) == ["pitched"]


def test_words_are_whole_words(tmp_path: Path, ana: Recorder) -> None:
    told = look(tmp_path, {"log.csv": HEAD + row("Call", "Prefixed the offerings")}, ana).files[0].told()
    assert any("neither that something was given nor that something was asked" in each for each in told)


def test_what_no_rule_fits_is_put_aside_and_a_mapping_says_what_it_was(tmp_path: Path, ana: Recorder) -> None:
    rows = row("Call", "Lunch plans") + row("Email", "Product demo").replace("N1", "N2")
    said = '["log.csv"]\ntouches = { "lunch plans" = "introduced", "product demo" = "" }\n'
    assert how(tmp_path, ana, rows, said) == ["introduced"]


def test_a_mapping_that_says_what_no_touch_can_be_is_refused(tmp_path: Path, ana: Recorder) -> None:
    with pytest.raises(
        Exception, match=r'"lunch" = "fed" should be one of answered, warned, introduced, fixed'
    ):
        look(tmp_path, {"log.csv": HEAD}, ana, mapping='["log.csv"]\ntouches = { "lunch" = "fed" }\n')


def test_the_shipped_rules_speak_of_every_touch_and_what_asks_stands_first() -> None:
    assert set(rules()["touches"]) == set(HOWS)
    assert list(rules()["touches"])[:2] == ["chased", "pitched"]
    assert Touches({}).sort("Customer Visit") == "visit"


@pytest.mark.parametrize(
    ("sort", "place", "visited"),
    [
        ("Customer visit", "", True),
        ("Lunch", "The Grill", True),
        ("Meeting", "Plant 2", True),
        ("Meeting", "", False),
        ("Meeting", "https://zoom.us/j/1", False),
        ("Meeting", "Microsoft Teams", False),
        ("Call", "Plant 2", False),
    ],
)
def test_a_visit_is_made_in_person_alone(
    tmp_path: Path, ana: Recorder, sort: str, place: str, visited: bool
) -> None:
    text = row(sort, "Product demo", "2026-03-02 09:00", "2026-03-02 10:30", place)
    bring(tmp_path, {"log.csv": HEAD + text}, ana)
    assert (len(sentences([VisitMade])), len(sentences([TouchMade]))) == (visited, not visited)


def test_a_visit_says_how_long_it_took_and_where_and_who_was_beside(tmp_path: Path, ana: Recorder) -> None:
    text = "Type,Subject,Assigned To,Account Name,Start,End,Location,Accompanied By\n"
    text += "Visit,Look at the line,Tom Ash,Acme,3/16/2026 9:30 AM,3/16/2026 1:00 PM,Plant 2,Ana Ortiz\n"
    bring(tmp_path, {"log.csv": text}, ana)
    assert sentences([VisitMade]) == [
        "2026-03-16 visit.made who=Tom Ash customer=Acme beside=Ana Ortiz length=210 place=Plant 2 "
        "by=Tom Ash as=salesperson"
    ]


def test_somebody_who_does_not_sell_visits_nobody(tmp_path: Path, ana: Recorder) -> None:
    text = row("Visit", "Repaired it", "2026-03-02 09:00", "2026-03-02 10:30").replace("Tom Ash", "Cho Lin")
    bring(tmp_path, {"people.csv": PEOPLE, "log.csv": HEAD + text}, ana)
    assert sentences([VisitMade]) == []
    assert sentences([TouchMade])[0].endswith("by=Cho Lin as=colleague")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("2026-03-02 09:00", "2026-03-04 09:00"), "lasts for more than a day: it is no meeting"),
        (("2026-03-02 09:00", "2026-03-02 08:00"), "ends before it begins: nothing is made of it"),
        (("2027-03-02 09:00", "2027-03-02 10:00"), "lies before 1970 or is still to come"),
        (
            ("2026-03-02 09:00", "2026-03-02 10:00", "", "No show"),
            "did not take place: nothing is made of it",
        ),
        (("2026-03-02 09:00", "2026-03-02 10:00", "", "Planned"), "has not taken place yet"),
        (("",), "has no day: nothing is made of it"),
    ],
)
def test_what_is_no_meeting_is_told_and_counted(
    tmp_path: Path, ana: Recorder, more: tuple[str, ...], why: str
) -> None:
    preview = look(tmp_path, {"log.csv": HEAD + row("Visit", "Product demo", *more)}, ana)
    assert any(f"1 activity {why}" in each for each in preview.files[0].told()), list(preview.files[0].told())


def test_a_meeting_across_midnight_is_a_meeting(tmp_path: Path, ana: Recorder) -> None:
    text = row("Visit", "Night shift", "2026-03-02T23:30:00Z", "2026-03-03T00:30:00Z")
    bring(tmp_path, {"log.csv": HEAD + text}, ana)
    assert "length=60" in sentences([VisitMade])[0]


def test_tasks_and_calls_of_one_list_are_told_apart(tmp_path: Path, ana: Recorder) -> None:
    """As Pipedrive has them: a call that was made is a touch, one still to be made is neither, a task is a promise."""
    text = """Activity - Subject,Activity - Type,Assigned to user,Organization,Activity - Due date,Activity - Done
Answer about the invoice,call,Tom Ash,Acme,2026-03-02,Done
Answer about the delay,call,Tom Ash,Acme,2026-03-30,To do
Send the drawings,task,Tom Ash,Acme,2026-03-20,To do
"""
    preview = look(tmp_path, {"activities.csv": text}, ana)
    assert "  1 activity has not taken place yet: nothing is made of it" in preview.files[0].told()
    bring(tmp_path, {"activities.csv": text}, ana)
    assert (len(sentences([TouchMade])), len(sentences([PromiseMade]))) == (1, 1)


def test_marks_of_web_pages_in_notes_are_left_out(tmp_path: Path, ana: Recorder) -> None:
    text = "Type,Comments,Assigned To,Account Name,Date,Subject\n"
    text += "Note,<p>The <b>new</b> price &amp; terms</p>,Tom Ash,Acme,2026-03-02,\n"
    bring(tmp_path, {"log.csv": text}, ana, mapping='["log.csv"]\ntouches = { "note" = "answered" }\n')
    assert "what=The new price & terms" in sentences([TouchMade])[0]


def test_the_same_log_again_changes_nothing_and_a_newer_one_adds_what_is_new(
    tmp_path: Path, ana: Recorder
) -> None:
    """Without numbers two calls on one day are two calls, and stay so."""
    head, call = HEAD.replace("Activity ID,", ""), row("Call", "Answered it").removeprefix("N1,")
    bring(tmp_path, {"log.csv": head + call + call}, ana)
    assert look(tmp_path, {"log.csv": head + call + call}, ana, now=LATER).total == 0
    newer = look(tmp_path, {"log.csv": head + call * 3}, ana, now=LATER)
    assert dict(newer.moments) == {"touch.made": 1}


def test_an_hour_that_no_clock_has_puts_the_row_aside(tmp_path: Path, ana: Recorder) -> None:
    preview = look(
        tmp_path, {"log.csv": HEAD + row("Visit", "Demo", "2026-03-02 29:00", "2026-03-02 10:00")}, ana
    )
    assert "`2026-03-02 29:00` is no time of a day" in str(preview.files[0].asides[0])


def test_the_headings_of_hubspot_and_salesforce_are_known(tmp_path: Path, ana: Recorder) -> None:
    hubspot = """Activity assigned to,Activity date,Call and meeting type,Call notes,Call outcome,Company name
Tom Ash,2026-03-02 10:15,Support call,They could not log in,Connected,Acme
"""
    salesforce = """Id,Subject,ActivityDate,Status,TaskSubtype,Assigned,Account Name,CreatedDate
00T1,Send the drawings,2026-03-20,Not Started,Task,Tom Ash,Acme,2026-03-02
00T2,Answered the question,2026-03-03,Completed,Call,Tom Ash,Acme,2026-03-03
"""
    bring(tmp_path, {"hubspot.csv": hubspot, "salesforce.csv": salesforce}, ana)
    assert [each.split(" how=")[1].split(" by=")[0] for each in sentences([TouchMade])] == [
        "answered whom=Acme what=They could not log in",
        "answered whom=Acme what=Answered the question",
    ]
    assert [each[:45] for each in sentences([PromiseMade])] == [
        "2026-03-02 promise.made who=Tom Ash to=Acme wh"[:45]
    ]
