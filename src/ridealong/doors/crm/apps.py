"""The door for tables, which remembers what was brought in through it."""

from __future__ import annotations

from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "ridealong.doors.crm"
    label = "imports"
