"""Deals that are not over have a list, purchases their days beside them: links are emptied, and all filled afterwards."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0005_said_for_those_below")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="link",
            name="how",
            field=models.SmallIntegerField(
                choices=[
                    (0, "Names"), (1, "Concerns"), (2, "Points"), (3, "Changes"), (4, "Below"), (5, "Barriers"),
                    (6, "Favours"), (7, "Let Go"), (8, "Referred"), (9, "Recalled"), (10, "Recited"),
                ]
            ),
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "moment", "to", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("moment", models.CharField(max_length=36)),
                ("to", models.CharField(db_index=True, max_length=36)),
                ("for_good", models.BooleanField()),
            ],
            options={"db_table": "ledger_waiting"},
        ),
        migrations.RunSQL("DELETE FROM ledger_link", migrations.RunSQL.noop),
        # Purchases in short are made along with the links, and would be there twice.
        migrations.RunSQL("DELETE FROM ledger_bought", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="bought",
            name="days",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="bought",
            name="last",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
    ]
