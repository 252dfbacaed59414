from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('imports', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Shape',
            fields=[
                ('headings', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('said', models.JSONField()),
                ('at', models.DateTimeField()),
                ('batch', models.CharField(max_length=12)),
            ],
            options={
                'db_table': 'import_shape',
            },
        ),
    ]
