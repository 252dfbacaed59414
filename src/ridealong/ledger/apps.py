"""The ledger app; after a migration its tables are sealed, sort alike in every database, and know what is new."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "ridealong.ledger"
    label = "ledger"

    def ready(self) -> None:
        from ridealong.ledger.catching_up import catch_up_after_migration  # noqa: PLC0415  # models must be loaded first
        from ridealong.ledger.letters import order_by_number  # noqa: PLC0415  # the same
        from ridealong.ledger.seal import seal_after_migration  # noqa: PLC0415  # the same

        post_migrate.connect(order_by_number, sender=self)
        post_migrate.connect(seal_after_migration, sender=self)
        post_migrate.connect(catch_up_after_migration, sender=self)
