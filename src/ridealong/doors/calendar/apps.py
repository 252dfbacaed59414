"""The door for calendars, which remembers those that are connected and what was made of their events."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "ridealong.doors.calendar"
    label = "calendars"
