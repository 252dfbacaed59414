"""What is left of a name when it is compared: small plain letters, without the legal form and without joining words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio, token_sort_ratio

from ridealong.people.handles import handle_from

LEGAL = frozenset(
    "ab ag aktiengesellschaft aps as asa beschrankter bhd bv bvba cie co company corp corporation cv cvba dd doo "
    "eg eirl ek eurl ev gbr gesellschaft gesmbh gmbh haftung hf ik inc incorporated jsc kabushiki kaisha kft kg "
    "kgaa kk ks limitada limited limitee llc llp lp ltd ltda ltee mbh mit nv nyrt oao ohg oo ooo oy oyj pc plc "
    "pllc private proprietary pt pte pty public pvt rt sa sab sac sae sal saoc sapi sarl sas sasu sca scs sdn se "
    "sl slne slu snc soc sociedad societe sp spa spzoo srl srls sro ss tbk uab ug unlimited vof z zao zoo zrt".split()
)
"""As they stand folded: points, strokes and spaces between single letters are gone."""
BEFORE = frozenset("kk oao ooo pt sarl uab zao".split())
"""Legal forms that are written before the name: PT Astra, SARL Petit. SAS Institute is called so."""
GLUED = re.compile("株式会社|有限会社|合同会社|有限公司|股份|（株）|㈱|주식회사")
"""Those that are written without a space."""
JOINING = frozenset(
    "and et e i o og och u und y the der die das le la les el los il de du des di da van von".split()
)
_NUMBER = re.compile(r"\d+")
LONGEST_ACRONYM = 6
A_SLIP = 85
ANOTHER = 80
"""As alike as names can be that differ by more than a slip."""


class Bare(NamedTuple):
    """A name to compare: its words in order, and the numbers in it, for branch 1 is not branch 2."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.words)


@lru_cache(maxsize=200_000)
def bare(name: str) -> Bare:
    """`The Müller & Söhne GmbH & Co. KG` and `Mueller Soehne` are both muller sohne."""
    words = _joined(_folded(name).split("-"))
    if words and words[0] == "the":
        words = words[1:]
    kept = [word for word in words if word not in JOINING] or words
    while len(kept) > 1 and kept[-1] in LEGAL:
        kept.pop()
    if len(kept) > 1 and kept[0] in BEFORE:
        kept = kept[1:]
    return Bare(tuple(kept), tuple(_NUMBER.findall(" ".join(kept))))


def _folded(name: str) -> str:
    """As in a handle, with ä, ö, ü as those write them who have no such keys."""
    plain = handle_from(GLUED.sub(" ", name.replace(".", " ").replace("/", " ").replace("'", "")))
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _joined(words: list[str]) -> list[str]:
    """Single letters in a row are one word: S. A. is sa, Sp. z o. o. is sp zoo, A/S is as."""
    joined: list[str] = []
    single = False
    for word in filter(None, words):
        is_single = len(word) == 1 and word.isalpha()
        if is_single and single:
            joined[-1] += word
        else:
            joined.append(word)
        single = is_single
    return joined


def alike(one: str, other: str) -> int:
    """How alike two names are, 100 for the same; 0 where they hold different numbers."""
    a, b = bare(one), bare(other)
    if a.words == b.words:
        return 100
    if a.numbers != b.numbers:
        return 0
    if _is_short_for(a, b) or _is_short_for(b, a):
        return 90
    if "".join(a.words) == "".join(b.words):
        return 99
    score = min(99, round(token_sort_ratio(a.text, b.text)))
    return score if score < ANOTHER or _is_a_slip(a.words, b.words) else ANOTHER


def _is_a_slip(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Lebel Dental is not Febel Dental: another letter in a short word makes another word, one left out a slip."""
    one, other = " ".join(sorted(set(a) - set(b))), " ".join(sorted(set(b) - set(a)))
    return sorted(one) == sorted(other) or ratio(one, other) >= A_SLIP


def short_and_whole(one: str, other: str) -> tuple[str, str] | None:
    """Of two names the short one first, where it is made of the first letters of the other."""
    a, b = bare(one), bare(other)
    if _is_short_for(a, b):
        return one, other
    return (other, one) if _is_short_for(b, a) else None


def _is_short_for(short: Bare, whole: Bare) -> bool:
    """ibm for International Business Machines."""
    if len(short.words) != 1 or len(whole.words) < 3:
        return False
    return short.words[0] == whole.initials and len(short.words[0]) <= LONGEST_ACRONYM


def same_person(one: str, other: str) -> int:
    """How alike two people's names are: in either order, with a first name shortened to its letter as good as whole."""
    a, b = bare_person(one), bare_person(other)
    if sorted(a) == sorted(b):
        return 100
    if len(a) >= 2 and len(b) >= 2 and _shortened(a, b):
        return 92
    return min(99, round(token_sort_ratio(" ".join(a), " ".join(b))))


@lru_cache(maxsize=200_000)
def bare_person(name: str) -> tuple[str, ...]:
    """A person's name in plain letters; `Ash, Tom` is turned round."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma else name
    return tuple(word for word in _folded(turned).split("-") if word)


def _shortened(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """T. Ash and Tom Ash: the same last name, and first names of which one begins the other."""
    first, second = a[0], b[0]
    begins = first.startswith(second) or second.startswith(first)
    return a[-1] == b[-1] and begins and min(len(first), len(second)) == 1
