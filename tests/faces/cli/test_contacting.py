"""What is known of a contact from the command line, and who said that they may be asked."""

import pytest

from ridealong.ledger.derived import every
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.moments.moment import Voice
from ridealong.people import parties as people
from ridealong.people.preferences import reach_of


def test_where_to_write_and_that_they_agreed_is_told_in_one_command(ana):
    ana("tell", 'acme/petra-lang became known as "Petra Lang"')
    ana("tell", 'rita joined as keeper called "Rita Roth"')
    said = ana(
        "contact",
        "acme/petra-lang",
        "--email",
        "petra@acme.example",
        "--language",
        "de",
        "--may-be-asked",
        "mail",
        "--as",
        "rita",
    )
    assert said.out == (
        "acme/petra-lang: written to at petra@acme.example, in Deutsch, may be asked by mail, says Rita Roth.\n"
    )
    petra = people.find("acme/petra-lang").id
    assert reach_of([petra]) == {petra: ("petra@acme.example", "de")}
    (permitted,) = [moment for _, moment in every() if isinstance(moment.fact, ContactPermitted)]
    assert (permitted.fact.way, permitted.voice) == ("mail", Voice.COLLEAGUE)


def test_a_leader_neither_gives_nor_takes_the_consent_of_those_who_judge_them(ana):
    for words in (
        ("contact", "acme", "--email", "office@acme.example", "--may-be-asked", "mail"),
        ("contact", "acme", "--may-be-asked", "nobody", "--as", "tom"),
        ("tell", "acme may be asked by nobody"),
    ):
        said = ana(*words)
        assert said.code == 1
        assert "whether acme may be asked is not for anybody whose work the answers judge" in said.err
        assert "a keeper (there is none yet) can say it, an import from the CRM, or acme" in said.err
    acme = people.find("acme").id
    assert reach_of([acme]).get(acme) is None, "nothing of it was kept"
    assert ana("tell", "--as", "acme", "acme may be asked by nobody").code == 0


def test_what_is_not_given_stays_as_it_was(ana):
    ana("tell", 'rita joined as keeper called "Rita Roth"')
    ana("contact", "acme", "--email", "office@acme.example", "--as", "rita")
    ana("contact", "acme", "--language", "fr")
    acme = people.find("acme").id
    assert reach_of([acme]) == {acme: ("office@acme.example", "fr")}


def test_slips_say_what_would_be_right(ana):
    for words, wanted in (
        (("acmee", "--language", "de"), "nobody here is called acmee; did you mean acme?"),
        (("acme",), "say what is known of them: --email, --language or --may-be-asked"),
        (("acme", "--email", "petra"), "petra is no address; write one like petra@acme.example"),
        (("acme", "--language", "nl"), "nobody here writes in nl; the languages are en, de, fr, es"),
        (("acme", "--may-be-asked", "fax"), "fax is no way to ask; the ways are mail, phone, nobody"),
    ):
        said = ana("contact", *words)
        assert (said.code, said.err) == (1, f"ridealong: {wanted}\n")


@pytest.mark.parametrize("email", ["", "ana@firm.example"], ids=["blanked", "a leader's own"])
@pytest.mark.parametrize("who", ["ana-ortiz", "tom"])
def test_where_a_customer_is_written_to_is_not_for_those_whose_work_they_judge(ana, email, who):
    ana("tell", 'rita joined as keeper called "Rita Roth"')
    ana("contact", "acme", "--email", "office@acme.example", "--as", "rita")
    said = ana("contact", "acme", "--email", email, "--language", "de", "--as", who)
    assert (said.code, said.err) == (
        1,
        "ridealong: where acme is written to is not for anybody whose work the answers judge: "
        "a keeper (Rita Roth) can say it, or acme\n",
    )
    acme = people.find("acme").id
    assert reach_of([acme]) == {acme: ("office@acme.example", "")}, "nothing of it was kept"


def test_they_say_it_themselves(ana):
    said = ana("contact", "acme", "--email", "new@acme.example", "--as", "acme")
    assert (said.code, said.out) == (0, "acme: written to at new@acme.example.\n")
    assert ana("contact", "acme", "--email", "", "--as", "acme").out == "acme: written to nowhere any more.\n"


def test_of_the_forgotten_nothing_more_is_kept(ana):
    ana("tell", 'rita joined as keeper called "Rita Roth"')
    ana("forget", "acme", "--as", "rita", "--yes")
    (handle,) = [each.handle for each in people.everyone() if each.forgotten]
    said = ana("contact", handle, "--email", "office@acme.example", "--as", "rita")
    assert (said.code, said.err) == (
        1,
        f"ridealong: {handle} was forgotten, and nothing more is kept of them\n",
    )
