"""The asking app."""

from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "ridealong.doors.asking"
    label = "asking"
