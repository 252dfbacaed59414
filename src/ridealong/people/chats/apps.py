"""The app for channels in Slack and Teams, and for what is told there."""

from django.apps import AppConfig


class ChatsConfig(AppConfig):
    name = "ridealong.people.chats"
    label = "chats"
