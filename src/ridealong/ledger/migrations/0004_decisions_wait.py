"""Decisions that wait for a word stand among the open loops: these are emptied here, and filled again afterwards."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0003_until_and_bought")]

    operations: ClassVar = [
        migrations.RunSQL("DELETE FROM ledger_openloop", migrations.RunSQL.noop),
    ]
