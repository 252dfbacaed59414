"""Words to search and rhythms of customers have a place; tick, or the first page that needs them, fills it."""

from typing import Any, ClassVar

from django.db import migrations, models

from ridealong.ledger.searching import make_table


def make_search(apps: Any, editor: Any) -> None:
    for statement in make_table(editor.connection.vendor):
        editor.execute(statement)


def drop_search(apps: Any, editor: Any) -> None:
    editor.execute("DROP TABLE ledger_search")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0007_choices_wait")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Rhythm",
            fields=[
                ("customer", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("last", models.DateField(db_index=True)),
                ("due", models.DateField(db_index=True, null=True)),
                ("seller", models.CharField(db_index=True, max_length=36, null=True)),
                ("days", models.TextField()),
                ("recent", models.TextField()),
            ],
            options={"db_table": "ledger_rhythm"},
        ),
        migrations.CreateModel(
            name="Behind",
            fields=[
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("seq", models.IntegerField()),
            ],
            options={"db_table": "ledger_behind"},
        ),
        migrations.RunPython(make_search, drop_search),
    ]
