"""Ridealong answers one question from a ledger of moments: are you a smart sales leader?"""

__version__ = "0.1.0"
