from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('parcels', '0002_new_firms'),
    ]

    operations = [
        migrations.AddField(
            model_name='parcel',
            name='language',
            field=models.CharField(default='en', max_length=5),
        ),
    ]
