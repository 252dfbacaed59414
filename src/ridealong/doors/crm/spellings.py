"""Tells words that look misspelt among sectors, countries and addresses. Nothing is corrected: all are kept as told."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

ALIKE = 88
SHORTEST = 5
MOSTLY = 0.5

SECTORS = frozenset(
    "accounting,advertising,aerospace,agriculture,apparel,automotive,banking,biotechnology,chemicals,construction,"
    "consulting,consumer goods,education,electronics,employment,energy,engineering,entertainment,fashion,finance,"
    "financial services,food,government,healthcare,health care,hospitality,information technology,insurance,internet,"
    "legal,logistics,machinery,manufacturing,marketing,media,medical,mining,nonprofit,pharmaceuticals,professional "
    "services,public sector,publishing,real estate,recreation,restaurants,retail,security,services,shipping,software,"
    "sports,technology,telecommunications,textiles,tourism,transport,transportation,travel,utilities,wholesale".split(
        ","
    )
)
COUNTRIES = frozenset(
    "afghanistan,albania,algeria,andorra,angola,argentina,armenia,australia,austria,azerbaijan,bahamas,bahrain,"
    "bangladesh,barbados,belarus,belgium,belize,benin,bhutan,bolivia,botswana,brazil,brunei,bulgaria,burkina faso,"
    "burundi,cambodia,cameroon,canada,cape verde,chad,chile,china,colombia,comoros,congo,costa rica,croatia,cuba,"
    "cyprus,czechia,czech republic,denmark,djibouti,dominica,dominican republic,ecuador,egypt,el salvador,england,"
    "eritrea,estonia,eswatini,ethiopia,fiji,finland,france,gabon,gambia,georgia,germany,ghana,greece,grenada,"
    "guatemala,guinea,guyana,haiti,honduras,hong kong,hungary,iceland,india,indonesia,iran,iraq,ireland,israel,italy,"
    "ivory coast,jamaica,japan,jordan,kazakhstan,kenya,kiribati,korea,kosovo,kuwait,kyrgyzstan,laos,latvia,lebanon,"
    "lesotho,liberia,libya,liechtenstein,lithuania,luxembourg,madagascar,malawi,malaysia,maldives,mali,malta,"
    "mauritania,mauritius,mexico,moldova,monaco,mongolia,montenegro,morocco,mozambique,myanmar,namibia,nepal,"
    "netherlands,new zealand,nicaragua,niger,nigeria,north korea,north macedonia,norway,oman,pakistan,palestine,"
    "panama,paraguay,peru,philippines,poland,portugal,puerto rico,qatar,romania,russia,rwanda,samoa,saudi arabia,"
    "scotland,senegal,serbia,seychelles,sierra leone,singapore,slovakia,slovenia,somalia,south africa,south korea,"
    "south sudan,spain,sri lanka,sudan,suriname,sweden,switzerland,syria,taiwan,tajikistan,tanzania,thailand,togo,"
    "tonga,trinidad and tobago,tunisia,turkey,turkmenistan,uganda,ukraine,united arab emirates,united kingdom,"
    "united states,united states of america,uruguay,uzbekistan,vanuatu,venezuela,vietnam,wales,yemen,zambia,"
    "zimbabwe".split(",")
)


MAIL = frozenset(
    "gmail.com,googlemail.com,hotmail.com,outlook.com,yahoo.com,icloud.com,live.com,aol.com,protonmail.com,mail.com,"
    "email.com,ymail.com,rocketmail.com".split(",")
)


def misspelt_mail(domains: Iterable[str]) -> dict[str, str]:
    """`gmial.com`: only what is nearly a house where many have their mail, for a firm calls itself what it likes."""
    return misspelt(domains, MAIL)


def misspelt_sectors(words: Iterable[str]) -> dict[str, str]:
    return misspelt(words, SECTORS)


def misspelt_countries(words: Iterable[str]) -> dict[str, str]:
    """Only in a column of countries: a city that resembles one is spelt rightly."""
    every = list(words)
    known = sum(1 for word in every if word.casefold() in COUNTRIES)
    return misspelt(every, COUNTRIES) if known >= MOSTLY * len(every) else {}


def misspelt(words: Iterable[str], known: frozenset[str]) -> dict[str, str]:
    """Each word that is nearly, but not quite, a known one, with the nearest."""
    nearest = {}
    for word in words:
        plain = word.casefold()
        if len(plain) < SHORTEST or plain in known:
            continue
        if (near := extractOne(plain, sorted(known), scorer=ratio, score_cutoff=ALIKE)) is not None:
            nearest[word] = str(near[0]).title() if word[0].isupper() else str(near[0])
    return nearest
