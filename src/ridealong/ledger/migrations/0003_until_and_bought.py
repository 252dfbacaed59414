"""Links say until when a moment matters, and purchases stand in short beside them; both are filled again afterwards."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0002_open_loops")]

    operations: ClassVar = [
        migrations.DeleteModel(name="Link"),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "to", "how", "until", "seq",
                        blank=True, editable=False, primary_key=True, serialize=False,
                    ),
                ),
                ("to", models.CharField(max_length=36)),
                (
                    "how",
                    models.SmallIntegerField(
                        choices=[(0, "Names"), (1, "Concerns"), (2, "Points"), (3, "Changes")]
                    ),
                ),
                ("until", models.IntegerField()),
                ("seq", models.IntegerField()),
            ],
            options={"db_table": "ledger_link"},
        ),
        migrations.CreateModel(
            name="Bought",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "of", "own", "year", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("of", models.CharField(max_length=36)),
                ("own", models.BooleanField()),
                ("year", models.SmallIntegerField()),
                ("told", models.TextField()),
            ],
            options={"db_table": "ledger_bought"},
        ),
    ]
