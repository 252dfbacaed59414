"""The ledger app; after every migration its tables are sealed again, and text sorts the same in every database."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "ridealong.ledger"
    label = "ledger"

    def ready(self) -> None:
        from ridealong.ledger.letters import order_by_number  # noqa: PLC0415  # models must be loaded first
        from ridealong.ledger.seal import seal_after_migration  # noqa: PLC0415

        post_migrate.connect(order_by_number, sender=self)
        post_migrate.connect(seal_after_migration, sender=self)
