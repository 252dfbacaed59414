"""The weeks of a brief are remembered as answers are."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("answer", "0001_initial")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="KeptWeeks",
            fields=[
                ("key", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("seq", models.BigIntegerField()),
                ("version", models.CharField(max_length=30)),
                ("weeks", models.TextField()),
            ],
        ),
    ]
