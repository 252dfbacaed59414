"""What is known of a contact from the command line, and who said that they may be asked."""

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
