"""The currencies that amounts are in, by their three letters (ISO 4217, those that are money somewhere today)."""

from __future__ import annotations

import difflib

from ridealong.speech import gettext

UNKNOWN = "XXX"
"""What ISO 4217 writes where there is no currency: an import keeps an amount, and nobody guesses of what."""
CODES = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP "
    "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF "
    "IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD "
    "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB "
    "RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU "
    "UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW".split()
)
"""Those that were given up (DEM, HRK) are left out: who tells of the years before says it in what took their place."""

MET_OFTEN = ("EUR", "USD", "GBP", "CHF", "JPY", "CNY", "INR", "CAD", "AUD", "PLN", "CZK", "SEK", "NOK", "DKK")
"""Of codes that are as alike the one that is written more often was meant."""


def doubt_about_currency(code: str) -> str | None:
    """Why nobody can be paid in this; None where it is money."""
    if code in CODES:
        return None
    alike = difflib.get_close_matches(code, CODES, n=len(CODES))
    near = next((each for each in MET_OFTEN if each in alike), next(iter(alike), None))
    if near:
        return gettext("{code} is no currency; did you mean {near}?", code=code, near=near)
    return gettext("{code} is no currency; write its code, such as EUR", code=code)
