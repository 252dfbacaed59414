"""Who reads a moment is settled by the day it happened on, whoever reports to whom since."""

from __future__ import annotations

from tests.faces.web.people import House


def test_a_moment_is_judged_by_the_reporting_line_of_its_day(house: House) -> None:
    house.tell(
        """
        2026-03-20  mia joined as salesperson under bob
        as mia
        2026-03-18  mia raised a barrier "the van is always out" ^before
        2026-03-24  mia raised a barrier "nobody answers on Fridays" ^after
        """
    )
    assert "the van is always out" in house.reads("ana", "/moments/{before}/")
    house.get("bob", "/moments/{before}/", 404)
    assert "nobody answers on Fridays" in house.reads("bob", "/moments/{after}/")
    house.get("ana", "/moments/{after}/", 404)
    house.get("mia", "/?leader=ana", 404)
    assert "Bob Hale" in house.reads("mia", "/")


def test_what_a_customer_says_is_for_who_served_them_that_day(house: House) -> None:
    house.tell(
        """
        2026-03-20  nils took over acme from tom
        as acme/petra
        2026-03-23  acme/petra said "the new one is quick" ^later
        """
    )
    assert "never in a hurry" in house.reads("ana", "/moments/{words}/")
    house.get("bob", "/moments/{words}/", 404)
    assert "the new one is quick" in house.reads("nils", "/moments/{later}/")
    house.get("tom", "/moments/{later}/", 404)


def test_what_lasts_is_open_to_who_came_into_the_team_later(house: House) -> None:
    house.tell(
        """
        as ana
        2026-03-02  ana set serving.promises to 0.9 from 2026-03-02 ^set
        as nils
        2026-03-24  nils joined as salesperson under ana
        """
    )
    assert "Ana Ortiz set serving.promises" in house.reads("nils", "/moments/{set}/")
    house.get("nils", "/moments/{visit}/", 404)
    house.get("bob", "/moments/{set}/", 404)


def test_who_left_reads_nothing_not_even_their_own(house: House) -> None:
    house.tell('as lars\n2026-02-10  lars raised a barrier "the scanner is slow" ^slow')
    assert "the scanner is slow" in house.reads("ana", "/moments/{slow}/")
    house.get("lars", "/moments/{slow}/", 302)  # their session is over, and they are sent to the door


def test_that_somebody_left_is_known_to_the_team_they_left(house: House) -> None:
    for who in ("ana", "mia", "dora"):
        assert "Lars Holm left" in house.reads(who, "/moments/{gone}/")
    house.get("bob", "/moments/{gone}/", 404)


def test_a_customer_nobody_took_over_belongs_to_who_sold_to_them_last(house: House) -> None:
    house.tell(
        """
        2026-01-05  kite became known as "Kite Prints"
        2026-02-02  kite bought for 100 EUR from tom
        as bob
        2026-02-09  kite bought for 900 EUR from nils
        as system
        2026-03-02  kite said "your glue smells" ^glue
        """
    )
    for who in ("tom", "ana"):
        assert "your glue smells" in house.reads(who, "/moments/{glue}/")
    house.get("nils", "/moments/{glue}/", 404)  # a leader's own word on who sold what settles nothing
    house.get("mia", "/moments/{glue}/", 404)
