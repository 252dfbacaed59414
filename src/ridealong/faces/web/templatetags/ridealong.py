"""The templates' own tags: links that carry the question on, strips, and sentences with their quotes set."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from ridealong.answer import changes, wording
from ridealong.answer.answer import Answer, Row
from ridealong.engines.belief import Verdict
from ridealong.faces.web import drawing, words
from ridealong.faces.web.sources import Cited
from ridealong.practices.reading import Sign
from ridealong.practices.registry import BY_KEY
from ridealong.speech import DEFAULT, gettext, spoken
from ridealong.speech import figures as speech_figures
from ridealong.speech.figures import inside, listed, spelt
from ridealong.started import program

register = template.Library()
NUMBER = r"\d+(?:[.,]\d{3})*"
FIGURE = re.compile(rf"{NUMBER}(?: (?:of|von) {NUMBER})?")
DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
STRESSED = re.compile(r"\*([^*]+)\*")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')

for word in (
    changes.since, changes.turned, wording.said, wording.silence, wording.too_young, wording.word,
    words.as_standard, words.brief_day, words.chance, words.clock, words.customers, words.day, words.deciding,
    words.door, words.falls,
    words.has_counted, words.has_seen, words.held_to, words.in_a_quarter, words.in_percent, words.is_quiet,
    words.local_day, words.local_short_day, words.moments, words.needs,
    words.percent, inside, listed, spelt, words.role, words.state, words.voice, words.weekday,
    words.whole_day, words.whose,
):  # fmt: skip
    register.filter(word.__name__, word)


register.simple_tag(program)


@register.simple_tag(takes_context=True)
def link(context: template.Context, name: str, *args: str, **changed: object) -> str:
    """The address of a page, asked for the same leader and day as the page it stands on."""
    asked = context.get("asked")  # a page that tells of trouble has no question to carry on
    return reverse(f"web:{name}", args=args) + (asked.carried(**changed) if asked else "")


@register.simple_tag(takes_context=True)
def again(context: template.Context, **changed: object) -> str:
    """The address of this very page, asked again but for what is changed."""
    return str(context["request"].path) + str(context["asked"].carried(**changed))


@register.simple_tag(takes_context=True)
def narrowed(context: template.Context, **place: str) -> str:
    """The address of another page of this list, narrowed down as it is."""
    carried = {"show": context["shown"].key, **context["narrow"].parts, **place}
    return str(context["request"].path) + str(context["asked"].carried(**carried))


@register.filter
def some_private(moments: list[Cited]) -> bool:
    """Whether a list holds what its reader may not read."""
    return any(each.is_private for each in moments)


@register.filter
def counted_out(number: object) -> str:
    """A number with its thousands set apart; nothing where nothing was counted."""
    return speech_figures.figure(number) if isinstance(number, int) else ""


@register.filter
def verdict(said: Verdict) -> str:
    return gettext(words.VERDICTS[said])


@register.filter
def title(key: str) -> str:
    return BY_KEY[key].title


@register.filter
def drawn(sign: Sign) -> drawing.Strip:
    return drawing.strip(sign)


@register.filter
def bars(sign: Sign) -> list[drawing.Bar]:
    return drawing.bars(sign.trend)


@register.filter
def weeks(sign: Sign, last_day: date) -> list[Week]:
    """A trend's figures week by week, the latest first, each with the Sunday it closed on."""
    latest_first = list(reversed(sign.trend))
    return [Week(last_day - timedelta(weeks=back), k, n) for back, (k, n) in enumerate(latest_first)]


class Week(NamedTuple):
    sunday: date
    k: int
    n: int


@register.simple_tag(takes_context=True)
def reason(context: template.Context, answer: Answer) -> SafeString:
    """The sentence under the word, with the practice that decides it made a link where it is named."""
    if answer.decided_by is None:
        return format_html("{}", answer.says)
    name = BY_KEY[answer.decided_by].title
    found = re.search(re.escape(name), answer.says, re.IGNORECASE)
    target = link(context, "practice", answer.decided_by)
    if found is None:
        decides = gettext("What decides it:")
        return format_html('{} {} <a href="{}">{}</a>.', answer.says, decides, target, name)
    before, after = answer.says[: found.start()], answer.says[found.end() :]
    return format_html('{}<a href="{}">{}</a>{}', before, target, found.group(), after)


@register.simple_tag(takes_context=True)
def counted(context: template.Context, row: Row, sign: Sign) -> SafeString:
    """What a sign says, its figure a link to the moments it was counted from."""
    says = sign.says or row.reading.says
    says = says[:1].upper() + says[1:]
    figure = FIGURE.search(says)
    start, end = figure.span() if figure else (0, len(says))
    target = link(context, "sign", row.practice.key, sign.key)
    return format_html('{}<a href="{}">{}</a>{}', says[:start], target, says[start:end], says[end:])


@register.simple_tag(takes_context=True)
def figures(context: template.Context, row: Row) -> SafeString:
    """What a practice says, each figure it took from a sign a link to that sign's moments."""
    signs = {_of(sign): sign.key for sign in reversed(row.reading.signs) if sign.n}
    if not signs:
        return format_html("{}", row.reading.says)
    pieces = re.split(
        f"({'|'.join(rf'(?<![0-9]){re.escape(each)}(?![0-9])' for each in signs)})", row.reading.says
    )
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html(
                    '<a href="{}">{}</a>', link(context, "sign", row.practice.key, signs[piece]), piece
                ),
            )
            if piece in signs
            else (piece,)
            for piece in pieces
        ),
    )


def _of(sign: Sign) -> str:
    return gettext("{k} of {n}", k=speech_figures.figure(sign.k), n=speech_figures.figure(sign.n))


@register.filter
def stressed(paragraph: str) -> SafeString:
    """A paragraph with what stands between stars set apart."""
    pieces = STRESSED.split(paragraph)  # every second piece stood between stars
    return format_html_join(
        "",
        "{}",
        ((format_html("<em>{}</em>", each) if place % 2 else each,) for place, each in enumerate(pieces)),
    )


@register.filter
def told(cited: Cited) -> SafeString:
    """A moment's sentence, with what somebody said set as a quotation."""
    return _set(cited.sentence, _dated)


@register.filter
def told_sentence(sentence: str) -> SafeString:
    """The same for a sentence by itself."""
    return _set(sentence, _dated)


@register.filter
def as_written(sentence: str) -> SafeString:
    """A sentence of the notation as it stands, told apart from a page that is not in English."""
    if spoken() == DEFAULT:
        return format_html("{}", sentence)
    return format_html('<span lang="{}">{}</span>', DEFAULT, sentence)


@register.filter
def ended(said: str) -> str:
    """With a full stop, unless it ends already."""
    return said if said.endswith((".", "?", "!")) else f"{said}."


@register.filter
def field(typed: dict[str, str], name: str) -> str:
    """What was typed into a field."""
    return typed.get(name, "")


@register.filter
def quoted(sentence: str) -> SafeString:
    """A sentence as it would be typed, but for its quotation marks."""
    return _set(sentence, conditional_escape)


def _set(sentence: str, between: Callable[[str], SafeString]) -> SafeString:
    pieces = QUOTED.split(_in_one_line(sentence))  # every second piece stood between quotes
    said = format_html_join(
        "", "{}", ((_quote(piece) if place % 2 else between(piece),) for place, piece in enumerate(pieces))
    )
    # A moment is told in the notation, which is English whatever language the page is in.
    return said if spoken() == DEFAULT else format_html('<span lang="{}">{}</span>', DEFAULT, said)


def _in_one_line(sentence: str) -> str:
    """What follows a sentence line by line, the options of a decision or a plan, as a list after its colon."""
    first, *lines = sentence.split("\n")
    return f"{first} {'; '.join(line.strip() for line in lines)}" if lines else sentence


def _dated(piece: str) -> SafeString:
    """Days as people say them; the ledger's own form stays in the attribute."""
    pieces = DAY.split(piece)  # every second piece is a day
    return format_html_join(
        "", "{}", ((_day(each) if place % 2 else each,) for place, each in enumerate(pieces))
    )


def _day(text: str) -> SafeString:
    try:
        day = words.day(date.fromisoformat(text))
        if spoken() == DEFAULT:
            return format_html('<time datetime="{}">{}</time>', text, day)
        return format_html('<time datetime="{}" lang="{}">{}</time>', text, spoken(), day)
    except ValueError:  # somebody's order number looks like a day
        return format_html("{}", text)


def _quote(said: str) -> SafeString:
    return format_html("<q>{}</q>", re.sub(r"\\(.)", r"\1", said))
