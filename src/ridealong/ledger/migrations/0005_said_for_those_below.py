"""What leaders say for everybody below them is found by a link of its own: links are emptied, and filled afterwards."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0004_decisions_wait")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="link",
            name="how",
            field=models.SmallIntegerField(
                choices=[(0, "Names"), (1, "Concerns"), (2, "Points"), (3, "Changes"), (4, "Below")]
            ),
        ),
        # Purchases in short are made along with the links, and would be there twice.
        migrations.RunSQL("DELETE FROM ledger_link", migrations.RunSQL.noop),
        migrations.RunSQL("DELETE FROM ledger_bought", migrations.RunSQL.noop),
    ]
