from typing import Any

from django.db import migrations, models


def whoever_settled_began(apps: Any, schema_editor: Any) -> None:
    """Until now only the one for whom a ledger was begun could settle anything."""
    apps.get_model("people", "Preference").objects.update(began=True)


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="preference",
            name="began",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(whoever_settled_began, migrations.RunPython.noop),
    ]
