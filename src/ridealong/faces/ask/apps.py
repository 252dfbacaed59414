"""The pages behind the links in letters."""

from django.apps import AppConfig


class AskConfig(AppConfig):
    name = "ridealong.faces.ask"
    label = "ask"
