"""The address of a page as a letter has to write it, and whether letters can be sent at all."""

from __future__ import annotations

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a page, for somebody who reads it in a letter."""
    return f"{settings.RIDEALONG_URL}{path}"


def mail_goes_out() -> bool:
    """Whether a mail server is set; without one a letter's link waits to be copied."""
    return bool(settings.EMAIL_HOST)
