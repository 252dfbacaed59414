"""The twins app."""

from django.apps import AppConfig


class TwinsConfig(AppConfig):
    name = "ridealong.doors.twins"
    label = "twins"
