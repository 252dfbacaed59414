"""The brief in short, for a channel in Slack or Teams: the answer, what to do, and where all of it stands.

Who reads a channel is not known here. So nothing stands in it that the leader's whole team could not read on the page,
and nothing that anybody said: what is theirs alone is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from textwrap import shorten

from ridealong.answer.brief import Brief, Told
from ridealong.answer.citing import seen_of
from ridealong.answer.wording import word
from ridealong.people.chats.notifier import Said
from ridealong.people.letters.addresses import absolute
from ridealong.people.seeing import Sees, Sight
from ridealong.people.words import day_in
from ridealong.speech import gettext, ngettext, spoken

QUOTED = re.compile(r"“[^”]*”?")
LONGEST, LONGEST_OF_ALL = 80, 240
"""Letters of a line and of the answer's sentence: Teams takes a thousand in all."""


def in_short(brief: Brief, sight: Sight, team: Iterable[str]) -> Said:
    """A few lines for whoever of the team may read there too; for the leader alone where the team is empty."""
    answer, week = brief.answer, day_in(spoken(), brief.monday)
    told = [each for each in brief.acts if not each.private and _all_may_read(each, sight, team)]
    kept = len(brief.acts) - len(told)
    lines = [f"{word(answer.verdict)}. {_without_words(answer.says, LONGEST_OF_ALL)}"]
    lines += [f"{at}. {_line(each)}" for at, each in enumerate(told, 1)]
    if kept:
        lines.append(
            ngettext(
                "{number} thing to do is kept between those it concerns.",
                "{number} things to do are kept between those they concern.",
                kept,
            )
        )
    elif not told:
        lines.append(gettext("Nothing is asked of you this week."))
    title = gettext("The week of {week}, for {leader}", week=week, leader=answer.leader_name)
    return Said(title, "\n".join(lines), absolute("/brief/"))


def _all_may_read(act: Told, sight: Sight, team: Iterable[str]) -> bool:
    about = act.step.about
    return all(
        sees is Sees.ALL
        for person in team
        for sees in seen_of(about, replace(sight, reader=replace(sight.reader, person=person))).values()
    )


def _line(act: Told) -> str:
    says = _without_words(act.step.says, LONGEST)
    return gettext("{what} (done)", what=says) if act.confirmed_on else says


def _without_words(said: str, most: int) -> str:
    """What was said by somebody stands in quotation marks, and stays out."""
    return shorten(QUOTED.sub("“…”", said), most, placeholder=" …")
