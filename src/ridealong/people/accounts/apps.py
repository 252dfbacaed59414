"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "ridealong.people.accounts"
    label = "accounts"

    def ready(self) -> None:
        from ridealong.people.accounts import devices  # noqa: F401, PLC0415  # listens for who comes and goes
