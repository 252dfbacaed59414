"""The letters app."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "ridealong.people.letters"
    label = "letters"
