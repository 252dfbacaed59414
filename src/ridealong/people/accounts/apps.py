"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "ridealong.people.accounts"
    label = "accounts"
