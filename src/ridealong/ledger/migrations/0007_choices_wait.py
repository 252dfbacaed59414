"""What a salesperson decides waits for the one it is for as well: the list is emptied, and filled afterwards."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0006_waiting")]

    operations: ClassVar = [migrations.RunSQL("DELETE FROM ledger_openloop", migrations.RunSQL.noop)]
