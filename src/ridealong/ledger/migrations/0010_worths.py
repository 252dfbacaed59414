"""What customers are expected to be worth, and who came through whom, have a place; tick, or a page, fills it."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0009_merging_is_found")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Worth",
            fields=[
                ("customer", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("value", models.FloatField(db_index=True, null=True)),
                ("told", models.TextField()),
                ("sender", models.CharField(db_index=True, max_length=36, null=True)),
                ("hanging", models.IntegerField(db_index=True)),
            ],
            options={"db_table": "ledger_worth"},
        ),
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("seq", models.BigIntegerField()),
                ("told", models.TextField()),
            ],
            options={"db_table": "ledger_book"},
        ),
    ]
