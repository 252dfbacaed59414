"""The door for files that were dropped on a page: they wait here until somebody has looked and said yes."""

from __future__ import annotations

from django.apps import AppConfig


class ParcelsConfig(AppConfig):
    name = "ridealong.doors.parcels"
    label = "parcels"
