"""Who was told to be whom has an index of its own: a handful of moments among a million, which pages ask for."""

from typing import ClassVar

from django.db import migrations, models

MERGING = ["customer.merged/1", "person.merged/1"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0008_behind")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="momentrow",
            index=models.Index(
                condition=models.Q(kind__in=MERGING), fields=["kind"], name="moment_merging"
            ),
        ),
    ]
