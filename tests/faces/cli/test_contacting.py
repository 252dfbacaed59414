"""What is known of a contact from the command line, and who said that they may be asked."""

from ridealong.ledger.derived import every
from ridealong.moments.kinds.roster import ContactPermitted
from ridealong.moments.moment import Voice
from ridealong.people import parties as people
from ridealong.people.preferences import reach_of


def test_where_to_write_and_that_they_agreed_is_told_in_one_command(ana):
    ana("tell", 'acme/petra-lang became known as "Petra Lang"')
    said = ana(
        "contact",
        "acme/petra-lang",
        "--email",
        "petra@acme.example",
        "--language",
        "de",
        "--may-be-asked",
        "mail",
    )
    assert said.out == (
        "acme/petra-lang: written to at petra@acme.example, in Deutsch, may be asked by mail, says Ana Ortiz.\n"
    )
    petra = people.find("acme/petra-lang").id
    assert reach_of([petra]) == {petra: ("petra@acme.example", "de")}
    (permitted,) = [moment for _, moment in every() if isinstance(moment.fact, ContactPermitted)]
    assert (permitted.fact.way, permitted.voice) == ("mail", Voice.LEADER)


def test_what_is_not_given_stays_as_it_was(ana):
    ana("contact", "acme", "--email", "office@acme.example")
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
