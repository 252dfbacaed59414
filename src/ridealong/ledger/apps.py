"""The ledger app; its table is sealed again after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "ridealong.ledger"
    label = "ledger"

    def ready(self) -> None:
        from ridealong.ledger.seal import seal_after_migration  # noqa: PLC0415  # models must be loaded first

        post_migrate.connect(seal_after_migration, sender=self)
