"""The answer app: it keeps nothing but answers already given."""

from django.apps import AppConfig


class AnswerConfig(AppConfig):
    name = "ridealong.answer"
    label = "answer"
