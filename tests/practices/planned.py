"""Helps stories of the line of sight along: the game plan and the pay plan they begin with."""

from __future__ import annotations

from tests.practices.weekly import told
from tests.stories import story

PLACES = """
2025-01-06  acme became known as "Acme" in "Graz"
2025-01-06  bolt became known as "Bolt" in "Linz"
2025-01-06  carl became known as "Carl & Sons" in "Graz"
"""
PLAN = """
2025-12-01  ana adopted the game plan from 2025-12-01:
    how big: 12 million EUR by the end of 2027
    - forty presses in two years
    whom we serve: print shops near our technicians
    in Graz, Leoben
    - keep print shops
    how we win: the technician is there the same day
    - weekend service
    - herd immunity
"""
PAY = """
2025-12-01  ana adopted the pay plan "2026" from 2025-12-01:
    component: commission on all deals serving keep print shops
"""
CAST = "2025-01-06  tom took over carl\n"


def planned(*parts: str, close: str = "2026-04-06", plan: str = PLAN, pay: str = PAY):
    """The evidence of a story that begins with both plans, and with customers in their places."""
    return story(told(PLACES, plan, pay, *parts, close=close))
